from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.medicine.shown import records_of
from drugs.pages.trials import trials_page
from drugs.shelf import shelf_for
from drugs.views.errors import not_found
from drugs.views.render import page


@require_safe
def trials(request: HttpRequest, slug: str) -> HttpResponse:
    """Every trial of one medicine."""
    shelf = shelf_for(request)
    if slug not in shelf.medicines:
        return not_found(request, word=slug)
    shown = trials_page(slug, shelf)
    shows = records_of(shown.medicine, shelf)
    return page(request, "drugs/trials.html", rests_on=shown.facts, shows=shows, shown=shown)
