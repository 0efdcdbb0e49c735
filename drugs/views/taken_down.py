"""The notice in the place of a page that was taken down."""

from __future__ import annotations

from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from drugs.documents import TakenDownDoc
from drugs.pages.urgent_help import urgent_help_page
from drugs.press.taken_down import names
from drugs.shelf import Shelf, shelf_for
from drugs.views.render import page


def taken_down(request: HttpRequest) -> HttpResponse | None:
    """The notice for the address that is asked for, or the way to it from a comparison or a sheet;
    None where nothing of it was taken down."""
    shelf = shelf_for(request)
    notice = shelf.notices.get(request.path)
    if notice is None:
        meant = _meant(request.path, shelf)
        return HttpResponseRedirect(meant.paths[0]) if meant else None
    shown = urgent_help_page(shelf)
    return page(request, "drugs/taken_down.html", rests_on=shown.facts, notice=notice, help=shown)


def _meant(path: str, shelf: Shelf) -> TakenDownDoc | None:
    """What a missing address is about: it stands below the page, or names its record."""
    words = [part.partition(".")[0] for part in unquote(path).casefold().split("/")]
    for notice in shelf.edition.taken_down:
        slugs = [slug for slug in (notice.slug, notice.generic_slug) if slug]
        if notice.paths and any(names(word, slug) for word in words for slug in slugs):
            return notice
    return None
