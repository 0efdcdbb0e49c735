from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from drugs.pages.by_letter import part
from drugs.pages.side_effect import side_effect_page, told_of
from drugs.shelf import shelf_for
from drugs.views.errors import not_found
from drugs.views.render import page, review_status


@require_safe
def side_effect(request: HttpRequest, slug: str, letter: str = "") -> HttpResponse:
    """One side effect across all medicines; where they are many, those of one letter."""
    shelf = shelf_for(request)
    entry = shelf.published("side-effect", slug)
    if entry is None or request.path in shelf.notices:
        return not_found(request, word=slug)
    effect = shelf.side_effects[slug]
    if effect.role == "event":
        return redirect(effect.page)
    found = part(effect.page, told_of([slug], shelf), letter)
    if found is None:
        return not_found(request, word=letter)
    shown = side_effect_page(slug, shelf, found)
    return page(
        request,
        "drugs/side_effect.html",
        rests_on=shown.facts,
        effect=effect,
        by_letter=found,
        shown=shown,
        review=review_status(entry, shelf),
    )
