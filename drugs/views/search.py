from __future__ import annotations

from django.core.exceptions import BadRequest, SuspiciousOperation, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from drugs.search.results import MORE_PAGES, MOST_PAGES, tries
from drugs.search.results import search as find
from drugs.shelf import shelf_for
from drugs.views.fragment import page_or_fragment
from drugs.views.same_site import same_site
from drugs.wording.characters import visible

SHORT_LIST = 5  # pages below a box, while one types
LONGEST_FORM = 16_384  # bytes; 500 letters of any alphabet, as a form sends them, take half of it


@same_site
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """What is found for `q`. The words come by POST, so that they stand in no address; a link with
    `?q=` is answered as well. They are nowhere kept: not logged, not cached, not indexed.

    With `below`, a part is a short list for the box that one types in.
    """
    asked = _asked(request)
    query = visible(asked.get("q", ""))
    below, more = bool(asked.get("below")), bool(asked.get("more"))
    shelf = shelf_for(request)
    most = SHORT_LIST if below else MORE_PAGES if more else MOST_PAGES
    response = page_or_fragment(
        request,
        "drugs/search.html",
        "drugs/_search_below.html" if below else "drugs/_search_results.html",
        found=find(query, shelf, most=most),
        more=not more,
        measured=not query,
        tries=tries(shelf),
        second_door=next(iter(shelf.help_for("second-door")), None),
        poison=next(iter(shelf.help_for("poison")), None),
    )
    response.headers["X-Robots-Tag"] = "noindex"
    if request.method == "POST" and not request.headers.get("HX-Request"):
        # The browser may keep this one to itself, for a way back without asking to send it again.
        response.headers["Cache-Control"] = "private, no-cache"
    elif request.method == "POST" or request.META.get("QUERY_STRING"):
        response.headers["Cache-Control"] = "no-store"
    return response


def _asked(request: HttpRequest) -> QueryDict:
    """What was sent; nothing where it cannot be read."""
    try:
        if request.method != "POST":
            return request.GET
        if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST_FORM:
            return QueryDict()
        return request.POST
    except (
        BadRequest, MultiPartParserError, SuspiciousOperation, TooManyFieldsSent,
        UnreadablePostError, ValueError,
    ):  # fmt: skip
        return QueryDict()
