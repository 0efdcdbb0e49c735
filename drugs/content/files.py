"""Reads the fixture files strictly: what is wrong is named by file, record and field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from drugs.kinds import content_models
from drugs.models.keys import Keyed

# What a field takes as YAML reads it, and how to say so; every other field takes a text.
TYPES = (
    (models.BooleanField, bool, "true or false"),
    (models.IntegerField, int, "a whole number"),
    (models.JSONField, list, "a list of texts"),
    (models.DateField, str, "a date such as 2026-11-22"),
)

# Says where each fact that was read stands, or why it stands nowhere: for a test, no content.
LEDGER = "ledger.yaml"


class ContentError(Exception):
    """The fixtures cannot be loaded. `problems` is a list of sentences for a person."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Record:
    """One fixture record: `fields` as written, foreign keys as natural keys."""

    file: str
    model: type[Keyed]
    fields: dict[str, Any]

    @property
    def key(self) -> tuple[Any, ...]:
        """The natural key as it is written in the file, foreign keys flattened."""
        parts: list[Any] = []
        for name in self.model.key_fields:
            value = self.fields.get(name, default_of(self.model, name))
            parts.extend(value if isinstance(value, list) else [value])
        return tuple(parts)

    @property
    def name(self) -> str:
        return f"{self.file}: {self.model._meta.model_name} {' / '.join(map(str, self.key))}"


def field_of(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    """A field of the model's own: no relation that leads to it from another."""
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field


def default_of(model: type[models.Model], field: str) -> Any:
    """What a field holds when the file leaves it out."""
    value = field_of(model, field).get_default()
    return value.value if hasattr(value, "value") else value


class _Strict(yaml.CSafeLoader):
    """YAML without its surprises: a double key is an error, a date stays a text.

    The loader in C reads the same in a fifth of the time; PyYAML's wheels bring it along.
    """


def _mapping(loader: _Strict, node: yaml.MappingNode) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} is not a text", key_node.start_mark
            )
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice", key_node.start_mark
            )
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


def date_as_text(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> str:
    return str(node.value)


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_Strict.add_constructor("tag:yaml.org,2002:timestamp", date_as_text)


def of_records(folder: Path) -> list[Path]:
    """The fixture files of a folder in the order of their names, without its ledger."""
    return sorted({*folder.glob("*.yaml")} - {folder / LEDGER})


def read(folder: Path) -> list[Record]:
    """Every record of every `*.yaml` file but the ledger, parents first.

    Raises ContentError with all problems at once: unreadable YAML, unknown models or fields,
    records that stand twice, and foreign keys that lead nowhere.
    """
    problems: list[str] = []
    records: list[Record] = []
    paths = of_records(folder)
    if not paths:
        raise ContentError([f"There are no fixture files in {folder}."])
    for path in paths:
        try:
            rows = yaml.load(path.read_text(encoding="utf-8"), _Strict)  # noqa: S506 - safe
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            problems.append(f"{path.name}: {' '.join(str(error).split())}")
            continue
        if not isinstance(rows, list):
            problems.append(f"{path.name}: the file must be a list of records.")
            continue
        for number, row in enumerate(rows, start=1):
            found = _record(path.name, number, row)
            if isinstance(found, Record):
                records.append(found)
            else:
                problems.append(found)
    order = content_models()
    records.sort(key=lambda record: order.index(record.model))
    problems += _wrong_fields(records)
    if not problems:
        problems += _double_records(records)
        problems += _missing_parents(records)
    if problems:
        raise ContentError(problems)
    return records


def _record(file: str, number: int, row: Any) -> Record | str:
    if not isinstance(row, dict) or set(row) != {"model", "fields"}:
        return f"{file}: record {number} must have exactly the keys 'model' and 'fields'."
    label = str(row["model"])
    known = {model._meta.label_lower: model for model in content_models()}
    if label not in known:
        return f"{file}: record {number} names the model {label!r}, which is not content."
    if not isinstance(row["fields"], dict):
        return f"{file}: record {number} has no fields."
    return Record(file, known[label], row["fields"])


def _wrong_fields(records: list[Record]) -> Iterator[str]:
    for record in records:
        for name, value in record.fields.items():
            try:
                field = record.model._meta.get_field(name)
            except FieldDoesNotExist:
                yield f"{record.name}: there is no field {name!r}."
                continue
            if field.auto_created or field.name != name:
                yield f"{record.name}: the field {name!r} cannot be loaded."
            elif wish := _wrong_type(field, value):
                yield f"{record.name}: {name!r} must be {wish}, not {value!r}."
        for name in record.model.key_fields:
            field = field_of(record.model, name)
            may_be_empty = field.has_default() or field.null or field.blank
            if name not in record.fields and not may_be_empty:
                yield f"{record.name}: the field {name!r} is missing."


def _wrong_type(field: Any, value: Any) -> str:
    """What `field` wants where `value` is not that; empty where it is. YAML reads 24.30 as a number
    and `no` as a truth value: where a text is wanted only a text will do.
    """
    if value is None and field.null:
        return ""
    if field.many_to_many:
        if not isinstance(value, list) or not all(map(_is_key, value)):
            return "a list of natural keys, such as [[one-slug], [another-slug]]"
        double = len({tuple(key) for key in value}) < len(value)
        return "a list that names each record once" if double else ""
    if field.is_relation:
        return "" if _is_key(value) else "a natural key in brackets, such as [a-slug]"
    for kind, wanted, words in TYPES:
        if isinstance(field, kind):
            # To Python, true is a whole number too.
            right = isinstance(value, wanted) and (wanted is bool or not isinstance(value, bool))
            if right and wanted is list:
                right = all(isinstance(text, str) for text in value)
            return "" if right else words
    return "" if isinstance(value, str) else "a text; put it in quotes"


def _is_key(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, str) for v in value)


def _double_records(records: list[Record]) -> Iterator[str]:
    seen: dict[tuple[Any, ...], Record] = {}
    for record in records:
        key = (record.model, *record.key)
        if key in seen:
            yield f"{record.name}: stands twice (also in {seen[key].file})."
        seen[key] = record


def _missing_parents(records: list[Record]) -> Iterator[str]:
    known = {(record.model, record.key) for record in records}
    for record in records:
        for name, value in record.fields.items():
            field = record.model._meta.get_field(name)
            if not field.is_relation or value is None:
                continue
            for key in value if field.many_to_many else [value]:
                if (field.related_model, tuple(key)) not in known:
                    yield f"{record.name}: {name!r} names {key}, which no file holds."
