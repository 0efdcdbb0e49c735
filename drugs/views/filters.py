from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from drugs.pages.questions import ANY, CIRCUMSTANCES, MOMENTS, routes
from drugs.shelf import shelf_for


@require_safe
def filters(request: HttpRequest) -> HttpResponse:
    """The style sheet by which readers pick what fits them without JavaScript.

    It names every medicine, so it is printed with the edition and stands in no file of the code."""
    return render(
        request,
        "drugs/filters.css",
        {
            "medicines": list(shelf_for(request).medicines),
            "routes": routes(shelf_for(request)),
            "any": ANY,
            "moments": MOMENTS,
            "circumstances": CIRCUMSTANCES,
        },
        content_type="text/css; charset=utf-8",
    )
