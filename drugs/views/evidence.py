from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from drugs.pages.by_letter import part
from drugs.pages.evidence import evidence_page
from drugs.pages.medicine.shown import records_of
from drugs.shelf import shelf_for
from drugs.views.errors import not_found
from drugs.views.render import page


@require_safe
def evidence(request: HttpRequest, letter: str = "") -> HttpResponse:
    """What trials found: one trial of each medicine, against no medicine; where they are many,
    those of one letter."""
    shelf = shelf_for(request)
    by_letter = part(reverse("evidence"), [*shelf.medicines.values()], letter)
    if by_letter is None:
        return not_found(request, word=letter)
    shown = evidence_page(shelf, by_letter)
    return page(
        request,
        "drugs/evidence.html",
        rests_on=shown.facts,
        shows=[records_of(medicine, shelf) for medicine in by_letter.here],
        shown=shown,
        by_letter=by_letter,
    )
