"""The language a reader is answered in: that of the edition, and nothing else.

It is neither read from the browser nor kept in a cookie. A printed page is the same for everybody.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from drugs.shelf import NoEdition, shelf_for


class EditionLanguage:
    """Puts the language of a request's shelf in force while it is answered. The desk has its own,
    that of the settings."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith((settings.STATIC_URL, f"/{settings.DESK_AT}")):
            return self.get_response(request)
        with translation.override(_language(request)):
            return self.get_response(request)


def _language(request: HttpRequest) -> str:
    try:
        return shelf_for(request).language
    except NoEdition:
        return settings.LANGUAGE_CODE
