from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.medicines import medicines_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def medicines(request: HttpRequest) -> HttpResponse:
    """The list of all medicines, the ones the FDA has not approved for eczema marked as such."""
    shelf = shelf_for(request)
    shown = medicines_page(shelf)
    return page(
        request,
        "drugs/medicines.html",
        shows=shelf.medicines.values(),
        shown=shown,
        down=[one for one in shelf.edition.taken_down if one.kind == "medicine"],
    )
