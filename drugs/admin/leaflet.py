"""A new medicine begins with all topics and label parts told as not read; then they are filled."""

from __future__ import annotations

from typing import cast

import reversion
from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from drugs.admin.records import line
from drugs.kinds import KINDS
from drugs.models import LabelPart, Slot, Treatment

KIND = "medicine"
MAY = ("drugs.add_slot", "drugs.add_labelpart")
# What is missing where nothing was read yet. An editor writes which part it was.
NOTHING_READ = "the whole label"


def unanswered(row: Treatment) -> tuple[list[Slot.Topic], list[LabelPart.Part]]:
    """The topics and the parts of the label of which the desk says nothing yet."""
    told = set(row.slots.values_list("topic", flat=True))
    parts = set(row.label_parts.values_list("part", flat=True))
    return (
        [topic for topic in Slot.Topic if topic.value not in told],
        [part for part in LabelPart.Part if part.value not in parts],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def leaflet_view(request: HttpRequest, slug: str) -> HttpResponse:
    """Lists what is not answered yet; a POST enters all of it as not read."""
    user = cast(User, request.user)
    if not user.has_perms(MAY):
        raise PermissionDenied
    row = KINDS[KIND].rows.filter(slug=slug).first()
    if row is None:
        raise Http404("The desk has no such medicine.")
    topics, parts = unanswered(row)
    place = line((KIND, slug))
    if request.method == "POST" and row.label and (topics or parts):
        enter(row, by=user)
        messages.warning(
            request,
            gettext("Entered as not read. Now say of each what the label says of it."),
        )
        return HttpResponseRedirect(f"{place.edit}?part=slots")
    return TemplateResponse(
        request,
        "admin/leaflet.html",
        site.each_context(request)
        | {
            "title": gettext("Topics and parts of the label: %(medicine)s") % {"medicine": row},
            "line": place,
            "label": row.label,
            "topics": [topic.label for topic in topics],
            "parts": [part.label for part in parts],
        },
        status=422 if request.method == "POST" else 200,
    )


def enter(row: Treatment, *, by: User) -> None:
    """Enters what is not answered as not read."""
    topics, parts = unanswered(row)
    with reversion.create_revision():
        reversion.set_user(by)
        reversion.set_comment("What was not answered is entered as not read.")
        for topic in topics:
            # It rests on no source, for nobody read one.
            Slot.objects.create(
                treatment=row, topic=topic, state=Slot.State.NOT_READ, missing=NOTHING_READ,
                how_checked=Slot.HowChecked.NOTHING_READ,
            )  # fmt: skip
        for part in parts:
            LabelPart.objects.create(treatment=row, part=part, state=LabelPart.State.NOT_READ)
        row.save()
