from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every term we explain, in the order of the alphabet."""
    terms = list(shelf_for(request).terms.values())
    return page(request, "drugs/glossary.html", rests_on=terms, terms=terms)
