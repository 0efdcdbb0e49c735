from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.side_effect import emergency, listed
from drugs.pages.urgent_help import URGENCIES
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def side_effects(request: HttpRequest) -> HttpResponse:
    """The list of all side effects, the most urgent first."""
    found = listed(shelf_for(request))
    return page(
        request,
        "drugs/side_effects.html",
        groups=[
            (urgency, [(e, emergency(e)) for e in found if e.urgency == urgency])
            for urgency in URGENCIES
        ],
    )
