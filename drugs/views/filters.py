from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from drugs.pages.questions import ANY, CIRCUMSTANCES, MOMENTS, routes
from drugs.shelf import shelf_for
from eczema_site.stylesheet import joined


@require_safe
def filters(request: HttpRequest) -> HttpResponse:
    """The style sheet of the questions, by which readers pick what fits them without JavaScript.

    It names every medicine, so it is printed with the edition. What else the page needs stands in
    it too: a request less before it is painted."""
    shelf = shelf_for(request)
    names = {
        "medicines": list(shelf.medicines),
        "routes": routes(shelf),
        "any": ANY,
        "moments": MOMENTS,
        "circumstances": CIRCUMSTANCES,
    }
    look = joined(settings.ROOT / "static" / "css", ["questions"])
    filtering = render_to_string("drugs/filters.css", names, request)
    return HttpResponse(f"{look}\n{filtering}", content_type="text/css; charset=utf-8")
