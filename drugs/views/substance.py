from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.documents import RuleDoc
from drugs.pages.medicine.shown import named_in
from drugs.pages.substance import substance_page
from drugs.shelf import shelf_for
from drugs.views.errors import not_found
from drugs.views.render import page


@require_safe
def substance(request: HttpRequest, slug: str) -> HttpResponse:
    """What each medicine's label says of one thing people take besides, or of a class of them."""
    shelf = shelf_for(request)
    if slug not in shelf.substances or request.path in shelf.notices:
        return not_found(request, word=slug)
    shown = substance_page(slug, shelf)
    rules = [fact for fact in shown.facts if isinstance(fact, RuleDoc)]
    shows = [shown.substance, shown.classes, shown.members, [*named_in(rules, shelf)]]
    return page(request, "drugs/substance.html", rests_on=shown.facts, shows=shows, shown=shown)
