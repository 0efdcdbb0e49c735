from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.documents import ReactionDoc
from drugs.pages.head_to_head import head_to_head_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def head_to_head(request: HttpRequest) -> HttpResponse:
    """Trials that set one medicine against another."""
    shelf = shelf_for(request)
    shown = head_to_head_page(shelf)
    facts = [fact for trial in shown for fact in trial.facts]
    named = [fact.side_effect for fact in facts if isinstance(fact, ReactionDoc)]
    effects = [shelf.side_effects[slug] for slug in named]
    return page(request, "drugs/head_to_head.html", rests_on=facts, shows=effects, trials=shown)
