from __future__ import annotations

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.search.results import MORE_PAGES, MOST_PAGES, tries
from drugs.search.results import search as find
from drugs.shelf import shelf_for
from drugs.views.fragment import page_or_fragment
from drugs.wording.characters import visible


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What `?q=` finds. The words are nowhere kept: not logged, not cached, not indexed."""
    try:
        query = visible(request.GET.get("q", ""))
        first = not request.GET.get("more")
    except TooManyFieldsSent:
        query, first = "", True
    shelf = shelf_for(request)
    response = page_or_fragment(
        request,
        "drugs/search.html",
        "drugs/_search_results.html",
        found=find(query, shelf, most=MOST_PAGES if first else MORE_PAGES),
        more=first,
        measured=not query,
        tries=tries(shelf),
        second_door=next(iter(shelf.help_for("second-door")), None),
        poison=next(iter(shelf.help_for("poison")), None),
    )
    response.headers["X-Robots-Tag"] = "noindex"
    if request.META.get("QUERY_STRING"):
        response.headers["Cache-Control"] = "no-store"
    return response
