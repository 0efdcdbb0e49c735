from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from drugs.pages.medicine.chapter import chapter_pages
from drugs.pages.medicine.hub import hub_page
from drugs.pages.medicine.shown import records_of
from drugs.shelf import Shelf, shelf_for
from drugs.views.errors import not_found
from drugs.views.render import ReviewStatus, page, review_status


@require_safe
def medicine(request: HttpRequest, slug: str) -> HttpResponse:
    """The front page of one medicine. A generic name, or capitals, lead to the brand's."""
    shelf = shelf_for(request)
    if slug not in shelf.medicines:
        other = by_another_name(slug, shelf)
        return redirect("medicine", other) if other else not_found(request, word=slug)
    shown = hub_page(slug, shelf)
    return page(
        request,
        "drugs/medicine.html",
        sources=shown.sources,
        shows=records_of(shown.medicine, shelf),
        medicine=shown.medicine,
        guide=shown.guide,
        shown=shown,
        review=review_of(slug, shelf),
    )


@require_safe
def medicine_all(request: HttpRequest, slug: str) -> HttpResponse:
    """All chapters of one medicine on one page, to read through and to print."""
    shelf = shelf_for(request)
    if slug not in shelf.medicines:
        other = by_another_name(slug, shelf)
        return redirect("medicine_all", other) if other else not_found(request, word=slug)
    shown = hub_page(slug, shelf)
    pages = chapter_pages(slug, shelf)
    return page(
        request,
        "drugs/medicine_all.html",
        sources={*shown.sources, *(source for one in pages for source in one.sources)},
        shows=records_of(shown.medicine, shelf),
        medicine=shown.medicine,
        guide=shown.guide,
        shown=shown,
        chapters=pages,
        review=review_of(slug, shelf),
    )


def by_another_name(word: str, shelf: Shelf) -> str:
    """The slug of the medicine that has this generic name, or this brand in capitals; or ""."""
    for medicine in shelf.medicines.values():
        if word.lower() in {medicine.slug, medicine.generic_slug}:
            return medicine.slug
    return ""


def review_of(slug: str, shelf: Shelf) -> ReviewStatus:
    """The review line of all pages of one medicine on the shelf."""
    entry = shelf.published("medicine", slug)
    assert entry is not None
    return review_status(entry, shelf)
