"""Loads fixture records into the desk, and never overwrites a record edited since."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.core.serializers import python as python_serializer
from django.db import models, transaction

from drugs.content.files import ContentError, Record, default_of, field_of
from drugs.models import Loaded
from drugs.models.keys import Keyed


@dataclass
class Result:
    """What a load did, record by record."""

    added: list[str] = field(default_factory=list)
    same: int = 0
    updated: list[str] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)


@transaction.atomic
def load(
    records: list[Record],
    *,
    update: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Result:
    """Loads `records`, parents first. With `update`, takes newer texts for untouched records.

    Raises ContentError, and loads nothing, when a record breaks a rule of the desk.
    """
    result = Result()
    marks = {(mark.model, mark.key): mark for mark in Loaded.objects.all()}
    done, waiting = 0, records
    failed: list[tuple[Record, Exception]] = []
    while waiting:
        failed = []
        for record in waiting:
            try:
                with transaction.atomic():
                    _load_one(record, marks, result, update=update)
            except (ValidationError, ObjectDoesNotExist) as error:
                failed.append((record, error))
            else:
                done += 1
                progress(done, len(records))
        # What one record wants may be held by another that has still to move: a new section
        # between two others. So those that failed are tried again while any gets through.
        if len(failed) == len(waiting):
            break
        waiting = [record for record, _ in failed]
    problems = [
        f"{record.name}: {problem}"
        for record, error in failed
        if isinstance(error, ValidationError)
        for problem in _broken_rules(error)
    ]
    if problems:
        raise ContentError(problems)
    # What is left belongs to a record that an editor deleted.
    result.deleted += [record.name for record, _ in failed]
    return result


def _load_one(
    record: Record, marks: dict[tuple[str, str], Loaded], result: Result, *, update: bool
) -> None:
    name = record.model._meta.model_name or ""
    key = json.dumps(record.key)
    mark = marks.get((name, key))
    row = find(record)
    if row is None:
        if mark is not None:
            result.deleted.append(record.name)
            return
        done = result.added
    else:
        here = state(row)
        if here == wanted(record):
            result.same += 1
            if mark is None or mark.digest != digest(here):
                _mark(name, key, here)
            return
        if mark is None or mark.digest != digest(here):
            result.edited.append(record.name)
            return
        if not update:
            result.newer.append(record.name)
            return
        done = result.updated
    _mark(name, key, state(_write(record, row)))
    done.append(record.name)


def _broken_rules(error: ValidationError) -> Iterator[str]:
    """Each broken rule with the field it is about; a rule about the whole record has none."""
    for name, messages in error.message_dict.items():
        part = "" if name == NON_FIELD_ERRORS else f"{name!r}: "
        yield from (part + message for message in messages)


def find(record: Record) -> Keyed | None:
    """The desk's row for a record, by its natural key."""
    try:
        return by_key(record.model, record.key)
    except ObjectDoesNotExist:
        return None


def by_key(model: Any, key: Iterable[Any]) -> Keyed:
    """The row of a model by its natural key. Raises ObjectDoesNotExist."""
    row: Keyed = model.objects.get_by_natural_key(*key)
    return row


def state(row: models.Model) -> dict[str, Any]:
    """A row's fields as the fixtures write them: foreign keys as natural keys, no primary key."""
    serialized = python_serializer.Serializer().serialize(
        [row], use_natural_foreign_keys=True, use_natural_primary_keys=True
    )
    return {
        name: _plain(value, field_of(type(row), name))
        for name, value in serialized[0]["fields"].items()
    }


def wanted(record: Record) -> dict[str, Any]:
    """A record's fields, with the defaults of those it leaves out."""
    fields = {}
    for model_field in [*record.model._meta.local_fields, *record.model._meta.local_many_to_many]:
        if model_field.primary_key:
            continue
        name = model_field.name
        default = [] if model_field.many_to_many else default_of(record.model, name)
        fields[name] = _plain(record.fields.get(name, default), model_field)
    return fields


def digest(fields: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def _plain(value: Any, model_field: models.Field[Any, Any]) -> Any:
    """JSON's own types; a set of keys in a fixed order, for a many-to-many has none; and a number
    as a person writes it, 100 and not 100.00."""
    if isinstance(model_field, models.DecimalField) and value is not None:
        with contextlib.suppress(InvalidOperation):  # it is told when the row is checked
            return f"{Decimal(value).normalize():f}"
    value = json.loads(json.dumps(value, default=str))
    if isinstance(value, list) and value and all(isinstance(item, list) for item in value):
        return sorted(value)
    return value


def _write(record: Record, row: Keyed | None) -> Keyed:
    many: dict[str, list[Keyed]] = {}
    row = row or record.model()
    for name, value in wanted(record).items():
        model_field = field_of(record.model, name)
        if model_field.many_to_many:
            many[name] = [by_key(model_field.related_model, key) for key in value]
        elif model_field.is_relation and value is not None:
            setattr(row, name, by_key(model_field.related_model, value))
        else:
            try:
                setattr(row, name, model_field.to_python(value))
            except ValidationError as error:
                raise ValidationError({name: error}) from error
    row.full_clean()
    row.save()
    for name, rows in many.items():
        getattr(row, name).set(rows)
    return by_key(record.model, row.natural_key())


def _mark(model: str, key: str, fields: dict[str, Any]) -> None:
    Loaded.objects.update_or_create(model=model, key=key, defaults={"digest": digest(fields)})
