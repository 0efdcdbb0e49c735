"""Pages for when something is not there, or went wrong: plain words and a way on."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from drugs.search.results import close_pages
from drugs.shelf import NoEdition, Shelf, shelf_for
from drugs.views.render import page

logger = logging.getLogger(__name__)


def not_found(
    request: HttpRequest, exception: Exception | None = None, *, word: str = ""
) -> HttpResponse:
    """404, with what the reader may have meant. Nothing is logged: the address is theirs."""
    try:
        shelf = shelf_for(request)
        word = word or request.path.strip("/").rpartition("/")[2]
        return page(
            request, "drugs/not_found.html", status=404, suggestions=suggestions(word, shelf)
        )
    except NoEdition:
        return HttpResponse(render_to_string("drugs/server_error.html"), status=503)


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
