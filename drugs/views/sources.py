from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.pages.sources import sources_page
from drugs.shelf import shelf_for
from drugs.views.render import page, source_lines


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, with the revision we read and the newest one we know of."""
    shelf = shelf_for(request)
    shown = sources_page(shelf)
    return page(
        request,
        "drugs/sources.html",
        shows=shelf.sources.values(),
        shown=shown,
        letters=[(group, source_lines(group.sources, shelf)) for group in shown.letters],
    )
