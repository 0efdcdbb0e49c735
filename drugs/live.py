"""`make dev`: every page is made from the desk as it stands, published or not."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from drugs.press.editions import edition_of_desk
from drugs.shelf import REQUEST_KEY, Shelf


class LiveShelf:
    """Lays the desk on the request, so that views answer from it. Used only with LIVE=1."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.LIVE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith((settings.STATIC_URL, f"/{settings.DESK_AT}")):
            request.META.setdefault(
                REQUEST_KEY, Shelf(edition_of_desk(timezone.localdate()), draft=True)
            )
        return self.get_response(request)
