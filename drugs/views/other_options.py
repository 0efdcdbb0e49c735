from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.other_options import other_options_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def other_options(request: HttpRequest) -> HttpResponse:
    """Every way to treat eczema that we know of, no change first, in equal detail."""
    shelf = shelf_for(request)
    shown = other_options_page(shelf)
    return page(
        request,
        "drugs/other_options.html",
        rests_on=shown.facts,
        shown=shown,
    )
