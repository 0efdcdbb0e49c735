"""The reviewer's packet of a medicine: a PDF of what readers see, to tick on paper."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from drugs.documents import Key
from drugs.handouts.packet import packet
from drugs.handouts.typesetting import HandoutError, Printed, typeset
from drugs.models import Publication
from drugs.pages.handouts import Paper
from drugs.press.editions import edition
from drugs.press.packet import KIND, sections_of
from drugs.shelf import Shelf


@require_safe
def packet_view(request: HttpRequest, slug: str) -> HttpResponse:
    """The packet as a file to keep; on A4 with `?paper=a4`."""
    if not request.user.has_perm("drugs.view_publication"):
        raise PermissionDenied
    paper: Paper = "a4" if request.GET.get("paper") == "a4" else "letter"
    try:
        name, made = packet_of(slug, paper)
    except KeyError as error:
        raise Http404("Readers have no such medicine, so there is nothing to review.") from error
    except HandoutError as error:
        return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
    return HttpResponse(
        made.pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def packet_of(slug: str, paper: Paper) -> tuple[str, Printed]:
    """The packet of what is published of a medicine, and what its file is called. Raises KeyError
    for a medicine that readers do not have, and HandoutError."""
    shelf = Shelf(edition(timezone.localdate(), all_of_it=False))
    sheet = packet(shelf, slug, sections_of(slug, shelf.medicines[slug].label))
    return f"{slug}-review-{shelf.number}.pdf", typeset(sheet, paper=paper)


def was_published(key: Key) -> bool:
    """Whether readers see a record, so that there is something to read on paper."""
    newest = Publication.objects.filter(kind=key[0], slug=key[1]).order_by("-version").first()
    return newest is not None and newest.document is not None and key[0] == KIND
