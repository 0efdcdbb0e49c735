from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.evidence import evidence_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """What trials found: one trial of each medicine, against no medicine."""
    shown = evidence_page(shelf_for(request))
    return page(request, "drugs/evidence.html", rests_on=shown.facts, shown=shown)
