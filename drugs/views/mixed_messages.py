from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.mixed_messages import mixed_messages_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def mixed_messages(request: HttpRequest) -> HttpResponse:
    """What you may read elsewhere, and what is true now."""
    shelf = shelf_for(request)
    return page(
        request,
        "drugs/mixed_messages.html",
        rests_on=shelf.mixed_messages,
        shown=mixed_messages_page(shelf),
    )
