from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.glossary import glossary_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every word the site explains."""
    shelf = shelf_for(request)
    rests_on = shelf.terms.values()
    return page(request, "drugs/glossary.html", rests_on=rests_on, letters=glossary_page(shelf))
