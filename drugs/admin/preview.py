"""A draft's page on a phone and on a desk, side by side."""

from __future__ import annotations

from csp.decorators import csp_update
from django.contrib.admin.sites import site
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from drugs.admin.records import keys_of, line


@require_safe
@csp_update({"frame-src": ["'self'"]})
def preview_view(request: HttpRequest) -> HttpResponse:
    """Two frames on the public address of one record, with the draft laid on top."""
    keys = keys_of(request.GET)
    if not keys:
        raise Http404("No such record.")
    shown = line(keys[0])
    return TemplateResponse(
        request, "admin/preview.html",
        site.each_context(request) | {"title": f"Preview: {shown.name}", "line": shown},
    )  # fmt: skip
