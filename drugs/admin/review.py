"""The whole-page review: an act of its own, by a real person, on a page read from top to end."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from drugs.admin.packet import was_published
from drugs.admin.records import RecordLine, line
from drugs.documents import REVIEW_EVERY, Key
from drugs.kinds import KINDS
from drugs.models import Reviewed
from drugs.press import packet
from drugs.press.difference import Change
from drugs.press.second_person import MAY_PUBLISH, NotAllowed
from drugs.press.whole_page import (
    on_the_desk,
    sign,
    signs_as,
    take_back,
    why_not_reviewed,
    words_of,
)
from drugs.wording.markdown import TextError


class ReviewForm(forms.Form):
    read_it_all = forms.BooleanField(
        label=gettext_lazy("I have read the whole page, and looked up every source again")
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class PacketForm(ReviewForm):
    """For a page that there is a packet of."""

    packet = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=2**53,
        label=gettext_lazy("Read on paper? The number of the packet's edition"),
        help_text=gettext_lazy(
            "It stands at the foot of each sheet. Leave it empty if you read the page itself."
        ),
    )
    interests = forms.BooleanField(
        required=False, label=gettext_lazy("My interests are still those that stand above")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("packet") and not cleaned.get("interests"):
            self.add_error(
                "interests",
                gettext("Say so, or have your person corrected first: the packet asks for it."),
            )
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def review_view(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """The account's own person signs for the page as it stands on the desk; a POST moves "last
    reviewed" to today there, or takes that back."""
    user = cast(User, request.user)
    if not user.has_perm(MAY_PUBLISH):
        raise PermissionDenied
    model = KINDS[kind].model if kind in KINDS else None
    if model is None or not issubclass(model, Reviewed):
        raise Http404("Only pages are reviewed as a whole.")
    row = KINDS[kind].rows.filter(slug=slug).first()
    if row is None:
        raise Http404("The desk has no such record.")
    shown = line((kind, slug))
    refused: list[str] = []
    document = None
    try:
        document = on_the_desk((kind, slug))
    except TextError as error:
        refused = [str(error)]
    seen = words_of(document) if document else ""
    asked = PacketForm if kind == packet.KIND else ReviewForm
    form = asked(request.POST or None, initial={"seen": seen})
    since: list[tuple[RecordLine, list[Change]]] = []
    if request.method == "POST" and request.POST.get("do") == "take-back":
        take_back((kind, slug), by=user)
        messages.warning(request, gettext("The review is taken back on the desk."))
        return HttpResponseRedirect(shown.publish)
    if request.method == "POST" and not refused and form.is_valid():
        try:
            number = form.cleaned_data.get("packet")
            sign((kind, slug), by=user, seen=form.cleaned_data["seen"], packet=number)
        except NotAllowed as error:
            refused = [str(error)]
            since = _since((kind, slug), number)
            form = asked(initial={"seen": seen})
        else:
            messages.warning(
                request,
                gettext("The review is recorded on the desk. Readers see it once it is published."),
            )
            return HttpResponseRedirect(shown.publish)
    return TemplateResponse(
        request,
        "admin/review.html",
        site.each_context(request)
        | {
            "title": gettext("Whole-page review: %(page)s") % {"page": shown.name},
            "line": shown,
            "row": row,
            "form": form,
            "person": signs_as(user),
            "refused": refused,
            "first": why_not_reviewed(document) if document else [],
            "since": since,
            "has_packet": kind == packet.KIND and was_published((kind, slug)),
            "next_due": timezone.localdate() + REVIEW_EVERY,
        },
        status=422 if request.method == "POST" else 200,
    )


def _since(key: Key, number: int | None) -> list[tuple[RecordLine, list[Change]]]:
    """What changed since the edition of a packet, record by record."""
    try:
        found = packet.changed_since(key, number) if number else []
    except NotAllowed:  # which says that there was no such edition
        return []
    return [(line(one), changes) for one, changes in found]
