"""Loads fixture records into the desk, and never overwrites a record edited since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.apps import apps
from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.core.serializers import python as python_serializer
from django.db import models, transaction

from drugs.content.files import ContentError, Record, default_of
from drugs.kinds import content_models
from drugs.models import Loaded


@dataclass
class Result:
    """What a load did, record by record."""

    added: list[str] = field(default_factory=list)
    same: int = 0
    updated: list[str] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


@transaction.atomic
def load(
    records: list[Record],
    *,
    update: bool = False,
    remove: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Result:
    """Loads `records`, parents first. With `update`, takes newer texts for untouched records; with
    `remove`, takes away untouched ones that are no longer among `records`, unless something rests
    on them.

    Raises ContentError, and loads nothing, when a record breaks a rule of the desk. On a desk that
    was loaded before, a record whose place an editor has taken is told as `taken`, no error.
    """
    result = Result()
    marks = {(mark.model, mark.key): mark for mark in Loaded.objects.all()}
    known = {(_name(record), json.dumps(record.key)) for record in records}
    left = [mark for key, mark in marks.items() if key not in known]
    if remove:  # what goes may stand in the place of what comes
        left = _remove(left, result)
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
    if remove:  # and what came may have stopped to rest on what goes
        left = _remove(left, result)
    result.left += sorted(map(str, filter(_untouched, left)))
    if marks:
        taken = [(record, error) for record, error in failed if _is_taken(error)]
        failed = [(record, error) for record, error in failed if not _is_taken(error)]
        result.taken += [
            f"{record.name}: {problem}"
            for record, error in taken
            if isinstance(error, ValidationError)
            for problem in _broken_rules(error)
        ]
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
    name = _name(record)
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
            if mark is None or mark.digest != digest(record.model, here):
                _mark(record.model, key, here)
            return
        if mark is None or mark.digest != digest(record.model, here):
            result.edited.append(record.name)
            return
        if not update:
            result.newer.append(record.name)
            return
        done = result.updated
    _mark(record.model, key, state(_write(record, row)))
    done.append(record.name)


def _name(record: Record) -> str:
    return record.model._meta.model_name or ""


def _is_taken(error: Exception) -> bool:
    """Whether a record failed only because another one stands in its place."""
    return isinstance(error, ValidationError) and all(
        problem.code in ("unique", "unique_together")
        for problems in error.error_dict.values()
        for problem in problems
    )


def _remove(left: list[Loaded], result: Result) -> list[Loaded]:
    """Takes away the rows of marks that nobody edited, children first; gives the marks that stay:
    those of edited rows, and of rows that others rest on."""
    order = [model._meta.model_name for model in content_models()]
    stays = []
    for mark in sorted(left, key=lambda mark: -order.index(mark.model)):
        row = _untouched(mark)
        if row is None or _rests_on(row):
            stays.append(mark)
        else:
            row.delete()
            mark.delete()
            result.removed.append(str(mark))
    return stays


def _untouched(mark: Loaded) -> models.Model | None:
    """The row of a mark, unless it was edited or deleted."""
    model = apps.get_model("drugs", mark.model)
    try:
        row = model._default_manager.get_by_natural_key(*json.loads(mark.key))
    except model.DoesNotExist:
        return None
    return row if mark.digest == digest(model, state(row)) else None


def _rests_on(row: models.Model) -> bool:
    """Whether any other record of content names this one."""
    return any(
        model._default_manager.filter(**{relation.name: row.pk}).exists()
        for model in content_models()
        for relation in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if relation.related_model is type(row)
    )


def _broken_rules(error: ValidationError) -> Iterator[str]:
    """Each broken rule with the field it is about; a rule about the whole record has none."""
    for name, messages in error.message_dict.items():
        part = "" if name == NON_FIELD_ERRORS else f"{name!r}: "
        yield from (part + message for message in messages)


def find(record: Record) -> models.Model | None:
    """The desk's row for a record, by its natural key."""
    try:
        return record.model._default_manager.get_by_natural_key(*record.key)
    except record.model.DoesNotExist:
        return None


def state(row: models.Model) -> dict[str, Any]:
    """A row's fields as the fixtures write them: foreign keys as natural keys, no primary key."""
    serialized = python_serializer.Serializer().serialize(
        [row], use_natural_foreign_keys=True, use_natural_primary_keys=True
    )
    return {
        name: _written(row._meta.get_field(name), value)
        for name, value in serialized[0]["fields"].items()
    }


def wanted(record: Record) -> dict[str, Any]:
    """A record's fields, with the defaults of those it leaves out."""
    fields = {}
    for model_field in [*record.model._meta.local_fields, *record.model._meta.local_many_to_many]:
        if model_field.primary_key:
            continue
        if model_field.many_to_many:
            fields[model_field.name] = _plain(record.fields.get(model_field.name, []))
        else:
            fields[model_field.name] = _written(
                model_field,
                record.fields.get(model_field.name, default_of(record.model, model_field.name)),
            )
    return fields


def digest(model: type[models.Model], fields: dict[str, Any]) -> str:
    """The mark of what a row says. What is left at its default says nothing: so a field that comes
    with an update of the software makes no record look edited."""
    fields = {name: value for name, value in fields.items() if value != _default(model, name)}
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def _default(model: type[models.Model], name: str) -> Any:
    return [] if model._meta.get_field(name).many_to_many else default_of(model, name)


def _written(model_field: Any, value: Any) -> Any:
    """A value as fixtures write it. A decimal is 15 or 0.5, however many places are stored."""
    if isinstance(model_field, models.DecimalField) and value is not None:
        try:
            return f"{Decimal(value).normalize():f}"
        except InvalidOperation:
            return value  # the field itself says what is wrong with it
    return _plain(value)


def _plain(value: Any) -> Any:
    """JSON's own types; a set of keys in a fixed order, for a many-to-many has none."""
    value = json.loads(json.dumps(value, default=str))
    if isinstance(value, list) and value and all(isinstance(item, list) for item in value):
        return sorted(value)
    return value


def _write(record: Record, row: models.Model | None) -> models.Model:
    many: dict[str, list[models.Model]] = {}
    row = row or record.model()
    for name, value in wanted(record).items():
        model_field = record.model._meta.get_field(name)
        if model_field.many_to_many:
            manager = model_field.related_model._default_manager
            many[name] = [manager.get_by_natural_key(*key) for key in value]
        elif model_field.is_relation and value is not None:
            manager = model_field.related_model._default_manager
            setattr(row, name, manager.get_by_natural_key(*value))
        else:
            try:
                setattr(row, name, model_field.to_python(value))
            except ValidationError as error:
                raise ValidationError({name: error}) from error
    row.full_clean()
    row.save()
    for name, rows in many.items():
        getattr(row, name).set(rows)
    return record.model._default_manager.get(pk=row.pk)


def _mark(model: type[models.Model], key: str, fields: dict[str, Any]) -> None:
    Loaded.objects.update_or_create(
        model=model._meta.model_name, key=key, defaults={"digest": digest(model, fields)}
    )
