"""Pages for machines: search engines and the ones that watch the site."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from drugs.press.addresses import paths
from drugs.shelf import NoEdition, shelf_for


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    shelf = shelf_for(request)
    rows = "".join(
        f"<url><loc>{settings.SITE_URL}{path}</loc></url>\n"
        for path in paths(shelf)
        if path.endswith("/") and path != reverse("search")
    )
    return HttpResponse(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n',
        content_type="application/xml",
    )


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    """An edition is on the shelf: its number and date, or 503."""
    try:
        shelf = shelf_for(request)
    except NoEdition as error:
        return JsonResponse({"ready": False, "why": str(error)}, status=503)
    return JsonResponse({"ready": True, "edition": shelf.number, "date": shelf.date.isoformat()})
