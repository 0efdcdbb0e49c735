from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.questions import PLACES, WHAT_MATTERS, questions_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """All questions to ask. Reads nothing but the medicines in the address; every other choice
    a reader makes stays in the browser."""
    shown = questions_page(shelf_for(request), request.GET.getlist("medicine")[:PLACES])
    return page(
        request,
        "drugs/questions.html",
        rests_on=[item.question for moment in shown.moments for item in moment.questions],
        shown=shown,
        what_matters=WHAT_MATTERS,
    )
