from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.medicine_page import sign_groups
from drugs.shelf import of
from drugs.views.page import page


@require_safe
def urgent_help(request: HttpRequest) -> HttpResponse:
    """911, call today, next visit."""
    shelf = of(request)
    return page(
        request,
        "drugs/urgent_help.html",
        rests_on=shelf.urgent_signs,
        groups=sign_groups(shelf.urgent_signs),
        side_effects=shelf.side_effects,
        medicines=shelf.medicines,
    )
