"""A medicine on the desk, part by part: each a screen of its own, figures by their study.

`?part=` chooses the part, `&study=` the study and `&rows=` some of many. A record with few rows
stands whole on one screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib.admin.options import InlineModelAdmin
from django.db import models
from django.db.models import Case, Value, When
from django.db.models.functions import Coalesce
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext

from drugs.models import Figure, LabelPart, Slot, Study, Treatment

MANY = 18  # rows: a record that has more opens by its parts, or it would weigh over 300 KB
MOST = 25  # rows on one screen


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
    below: int = 0  # 1: a group of the rows of the part above it


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
        # Not where a version is brought back: reversion asks for the whole record by this view.
        if request.method == "GET" and not brings_back(request):
            row = self.get_object(request, object_id)  # type: ignore[attr-defined]
            if row and (better := self._better_place(request, row)):
                return HttpResponseRedirect(better)
        return super().change_view(request, object_id, *args, **kwargs)  # type: ignore[misc]

    def _better_place(self, request: HttpRequest, row: Treatment) -> str:
        """Where to open a record that has too many rows for the screen that was asked for."""
        part = self.part(request)
        if part is None:
            many = sum(self._counted(row).values()) > MANY
            return f"?part={self.parts[0].slug}" if many else ""
        groups = [] if {"study", "rows"} & request.GET.keys() else self._groups(row, part)
        return groups[0].address if groups else ""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        request.added = [str(new.pk) for formset in formsets for new in formset.new_objects]  # type: ignore[attr-defined]

    def response_change(self, request: HttpRequest, obj: models.Model) -> HttpResponse:
        """Saving and going on stays on the part, with the rows that are new."""
        response = super().response_change(request, obj)  # type: ignore[misc]
        if "_continue" in request.POST and request.GET and "Location" in response:
            query = request.GET.copy()
            if "rows" in query:
                added: list[str] = request.added  # type: ignore[attr-defined]
                query["rows"] = ",".join([str(query["rows"]), *added])
            response["Location"] = f"{request.path}?{query.urlencode(safe=',')}"
        return response

    def places(self, request: HttpRequest, row: Treatment) -> list[Place]:
        """The jump list of a record."""
        asked = f"?{request.GET.urlencode(safe=',')}"
        here = self.part(request)
        counted = self._counted(row)
        found = []
        for part in self.parts:
            address = f"?part={part.slug}"
            number = sum(counted[rows] for rows in part.rows)
            found.append(Place(part.title, address, number, asked == address))
            if part is here:
                groups = self._groups(row, part)
                found += [replace(group, here=asked == group.address) for group in groups]
        return found

    def folds(self, request: HttpRequest, formset: BaseFormSet) -> bool:
        """Whether rows are folded away: more than one screen holds, with nothing to mend among
        them. On a screen of their own they stand open."""
        if self.part(request) is not None or formset.total_error_count():
            return False
        return formset.initial_form_count() > MOST

    def _groups(self, row: Treatment, part: Part) -> list[Place]:
        """The rows of a part in groups that fit one screen: figures by study, and many in runs."""
        if len(part.rows) != 1:
            return []
        (rows,) = part.rows
        by_study = rows in self.by_study
        names = ("study__name", "study__slug") if by_study else (Value(""), Value(""))
        held = list(rows_of(row, rows).values_list("pk", *names))
        if not by_study and len(held) <= MOST:
            return []
        studies: dict[tuple[str, str], list[str]] = {}
        for pk, name, slug in held:
            studies.setdefault((name, slug), []).append(str(pk))
        found = []
        for (name, slug), pks in sorted(studies.items()):
            for start in range(0, len(pks), MOST):
                run = pks[start : start + MOST]
                query = {"part": part.slug} | ({"study": slug} if slug else {})
                title = name
                if len(pks) > MOST:
                    query["rows"] = ",".join(run)
                    numbers = gettext("%(first)s to %(last)s") % {
                        "first": start + 1, "last": start + len(run),
                    }  # fmt: skip
                    title = f"{name}, {numbers}" if name else numbers
                found.append(Place(title, f"?{urlencode(query, safe=',')}", len(run), False, 1))
        return found

    def _counted(self, row: models.Model) -> dict[type[InlineModelAdmin], int]:
        """How many rows of each kind a record has, in one query."""
        inlines: Sequence[type[InlineModelAdmin]] = self.inlines  # type: ignore[attr-defined]
        counts = [_number_of(rows_of(row, rows)) for rows in inlines]
        found = type(row)._default_manager.filter(pk=row.pk).values_list(*counts)[0]
        return dict(zip(inlines, found, strict=True))


class SomeRows:
    """For rows of a record that opens by its parts: those that the address names."""

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = in_their_order(super().get_queryset(request))  # type: ignore[misc]
        study, named = request.GET.get("study", ""), request.GET.get("rows", "")
        if study and issubclass(rows.model, Figure):
            rows = rows.filter(study__slug=study)
        if named and "part" in request.GET:
            rows = rows.filter(pk__in=[one for one in named.split(",") if one.isdecimal()])
        return rows

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if (
            request.method == "GET"
            and db_field.name == "study"
            and (slug := request.GET.get("study", ""))
        ):
            kwargs["initial"] = Study.objects.filter(slug=slug).first()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]


def rows_of(row: models.Model, inline: type[InlineModelAdmin]) -> models.QuerySet[Any]:
    """The rows of a record that stand on its screen as one kind of row."""
    name = inline.fk_name or next(
        field.name for field in inline.model._meta.fields if field.related_model is type(row)
    )
    return in_their_order(inline.model._default_manager.filter(**{name: row}))


# Rows of a closed list stand in its order, as readers see them, and not by the words of addresses.
LISTED: dict[type[models.Model], tuple[str, type[models.TextChoices]]] = {
    Slot: ("topic", Slot.Topic),
    LabelPart: ("part", LabelPart.Part),
}


def in_their_order(rows: models.QuerySet[Any]) -> models.QuerySet[Any]:
    """Rows in the order of the list that their kind is of; other rows as they come."""
    if rows.model not in LISTED:
        return rows
    field, listed = LISTED[rows.model]
    places = [When(**{field: value, "then": place}) for place, value in enumerate(listed.values)]
    return rows.order_by(Case(*places), "pk")


def _number_of(rows: models.QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values(one=models.Value(1)).annotate(n=models.Count("pk"))
    return Coalesce(models.Subquery(counted.values("n")), 0)
