from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.whom_to_call import whom_to_call_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def whom_to_call(request: HttpRequest) -> HttpResponse:
    """Whom to call, and what if nobody answers."""
    shown = whom_to_call_page(shelf_for(request))
    return page(request, "drugs/whom_to_call.html", rests_on=shown.facts, shown=shown)
