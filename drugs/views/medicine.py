from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from drugs.pages.medicine import medicine_page
from drugs.shelf import shelf_for
from drugs.views.errors import not_found
from drugs.views.render import page, review_status


@require_safe
def medicine(request: HttpRequest, slug: str) -> HttpResponse:
    """One medicine. A generic name, or capitals, lead to the brand's page."""
    shelf = shelf_for(request)
    known = shelf.medicines.get(slug)
    if known is None:
        for other in shelf.medicines.values():
            if slug.lower() in {other.slug, other.generic_slug}:
                return HttpResponsePermanentRedirect(reverse("medicine", args=[other.slug]))
        return not_found(request, word=slug)
    shown = medicine_page(slug, shelf)
    entry = shelf.published("medicine", slug)
    assert entry is not None
    return page(
        request,
        "drugs/medicine.html",
        rests_on=[
            known,
            *(sign for group in shown.signs for sign in group.signs),
            *([shelf.sources[known.label]] if known.label else []),
        ],
        medicine=known,
        shown=shown,
        review=review_status(entry, shelf),
        side_effects=shelf.side_effects,
    )
