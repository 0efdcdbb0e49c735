from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.side_effects import side_effects_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def side_effects(request: HttpRequest) -> HttpResponse:
    """The list of all side effects, the most urgent first."""
    shelf = shelf_for(request)
    shows = shelf.side_effects.values()
    return page(
        request,
        "drugs/side_effects.html",
        shows=shows,
        groups=side_effects_page(shelf),
        corrected=shelf.corrected("side-effect"),
    )
