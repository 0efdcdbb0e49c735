"""The same headers on whatever Django answers; Django's own middleware does the rest."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from eczema_site.headers import EVERYWHERE, FILE

# They speak of pages: a browser that shows a PDF in a page of its own applies them to that page.
OF_PAGES = (
    "Content-Security-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy",
    "Referrer-Policy", "X-Frame-Options",
)  # fmt: skip


class AnswerHeaders:
    """Stands before all other middleware, so that it has the last word."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("application/pdf"):
            # WebKit showed every sheet as a box of 300 by 150: our style policy forbade its viewer.
            for name in OF_PAGES:
                response.headers.pop(name, None)
            for name, value in FILE.items():
                response.headers[name] = value
            return response
        for name in ("Cross-Origin-Resource-Policy", "Permissions-Policy"):
            response.headers[name] = EVERYWHERE[name]
        if request.path.startswith(f"/{settings.DESK_AT}"):
            # The desk's forms are checked by where they come from, which `no-referrer` would hide.
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        else:
            response.headers["Referrer-Policy"] = EVERYWHERE["Referrer-Policy"]
            # What is answered live says so; what is printed has its own word from the printer.
            response.headers.setdefault("Cache-Control", "no-cache")
        return response
