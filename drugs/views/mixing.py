from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.mixing import mixing_page
from drugs.shelf import shelf_for
from drugs.views.render import page


@require_safe
def mixing(request: HttpRequest) -> HttpResponse:
    """The list of what people take besides, by kind and by name."""
    return page(request, "drugs/mixing.html", shown=mixing_page(shelf_for(request)))
