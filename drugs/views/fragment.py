"""The one place that decides whether a reader gets a whole page or the part that htmx asked for."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from drugs.views.render import page


def page_or_fragment(
    request: HttpRequest, template: str, fragment: str, **context: Any
) -> HttpResponse:
    """The page of `template`, or only its `fragment` when htmx asks for a part.

    `context` is what `page` takes. The page includes the same fragment file, with the same
    context, so that the part is found in the page to the letter, but for its shapes.
    """
    response = page(request, fragment if wants_fragment(request) else template, **context)
    return varied(response)


def wants_fragment(request: HttpRequest) -> bool:
    """Whether a script asks for a part, as htmx would."""
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.history_restore_request


def varied(response: HttpResponse) -> HttpResponse:
    """The response, marked so that no cache hands a part to a reader who wants the page."""
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request"])
    return response
