"""Desk rows into documents. What is `unchecked` is left out here, once, for every page.

A document's fields are filled from the row's fields of the same name, by what the document says
they are: Markdown is parsed, a foreign key becomes a slug, child rows become documents. Only what
differs is written down, in `own_fields.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_args, get_origin

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from drugs import documents as doc
from drugs.kinds import KINDS
from drugs.models import FactRow
from drugs.press.facts import may_be_read
from drugs.press.own_fields import NEEDS, ORDER, OWN_FIELDS, OWN_ROWS
from drugs.wording.markdown import parse

Maker = Callable[[Any], Any]


def compile_rows(kind: str, rows: models.QuerySet[Any] | None = None) -> dict[str, doc.Document]:
    """Documents of one kind by slug, in a constant number of queries.

    Records that are `unchecked` give none: they are on the desk and nowhere else.
    Raises TextError when a text holds what a page cannot show.
    """
    entry = KINDS[kind]
    found = entry.rows if rows is None else rows.filter(**entry.only)
    return {
        row.slug: compiled(row, entry.document)
        for row in found.prefetch_related(*prefetch(entry.document, entry.model)).order_by("slug")
        if may_be_read(row)
    }


def compiled(row: models.Model, shape: type[doc.Shape]) -> Any:
    """One row as a document of a shape. Expects the relations of `prefetch`; queries nothing."""
    return shape(**{name: make(row) for name, make in _makers(shape, type(row)).items()})


@cache
def _makers(shape: type[doc.Shape], model: type[models.Model]) -> dict[str, Maker]:
    """How each field of a shape is made from a row."""
    own = _inherited(OWN_FIELDS, shape)
    held = {field.name for field in model._meta.get_fields()}
    return own | {
        name: _same_named(shape, name, model)
        for name, info in shape.model_fields.items()
        # The kind of a document is no field of its row, and says itself.
        if name not in own and (info.is_required() or (name in held and name != "kind"))
    }


def _inherited(table: dict[type, dict[str, Maker]], shape: type[doc.Shape]) -> dict[str, Maker]:
    """What a table says of a shape and of the shapes it builds on."""
    return {
        name: make for base in reversed(shape.__mro__) for name, make in table.get(base, {}).items()
    }


def _same_named(shape: type[doc.Shape], name: str, model: type[models.Model]) -> Maker:
    """The value of the row's field of the same name, as the shape wants it."""
    wanted = shape.model_fields[name].annotation
    part = get_args(wanted)[0] if get_origin(wanted) is tuple else None
    if part is doc.Block:
        return lambda row: parse(getattr(row, name))
    if isinstance(part, type) and issubclass(part, doc.Shape):
        rows = _inherited(OWN_ROWS, shape).get(name, lambda row: getattr(row, name).all())
        return lambda row: _children(rows(row), part)
    choice = name.removesuffix("_name")
    if choice != name and _has_choices(model, choice):
        return lambda row: label(row, choice)
    if part is str:
        return lambda row: _texts(getattr(row, name))
    return lambda row: _plain(getattr(row, name), as_text=wanted is str)


def _children(rows: Any, shape: type[doc.Shape]) -> tuple[Any, ...]:
    # A row that rests on its parent's sources is read with it.
    kept = [row for row in rows if not isinstance(row, FactRow) or may_be_read(row)]
    return tuple(compiled(row, shape) for row in sorted(kept, key=ORDER[shape]))


def _texts(value: Any) -> tuple[str, ...]:
    """A list of texts as it stands; the slugs of related rows in a fixed order."""
    if isinstance(value, models.Manager):
        return tuple(sorted(row.slug for row in value.all()))
    return tuple(value)


def _plain(value: Any, *, as_text: bool) -> Any:
    """A value as it is; a related row by its slug, and the empty text where there is none."""
    if isinstance(value, models.Model):
        return value.slug  # type: ignore[attr-defined]
    return "" if value is None and as_text else value


def label(row: models.Model, name: str) -> str:
    """What a choice of a row is called, "" where none was made.

    Django's `get_…_display` asks for the translation of every other choice as well, each time.
    """
    chosen = getattr(row, name)
    return str(_called(type(row), name).get(chosen, chosen or ""))


@cache
def _called(model: type[models.Model], name: str) -> dict[Any, Any]:
    """What each choice of a field is called, in no language yet."""
    return dict(model._meta.get_field(name).flatchoices)  # type: ignore[union-attr]


def _has_choices(model: type[models.Model], name: str) -> bool:
    try:
        return bool(model._meta.get_field(name).choices)  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return False


@cache
def prefetch(shape: type[doc.Shape], model: type[models.Model]) -> tuple[str, ...]:
    """The relations a document is made from, with those that its own fields need."""
    return tuple(dict.fromkeys(_relations(shape, model)))


def _relations(shape: type[doc.Shape], model: type[models.Model]) -> Iterator[str]:
    for base in shape.__mro__:
        yield from NEEDS.get(base, ())
    for name, info in shape.model_fields.items():
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if not field.is_relation:
            continue
        yield name
        part = get_args(info.annotation)
        if part and isinstance(part[0], type) and issubclass(part[0], doc.Shape):
            for further in _relations(part[0], field.related_model):  # type: ignore[arg-type]
                yield f"{name}__{further}"
