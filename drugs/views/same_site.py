"""Forms without a cookie: a POST is taken only from our own pages.

Readers have no session, so there is no CSRF cookie to compare. The browser itself says where a
request comes from, and a page on another site cannot change what it says.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from drugs.views.render import page

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


def same_site(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view whose POSTs from other sites get a clear refusal, in place of CSRF tokens."""

    @csrf_exempt
    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in SAFE and not from_our_pages(request):
            response = page(request, "drugs/refused.html", status=403)
            response.headers["Cache-Control"] = "no-store"
            return response
        return view(request, *args, **kwargs)

    return checked


def from_our_pages(request: HttpRequest) -> bool:
    """Whether a request comes from a page of this site, or from no web page at all.

    Every browser of today sends `Sec-Fetch-Site` over HTTPS and `Origin` with a POST. Where both
    are missing, no web page sent it, so there is nothing to protect a reader from.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    if origin is not None:
        site = urlsplit(settings.SITE_URL)
        ours = {f"{site.scheme}://{site.netloc}", f"{request.scheme}://{request.get_host()}"}
        return origin in ours
    return True
