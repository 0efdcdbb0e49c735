from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.urgent_help import sign_groups
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def urgent_help(request: HttpRequest) -> HttpResponse:
    """911, call today, next visit."""
    shelf = shelf_for(request)
    return page(
        request,
        "drugs/urgent_help.html",
        rests_on=shelf.urgent_signs,
        groups=[
            {
                "urgency": group.urgency,
                "lines": [
                    (sign, [m.brand for m in shelf.medicines.values() if m.slug in sign.medicines])
                    for sign in group.signs
                ],
            }
            for group in sign_groups(shelf.urgent_signs)
        ],
    )
