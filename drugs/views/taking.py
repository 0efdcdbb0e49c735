from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.situation import TAKING, asked
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def taking(request: HttpRequest) -> HttpResponse:
    """For who is taking one: what comes up from day to day, in each medicine's guide."""
    shelf = shelf_for(request)
    shows = shelf.medicines.values()
    return page(request, "drugs/taking.html", shows=shows, asked=asked(TAKING, shelf))
