from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from drugs.shelf import shelf_for
from drugs.views.render import page, source_lines


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, with the revision we read and the newest one we know of."""
    found = list(shelf_for(request).sources.values())
    return page(
        request,
        "drugs/sources.html",
        shows=found,
        labels=[source for source in found if source.revision_read],
        lines=source_lines(found),
    )
