from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from drugs.handouts.listing import listing
from drugs.handouts.parts import texts
from drugs.handouts.printed import printed, sheet_of
from drugs.pages import handouts as paper
from drugs.pages.by_letter import part
from drugs.shelf import shelf_for
from drugs.views.errors import not_found
from drugs.views.render import page


@require_safe
def handouts(request: HttpRequest, letter: str = "") -> HttpResponse:
    """Everything that prints, with pages and sizes; where medicines are many, those of a letter."""
    shelf = shelf_for(request)
    by_letter = part(reverse("handouts"), [*shelf.medicines.values()], letter)
    if by_letter is None:
        return not_found(request, word=letter)
    groups = listing(shelf, by_letter)
    return page(request, "drugs/handouts.html", groups=groups, by_letter=by_letter)


@require_safe
def handout(request: HttpRequest, name: str) -> HttpResponse:
    """One PDF. A sheet that cannot be made raises HandoutError, and no edition goes out."""
    shelf = shelf_for(request)
    known = paper.handouts(shelf).get(name)
    if known is None:
        return not_found(request, word=name)
    response = HttpResponse(
        printed(known, shelf).pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{known.name}.pdf"'},
    )
    # The press looks whether a rule was lost: a PDF no longer tells it.
    response.texts = tuple(texts(sheet_of(known, shelf)))  # type: ignore[attr-defined]
    return response
