"""Who names a record: what would lose it if it were deleted from the desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from django.db import models

from drugs.models import Publication
from drugs.models.keys import Keyed

SHOWN = 3  # of those that name a record


def named_by(row: models.Model, parts: Collection[type[models.Model]] = ()) -> list[models.Model]:
    """The rows of content that name `row`, alone or among others. `parts` are the models whose rows
    are edited on its own screen and go with it."""
    return [
        other
        for relation in row._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete
        for other in _naming(relation, row, parts)
    ]


def why_not_deleted(
    row: models.Model, kind: str | None, parts: Collection[type[models.Model]] = ()
) -> str:
    """Why a record stays on the desk, in plain words; empty when it may be deleted.

    Readers must not lose what was approved by an act of one person, and no other record may change
    what it says without anybody having written it.
    """
    if kind is not None and is_published(kind, row.slug):  # type: ignore[attr-defined]
        return (
            f"{row} cannot be deleted: readers see it. Ask first that it is taken off the site, "
            "under “Publications”; a second person approves that."
        )
    naming = named_by(row, parts)
    if not naming:
        return ""
    counted = Counter(type(other) for other in naming)
    told = _listed([_number(model, count) for model, count in counted.items()])
    some = "; ".join(f"“{other}”" for other in naming[:SHOWN])
    others = "; and others" if len(naming) > SHOWN else ""
    return (
        f"{row} cannot be deleted: {told} name{'s' if len(naming) == 1 else ''} it ({some}{others})"
        ". Take it out of them first."
    )


def is_published(kind: str, slug: str) -> bool:
    """Whether readers see a record now, or will with the next edition."""
    row = Publication.objects.newest().filter(kind=kind, slug=slug).first()
    return row is not None and row.document is not None


def _naming(
    relation: Any, row: models.Model, parts: Collection[type[models.Model]]
) -> Iterator[models.Model]:
    other = relation.related_model
    # What is no content (notes of the machine about a record) goes with it.
    if issubclass(other, Keyed) and other not in parts:
        yield from other._default_manager.filter(**{relation.field.name: row}).distinct()


def _number(model: type[models.Model], count: int) -> str:
    names = model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural
    return f"{count} {names}"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
