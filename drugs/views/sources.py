from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.by_letter import part
from drugs.pages.sources import PAGE, sources_page
from drugs.shelf import shelf_for
from drugs.views.errors import not_found
from drugs.views.render import page, source_lines


@require_safe
def sources(request: HttpRequest, letter: str = "") -> HttpResponse:
    """Every source, with the revision we read and the newest one we know of; where medicines are
    many, those that the medicines of one letter rest on."""
    shelf = shelf_for(request)
    by_letter = part(PAGE, [*shelf.medicines.values()], letter)
    if by_letter is None:
        return not_found(request, word=letter)
    shown = sources_page(shelf, by_letter)
    return page(
        request,
        "drugs/sources.html",
        shows=[group.sources for group in shown.letters],
        by_letter=by_letter,
        shown=shown,
        letters=[(group, source_lines(group.sources, shelf)) for group in shown.letters],
    )
