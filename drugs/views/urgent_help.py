from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.urgent_help import urgent_help_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def urgent_help(request: HttpRequest) -> HttpResponse:
    """911, call today and what if nobody answers, the next visit."""
    shown = urgent_help_page(shelf_for(request))
    return page(request, "drugs/urgent_help.html", rests_on=shown.facts, shown=shown)
