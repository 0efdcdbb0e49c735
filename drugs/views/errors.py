"""Pages for when something is not there, or went wrong: plain words and a way on."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string

from drugs.press.addresses import paths
from drugs.search.results import close_pages
from drugs.shelf import NoEdition, Shelf, shelf_for
from drugs.views.render import page
from drugs.views.taken_down import taken_down

logger = logging.getLogger(__name__)

LONGEST = 200  # no address of ours is nearly as long
# What a sentence, a mail program or another site's habit leaves at the end of an address.
BEHIND = re.compile(r"(?:index\.html?|\.html?|[^a-z0-9/]|/)*$")


def not_found(
    request: HttpRequest, exception: Exception | None = None, *, word: str = ""
) -> HttpResponse:
    """404, with what the reader may have meant, or the way to the page where that is plain.
    Nothing is logged: the address is theirs."""
    try:
        shelf = shelf_for(request)
        if down := taken_down(request):
            return down
        if (meant := straightened(request.path, shelf)) and request.method in ("GET", "HEAD"):
            return HttpResponseRedirect(meant)
        word = word or request.path.strip("/").rpartition("/")[2]
        return page(
            request, "drugs/not_found.html", status=404, suggestions=suggestions(word, shelf)
        )
    except NoEdition:
        return HttpResponse(render_to_string("drugs/server_error.html"), status=503)


def straightened(path: str, shelf: Shelf) -> str:
    """The page of ours that an odd address names all the same: in capitals, by a generic name, or
    with a sign of the sentence it stood in at its end. Empty where there is none, or it is no odd
    one."""
    if len(path) > LONGEST:
        return ""
    plain = re.sub("/{2,}", "/", path.casefold().replace("_", "-"))
    plain = BEHIND.sub("", plain)
    parts = plain.split("/")
    if parts[1:2] == ["medicines"] and len(parts) > 2:
        parts[2] = shelf.cached(_brands).get(parts[2], parts[2])
    plain = "/".join(parts)
    ours = shelf.cached(_paths)
    found = next((tried for tried in (f"{plain}/", plain) if tried in ours), "")
    return found if found != path else ""


def _paths(shelf: Shelf) -> frozenset[str]:
    return frozenset(paths(shelf))


def _brands(shelf: Shelf) -> dict[str, str]:
    return {medicine.generic_slug: medicine.slug for medicine in shelf.medicines.values()}


def suggestions(word: str, shelf: Shelf) -> list[tuple[str, str]]:
    """(address, name) of pages whose name is close to a misspelt one, best first."""
    return close_pages(word, shelf)


class NotPrintedYet:
    """Answers in plain words while no edition has been printed, instead of an error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NoEdition):
            logger.error("%s", exception)
            return HttpResponse(render_to_string("drugs/server_error.html"), status=503)
        return None


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a finished page that needs neither the shelf nor the database."""
    return HttpResponse(render_to_string("drugs/server_error.html"), status=500)
