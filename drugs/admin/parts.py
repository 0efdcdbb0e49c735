"""A medicine on the desk, part by part: each a screen of its own, figures by their study.

`?part=` chooses the part and `&study=` the study; `?part=all` shows everything on one screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib.admin.options import InlineModelAdmin
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from drugs.models import Study, Treatment

ALL = "all"
MANY = 100  # rows: a record that has more opens by its parts


def brings_back(request: HttpRequest) -> bool:
    """Whether the form restores an older version, which nobody can have opened meanwhile."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    return str(name).endswith(("_revision", "_recover"))


@dataclass(frozen=True)
class Part:
    """One screen: the sets of fields and the rows that stand on it."""

    slug: str
    title: str
    fields: tuple[str, ...] = ()
    rows: tuple[type[InlineModelAdmin], ...] = ()


@dataclass(frozen=True)
class Place:
    """One line of the jump list."""

    title: str
    address: str
    number: int
    here: bool


class ByParts:
    """For the edit screen of a record with more rows than one screen can hold."""

    parts: ClassVar[tuple[Part, ...]] = ()
    by_study: ClassVar[tuple[type[InlineModelAdmin], ...]] = ()

    def part(self, request: HttpRequest) -> Part | None:
        """The part that is asked for; None for the whole."""
        slug = "" if brings_back(request) else request.GET.get("part", "")
        return next((part for part in self.parts if part.slug == slug), None)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Sequence[type[InlineModelAdmin]]:
        part = self.part(request) if obj else None
        return part.rows if part else super().get_inlines(request, obj)  # type: ignore[misc]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        found = super().get_fieldsets(request, obj)  # type: ignore[misc]
        part = self.part(request) if obj else None
        return [one for one in found if one[0] in part.fields] if part else found

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = self.get_object(request, object_id)  # type: ignore[attr-defined]
        # Not where a version is brought back: reversion asks for the whole record by this view.
        whole = "part" not in request.GET and not brings_back(request)
        if row and request.method == "GET" and whole and self._rows(row) > MANY:
            query = request.GET.copy()
            query["part"] = self.parts[0].slug
            return HttpResponseRedirect(f"?{query.urlencode()}")
        return super().change_view(request, object_id, *args, **kwargs)  # type: ignore[misc]

    def response_change(self, request: HttpRequest, obj: models.Model) -> HttpResponse:
        """Saving and going on stays on the part."""
        response = super().response_change(request, obj)  # type: ignore[misc]
        if "_continue" in request.POST and request.GET and "Location" in response:
            response["Location"] = f"{request.path}?{request.GET.urlencode()}"
        return response

    def places(self, request: HttpRequest, row: Treatment) -> list[Place]:
        """The jump list of a record."""
        here, study = request.GET.get("part", ALL), request.GET.get("study", "")
        found = []
        for part in self.parts:
            number = sum(_rows_of(row, rows).count() for rows in part.rows)
            whole = part.slug == here and not study
            found.append(Place(part.title, f"?part={part.slug}", number, whole))
            if part.slug != here:
                continue
            for name, slug, figures in _studies(row, part, self.by_study):
                query = urlencode({"part": part.slug, "study": slug})
                at = part.slug == here and study == slug
                found.append(Place(f"{part.title}: {name}", f"?{query}", figures, at))
        everything = Place(gettext("Everything on one screen"), f"?part={ALL}", self._rows(row),
                           here == ALL)  # fmt: skip
        return [*found, everything]

    def _rows(self, row: models.Model) -> int:
        inlines: Sequence[type[InlineModelAdmin]] = self.inlines  # type: ignore[attr-defined]
        return sum(_rows_of(row, rows).count() for rows in inlines)


class OfOneStudy:
    """For rows of figures: those of one study, where the address names it."""

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request)  # type: ignore[misc]
        study = request.GET.get("study", "")
        return rows.filter(study__slug=study) if study else rows


def _rows_of(row: models.Model, inline: type[InlineModelAdmin]) -> models.QuerySet[Any]:
    name = inline.fk_name or next(
        field.name for field in inline.model._meta.fields if field.related_model is type(row)
    )
    return inline.model._default_manager.filter(**{name: row})


def _studies(
    row: Treatment, part: Part, by_study: tuple[type[InlineModelAdmin], ...]
) -> list[tuple[str, str, int]]:
    """(name, slug, number of figures) of each study with figures in a part."""
    models_of = [rows for rows in part.rows if rows in by_study]
    numbers: dict[int, int] = {}
    for rows in models_of:
        counted = _rows_of(row, rows).values("study").annotate(number=models.Count("pk"))
        for one in counted.order_by():
            numbers[one["study"]] = numbers.get(one["study"], 0) + one["number"]
    studies = Study.objects.filter(pk__in=numbers).order_by("name")
    return [(study.name, study.slug, numbers[study.pk]) for study in studies]
