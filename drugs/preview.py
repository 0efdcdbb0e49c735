"""`?preview` at a public address: the same page, over the drafts of the desk. For staff only."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.http import escape_leading_slashes

from drugs.accounts.second_step import may_enter
from drugs.press.editions import changed, edition_with
from drugs.shelf import REQUEST_KEY, Shelf
from drugs.wording.markdown import TextError


def draft_shelf() -> Shelf:
    """What readers see, with the drafts of the desk on top. Raises TextError."""
    return Shelf(edition_with(changed(), timezone.localdate()), draft=True)


# A reader's query is not even parsed here: an odd one is for the view to answer.
ASKED = re.compile(r"(?:^|&)preview(?:=|&|$)")


class Preview:
    """Lays the drafts on the request, so that the views answer as they would once published.

    Anybody else who asks for `?preview` is led to the page as it is printed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not ASKED.search(request.META.get("QUERY_STRING", "")):
            return self.get_response(request)
        if not (may_enter(request.user) and request.user.has_perm("drugs.view_publication")):
            return HttpResponseRedirect(escape_leading_slashes(request.path))
        try:
            request.META[REQUEST_KEY] = draft_shelf()
        except TextError as error:
            return HttpResponse(
                f"There is no preview: {error}",
                status=422,
                content_type="text/plain; charset=utf-8",
            )
        request.preview = True  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        # The desk shows a preview in frames, on a phone's width and on a desk's.
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        response._csp_replace = {"frame-ancestors": ["'self'"]}  # type: ignore[attr-defined]
        return response
