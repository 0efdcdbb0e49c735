from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.shelf import of
from drugs.views.page import page

URGENCIES = (
    ("911", "Call 911"),
    ("today", "Call your doctor today"),
    ("next-visit", "Mention it at your next visit"),
)


@require_safe
def side_effects(request: HttpRequest) -> HttpResponse:
    """The list of all side effects, the most urgent first."""
    found = of(request).side_effects.values()
    return page(
        request,
        "drugs/side_effects.html",
        groups=[
            (urgency, name, [effect for effect in found if effect.urgency == urgency])
            for urgency, name in URGENCIES
        ],
    )
