from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.situation import STARTING, asked
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def starting(request: HttpRequest) -> HttpResponse:
    """For who is about to start one: what to do first, in each medicine's guide."""
    shelf = shelf_for(request)
    shows = shelf.medicines.values()
    return page(request, "drugs/starting.html", shows=shows, asked=asked(STARTING, shelf))
