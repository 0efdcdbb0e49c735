from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.evidence import evidence_page
from drugs.pages.medicine.shown import records_of
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """What trials found: one trial of each medicine, against no medicine."""
    shelf = shelf_for(request)
    shown = evidence_page(shelf)
    shows = [records_of(medicine, shelf) for medicine in shelf.medicines.values()]
    return page(request, "drugs/evidence.html", rests_on=shown.facts, shows=shows, shown=shown)
