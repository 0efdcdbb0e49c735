from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.questions import closing_step, questions_page, words
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """All questions to ask. Reads nothing but the medicines in the address; every other choice
    a reader makes stays in the browser."""
    shelf = shelf_for(request)
    # No more names than there are medicines: a longer list is not from a link of ours.
    shown = questions_page(shelf, request.GET.getlist("medicine")[: len(shelf.medicines)])
    return page(
        request,
        "drugs/questions.html",
        rests_on=[item.question for moment in shown.moments for item in moment.questions],
        shown=shown,
        closing=closing_step(),
        words=words(),
    )
