from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from drugs.documents import ReactionDoc
from drugs.pages.by_letter import part
from drugs.pages.head_to_head import head_to_head_page, set_against
from drugs.shelf import shelf_for
from drugs.views.errors import not_found
from drugs.views.render import page


@require_safe
def head_to_head(request: HttpRequest, letter: str = "") -> HttpResponse:
    """Trials that set one medicine against another; where they are many, those of one letter."""
    shelf = shelf_for(request)
    by_letter = part(reverse("head_to_head"), set_against(shelf), letter)
    if by_letter is None:
        return not_found(request, word=letter)
    shown = head_to_head_page(shelf, by_letter)
    facts = [fact for trial in shown for fact in trial.facts]
    named = [fact.side_effect for fact in facts if isinstance(fact, ReactionDoc)]
    effects = [shelf.side_effects[slug] for slug in named]
    return page(
        request,
        "drugs/head_to_head.html",
        rests_on=facts,
        shows=effects,
        trials=shown,
        by_letter=by_letter,
    )
