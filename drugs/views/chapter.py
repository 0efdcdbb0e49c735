from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from drugs.pages.medicine.chapter import chapter_pages
from drugs.pages.medicine.chapters import chapter_of
from drugs.pages.medicine.shown import records_of
from drugs.shelf import shelf_for
from drugs.views.errors import not_found
from drugs.views.medicine import by_another_name, review_of
from drugs.views.render import page


@require_safe
def chapter(request: HttpRequest, slug: str, chapter: str) -> HttpResponse:
    """One chapter on a medicine. Another name of the medicine, or of the chapter, leads to it."""
    shelf = shelf_for(request)
    brand = slug if slug in shelf.medicines else by_another_name(slug, shelf)
    if not brand:
        return not_found(request, word=slug)
    found = chapter_of(shelf.medicines[brand], chapter)
    if found is None:
        return not_found(request, word=brand)
    if (brand, found.slug) != (slug, chapter):
        return redirect("chapter", brand, found.slug)
    (shown,) = (one for one in chapter_pages(slug, shelf) if one.chapter == found)
    return page(
        request,
        "drugs/chapter.html",
        sources=shown.sources,
        shows=records_of(shown.medicine, shelf),
        medicine=shown.medicine,
        guide=shown.guide,
        shown=shown,
        review=review_of(slug, shelf),
    )
