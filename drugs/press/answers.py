"""Asking the site for a page, as a reader of one shelf would get it."""

from __future__ import annotations

import io
import sys
from collections.abc import Collection
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.signals import got_request_exception
from django.http import HttpResponseBase

from drugs.press.addresses import paths
from drugs.press.rules.pages import Edition, Page
from drugs.shelf import REQUEST_KEY, Shelf


class PrintingError(Exception):
    """A page could not be printed; the edition is not put out. The message names the page."""


def answer(handler: WSGIHandler, shelf: Shelf, path: str) -> HttpResponseBase:
    """What the site answers a reader of `shelf`. Raises PrintingError when that is no page."""
    request = asked(shelf, path)
    fault: list[BaseException | None] = []

    def note(**_: Any) -> None:
        fault.append(sys.exc_info()[1])

    # A view that fails answers in plain words to a reader; the editor needs to know why.
    got_request_exception.connect(note)
    try:
        response = handler.get_response(request)
    finally:
        got_request_exception.disconnect(note)
    if response.status_code != 200:
        why = f" {fault[0]}" if fault and fault[0] else ""
        raise PrintingError(
            f"{path} could not be printed: it answered {response.status_code}.{why}"
        )
    if response.cookies:
        raise PrintingError(f"{path} could not be printed: it sets a cookie.")
    return response


def asked(shelf: Shelf, path: str) -> WSGIRequest:
    """The request of a reader of `shelf` for an address."""
    site = urlsplit(settings.SITE_URL)
    secure = site.scheme == "https"
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": "",
            "SERVER_NAME": site.hostname,
            "SERVER_PORT": str(site.port or (443 if secure else 80)),
            "HTTP_HOST": site.netloc,
            "HTTP_X_FORWARDED_PROTO": "https" if secure else "http",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.input": io.BytesIO(),
            "wsgi.url_scheme": "https" if secure else "http",
            REQUEST_KEY: shelf,
        }
    )


def page_of(path: str, response: HttpResponseBase) -> Page:
    """A printed answer as the rules of the press read it."""
    return Page(
        path=path,
        body=response.content,  # type: ignore[attr-defined]
        content_type=response.headers["Content-Type"],
        # A sheet of paper hands its texts along: they are no longer to be read in a PDF.
        sheet=tuple(getattr(response, "texts", ())),
    )


def whole(shelf: Shelf, pages: dict[str, Page], old_links: Collection[str] = ()) -> Edition:
    """All pages of an edition, as the rules of the press see them."""

    def answers(path: str) -> bool:
        try:
            return answer(WSGIHandler(), shelf, path).status_code == 200
        except PrintingError:
            return False

    return Edition(shelf, pages, frozenset(paths(shelf)), cache(answers), frozenset(old_links))
