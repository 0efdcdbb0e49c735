from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.side_effect import listed
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who writes this, how, and what has not been done yet."""
    shelf = shelf_for(request)
    return page(
        request,
        "drugs/about.html",
        one_reader=settings.PUBLISH_NEEDS_SECOND_PERSON is False,
        people=list(shelf.people.values()),
        edition=shelf.edition,
        counts={
            "medicines": len(shelf.medicines),
            "side_effects": len(listed(shelf)),
            "sources": len(shelf.sources),
        },
    )
