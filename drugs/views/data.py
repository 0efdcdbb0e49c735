"""Open data: the documents the pages are made from, with their schema."""

from __future__ import annotations

import datetime
from typing import Literal

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_safe

from drugs.documents import MedicineDoc, Shape, SourceDoc
from drugs.shelf import Shelf, shelf_for

LICENSE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
NOTICE = gettext_noop("This informs. It does not replace a doctor. Keep the sources and the dates.")


class MedicineFile(Shape):
    """`/data/medicines/<brand>.json`: one medicine as published, with every source it names."""

    edition: int
    date: datetime.date
    license: Literal["CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"]
    notice: str
    page: str
    version: int
    published_on: datetime.date
    reason: str
    medicine: MedicineDoc
    sources: tuple[SourceDoc, ...]


@require_safe
def medicines_data(request: HttpRequest) -> HttpResponse:
    """`/data/medicines.json`: the list of the files."""
    shelf = shelf_for(request)
    return _json(
        {
            "edition": shelf.number,
            "date": shelf.date.isoformat(),
            "license": LICENSE,
            "notice": gettext(NOTICE),
            "schema": settings.SITE_URL + reverse("schema_data"),
            "medicines": [
                {
                    "brand": medicine.brand,
                    "generic": medicine.generic,
                    "page": settings.SITE_URL + reverse("medicine", args=[medicine.slug]),
                    "data": settings.SITE_URL + reverse("medicine_data", args=[medicine.slug]),
                }
                for medicine in shelf.medicines.values()
            ],
        }
    )


@require_safe
def medicine_data(request: HttpRequest, slug: str) -> HttpResponse:
    shelf = shelf_for(request)
    if slug not in shelf.medicines:
        raise Http404
    return _json(medicine_file(slug, shelf).model_dump(mode="json"))


@require_safe
def schema_data(request: HttpRequest) -> HttpResponse:
    """`/data/schema.json`: the JSON Schema of a medicine's file."""
    return _json(MedicineFile.model_json_schema(mode="serialization"))


def medicine_file(slug: str, shelf: Shelf) -> MedicineFile:
    entry = shelf.published("medicine", slug)
    assert entry is not None
    medicine = shelf.medicines[slug]
    return MedicineFile(
        edition=shelf.number,
        date=shelf.date,
        license=LICENSE,
        notice=gettext(NOTICE),
        page=settings.SITE_URL + reverse("medicine", args=[slug]),
        version=entry.version,
        published_on=entry.published_on,
        reason=entry.reason,
        medicine=medicine,
        sources=tuple(shelf.sources_of([medicine])),
    )


def _json(data: dict[str, object]) -> HttpResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})
