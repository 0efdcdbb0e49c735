"""All rows of the desk as they stand at one moment, read by one query.

It is read as plain text; rows and documents are made from that only when they are asked for. So
looking whether an act changed anything costs next to nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import connection, models

from drugs.documents import Key, Shape
from drugs.kinds import KINDS, Kind, content_models
from drugs.press.compile import compiled, prefetch
from drugs.press.facts import may_be_read
from drugs.wording.markdown import TextError

Model = type[models.Model]
RowKey = tuple[Model, int]  # a row by its model and its number
Record = tuple[str, int]  # a record by its kind and the number of its row
Held = defaultdict[RowKey, set[Key]]  # the records that a row is a part of
# The rows a record leads to, in the order of prefetching: {"figures": {"study": {}}}.
Tree = dict[str, "Tree"]


class Snapshot:
    """The desk as it was when the object was made."""

    def __init__(self) -> None:
        self._texts: dict[Model, list[str]] = {model: [] for model in _tables()}
        tables = list(self._texts)
        with connection.cursor() as cursor:
            cursor.execute(_query())
            for number, text in cursor.fetchall():
                self._texts[tables[number]].append(text)
        self._rows: dict[Model, dict[int, Any]] | None = None

    def differing(self, other: Snapshot) -> set[Model]:
        """The models whose rows are not the same in both."""
        return {
            model
            for model, texts in self._texts.items()
            if sorted(texts) != sorted(other._texts[model])
        }

    def changed(self, other: Snapshot) -> frozenset[RowKey]:
        """The rows that are not the same in both, or in one of them alone. What a row leads to by
        a table between two others is a part of that row."""
        return frozenset(
            _owner(model, json.loads(text))
            for model in self.differing(other)
            for text in set(self._texts[model]) ^ set(other._texts[model])
        )

    def alone(self) -> Snapshot:
        """The same texts without the rows that were made of them: to be kept, and small."""
        self._rows = None
        return self

    def reading(self, changed: frozenset[RowKey]) -> set[Record]:
        """The records that are made from one of these rows, among others."""
        kinds = kinds_reading({model for model, _ in changed})
        return {
            (name, row.pk)
            for name, entry in KINDS.items()
            if name in kinds
            for row in self.rows(entry.model).values()
            if entry.holds(row) and not reads_of(row, entry).isdisjoint(changed)
        }

    def held_in(self, changed: frozenset[RowKey], records: Container[Record]) -> Held:
        """Of some rows, the records each is a part of, by their names in addresses."""
        found: Held = defaultdict(set)
        for name, entry in KINDS.items():
            for row in self.rows(entry.model).values():
                if (name, row.pk) in records and entry.holds(row):
                    for one in reads_of(row, entry) & changed:
                        found[one].add((name, row.slug))
        return found

    def said(self, records: Container[Record]) -> dict[Key, object]:
        """What some records say. A text that cannot be shown stands as it is stored."""
        return {
            (name, row.slug): _said(row, entry.document)
            for name, entry in KINDS.items()
            for row in self.rows(entry.model).values()
            if (name, row.pk) in records and entry.holds(row) and may_be_read(row)
        }

    def as_it_is(self, row: models.Model) -> Any:
        """A row with all that it leads to, as it was then; None where it was not there."""
        return self.rows(type(row)).get(row.pk)

    def rows(self, model: Model) -> dict[int, Any]:
        """The rows of a model by their numbers, with all that they lead to."""
        if self._rows is None:
            self._rows = {one: self._made(one) for one in self._texts}
            _tie(self._rows)
        return self._rows[model]

    def _made(self, model: Model) -> dict[int, Any]:
        fields = model._meta.concrete_fields
        names = [field.attname for field in fields]
        found = {}
        for text in self._texts[model]:
            values = [_value(f, v) for f, v in zip(fields, json.loads(text), strict=True)]
            row = model.from_db(connection.alias, names, values)
            found[row.pk] = row
        return dict(sorted(found.items()))


def kinds_reading(changed: set[Model]) -> set[str]:
    """The kinds whose documents are made from rows of these models, among others."""
    return {name for name in KINDS if _read_by(name) & changed}


def reads_of(row: models.Model, entry: Kind) -> frozenset[RowKey]:
    """A row and all that a document of it is made from."""
    return frozenset(_reads(row, _tree(entry.document, entry.model)))


def _reads(row: models.Model, tree: Tree) -> Iterator[RowKey]:
    yield type(row), row.pk
    for name, further in tree.items():
        value = getattr(row, name)
        for other in value.all() if isinstance(value, models.Manager) else (value,):
            if other is not None:
                yield from _reads(other, further)


@cache
def _tree(shape: type[Shape], model: Model) -> Tree:
    found: Tree = {}
    for path in prefetch(shape, model):
        place: Any = found
        for name in path.split("__"):
            place = place.setdefault(name, {})
    return found


@cache
def _read_by(kind: str) -> frozenset[Model]:
    entry = KINDS[kind]
    found: set[Model] = {entry.model}
    for path in prefetch(entry.document, entry.model):
        model: Any = entry.model
        for name in path.split("__"):
            field = model._meta.get_field(name)
            if field.many_to_many:
                found.add(field.remote_field.through)
            model = field.related_model
            found.add(model)
    return frozenset(found)


@cache
def _tables() -> tuple[Model, ...]:
    """The content models, and the tables between them."""
    held: list[Model] = list(content_models())
    between: list[Model] = [
        field.remote_field.through  # type: ignore[misc]
        for one in held
        for field in one._meta.many_to_many
    ]
    return (*held, *dict.fromkeys(between))


def _owner(model: Model, values: list[Any]) -> RowKey:
    """The row that a text tells of: of a table between two others, the row that leads along it."""
    owner = _between().get(model)
    if owner is None:
        return model, values[_place(model, model._meta.pk.attname)]
    leads, column = owner
    return leads, values[_place(model, column)]


@cache
def _between() -> dict[Model, tuple[Model, str]]:
    """The tables between two others, each with the model that leads along it and the column that
    names its row."""
    return {
        many.remote_field.through: (one, many.m2m_column_name())  # type: ignore[misc]
        for one in content_models()
        for many in one._meta.many_to_many
    }


@cache
def _place(model: Model, name: str) -> int:
    return [field.attname for field in model._meta.concrete_fields].index(name)


def _query() -> str:
    name = connection.ops.quote_name
    array = "json_build_array" if connection.vendor == "postgresql" else "json_array"
    parts = []
    for number, model in enumerate(_tables()):
        columns = ", ".join(name(field.column) for field in model._meta.concrete_fields)
        table = name(model._meta.db_table)  # names of ours alone, and quoted
        parts.append(f"SELECT {number}, CAST({array}({columns}) AS text) FROM {table}")  # noqa: S608
    return " UNION ALL ".join(parts)


def _value(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.JSONField):
        return json.loads(value) if isinstance(value, str) else value
    if isinstance(field, models.DecimalField):
        return field.to_python(str(value)).quantize(Decimal(1).scaleb(-field.decimal_places))
    if isinstance(field, models.ForeignKey):
        return value
    return field.to_python(value)


def _tie(rows: dict[Model, dict[int, Any]]) -> None:
    """Leads each row to those it names, and to those that name it, without another query."""
    for model, found in rows.items():
        ones = [f for f in model._meta.concrete_fields if f.many_to_one and f.related_model in rows]
        for field in ones:
            targets = rows[field.related_model]  # type: ignore[index]
            back: Any = field.remote_field
            children: dict[int, list[Any]] = defaultdict(list)
            for row in found.values():
                target = targets.get(getattr(row, field.attname))
                row._state.fields_cache[field.name] = target
                if target is not None:
                    children[target.pk].append(row)
            if not back.hidden and back.one_to_many:
                _keep(targets, str(back.get_accessor_name()), model, children)
        for many in model._meta.many_to_many:
            through: Any = many.remote_field.through
            ours, theirs = many.m2m_column_name(), many.m2m_reverse_name()
            there = rows[many.related_model]  # type: ignore[index]
            named: dict[int, list[Any]] = defaultdict(list)
            for tie in rows[through].values():
                named[getattr(tie, ours)].append(there[getattr(tie, theirs)])
            _keep(found, many.name, many.related_model, named)  # type: ignore[arg-type]


def _keep(parents: dict[int, Any], name: str, model: Model, children: dict[int, list[Any]]) -> None:
    for pk, parent in parents.items():
        held: Any = models.QuerySet(model)
        held._result_cache = children.get(pk, [])
        held._prefetch_done = True
        cache_of = parent.__dict__.setdefault("_prefetched_objects_cache", {})
        cache_of[name] = held


def _said(row: Any, shape: Any) -> object:
    try:
        return compiled(row, shape)
    except TextError as error:
        stored = {field.attname: getattr(row, field.attname) for field in row._meta.fields}
        return str(error), stored
