from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.mixing import mixing_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def mixing(request: HttpRequest) -> HttpResponse:
    """The list of what people take besides, by kind and by name."""
    shelf = shelf_for(request)
    shows = shelf.substances.values()
    return page(
        request,
        "drugs/mixing.html",
        shows=shows,
        shown=mixing_page(shelf),
        corrected=shelf.corrected("substance"),
    )
