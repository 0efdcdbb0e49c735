from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from drugs.numbers.figures import article_pairs
from drugs.pages.by_letter import part
from drugs.pages.side_effect import events_of, events_told_of
from drugs.pages.whom_to_call import of_treatments
from drugs.shelf import shelf_for
from drugs.views.errors import not_found
from drugs.views.render import page, review_status

# How many parts stand open; the others are their headings, to open.
OPEN_AT_FIRST = 3


@require_safe
def article(request: HttpRequest, slug: str, letter: str = "") -> HttpResponse:
    """An explainer page, at the root: /how-they-work/. What it tells of every medicine folds by
    letter where they are many."""
    shelf = shelf_for(request)
    entry = shelf.published("article", slug)
    if entry is None:
        return not_found(request, word=slug)
    address = reverse("article", args=[slug])
    shown = shelf.articles[slug]
    by_letter = part(address, events_told_of(shown, shelf), letter)
    if by_letter is None:
        return not_found(request, word=letter)
    drawings = {section.drawing for section in shown.sections}
    # Where no part asks for them, as before parts could, they stand at the end of their page.
    found = events_of(shelf, by_letter)
    events = found if "events" in drawings else []
    left = [] if events else [event for event in found if event.effect.page == address]
    paying = shelf.help_for("paying") if "programs" in drawings else []
    own = [shown, *paying] if by_letter.is_front else []  # a letter tells its medicines alone
    return page(
        request,
        "drugs/article.html",
        rests_on=[*own, *(page.facts for page in (*events, *left))],
        article=shown,
        by_letter=by_letter,
        sections=[(section, article_pairs(shown, section)) for section in shown.sections],
        events=events,
        left=left,
        told=[*events, *left],
        programs=of_treatments(paying, shelf),
        open_at_first=OPEN_AT_FIRST,
        review=review_status(entry, shelf),
    )
