from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from drugs.documents import RuleDoc
from drugs.pages.by_letter import part
from drugs.pages.medicine.shown import named_in
from drugs.pages.substance import substance_page
from drugs.shelf import shelf_for
from drugs.views.errors import not_found
from drugs.views.render import page


@require_safe
def substance(request: HttpRequest, slug: str, letter: str = "") -> HttpResponse:
    """What each medicine's label says of one thing people take besides, or of a class of them;
    where medicines are many, those of one letter."""
    shelf = shelf_for(request)
    address = reverse("substance", args=[slug])
    if slug not in shelf.substances or address in shelf.notices:
        return not_found(request, word=slug)
    by_letter = part(address, [*shelf.medicines.values()], letter)
    if by_letter is None:
        return not_found(request, word=letter)
    shown = substance_page(slug, shelf, by_letter)
    rules = [fact for fact in shown.facts if isinstance(fact, RuleDoc)]
    shows = [shown.substance, shown.classes, shown.members, [*named_in(rules, shelf)]]
    return page(
        request,
        "drugs/substance.html",
        rests_on=shown.facts,
        shows=shows,
        shown=shown,
        by_letter=by_letter,
    )
