"""Loads fixture records into the desk, and never overwrites a record edited since."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction

from drugs.content.files import ContentError, Record, field_of
from drugs.content.leaving import take_away, untouched
from drugs.content.rows import by_key, digest, find, state, wanted
from drugs.models import Loaded
from drugs.models.keys import Keyed

# The rows that records lead to, by model and key, as far as they were asked for or written.
Held = dict[tuple[str, str], Keyed]


@dataclass
class Result:
    """What a load did, record by record."""

    added: list[str] = field(default_factory=list)
    same: int = 0
    updated: list[str] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    placed: list[str] = field(default_factory=list)
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
    was loaded before, a record whose place an editor has taken is no error: it keeps its own place
    or comes last (`placed`), or else is told as `taken`.
    """
    result = Result()
    marks = {(mark.model, mark.key): mark for mark in Loaded.objects.all()}
    known = {(_name(record), json.dumps(record.key)) for record in records}
    left = [mark for key, mark in marks.items() if key not in known]
    if remove:  # what goes may stand in the place of what comes
        left = take_away(left, result.removed)
    done, waiting = 0, records
    failed: list[tuple[Record, Exception]] = []
    held: Held = {}
    moved: dict[str, tuple[Keyed, int]] = {}
    while waiting:
        failed, before = [], done
        for record in waiting:
            try:
                with transaction.atomic():
                    _load_one(
                        record, marks, result, held, update=update, moved=record.name in moved
                    )
            except (ValidationError, ObjectDoesNotExist) as error:
                failed.append((record, error))
            else:
                done += 1
                progress(done, len(records))
        # What one record wants may be held by another that has still to move: a new section
        # between two others. So those that failed are tried again while any gets through.
        waiting = [record for record, _ in failed]
        if done == before and (apart := _moved_apart(failed, moved)):
            moved |= apart
        elif done == before:
            place = next((n for n, one in enumerate(failed) if _can_be_placed(*one, result)), None)
            if not marks or place is None:
                break
            waiting[place] = _placed(waiting[place], records, moved)
            result.placed.append(waiting[place].name)
    if remove:  # and what came may have stopped to rest on what goes
        left = take_away(left, result.removed)
        result.left += sorted(map(str, filter(untouched, left)))
    for record, _ in failed:
        _put_back(*moved.get(record.name, (None, 0)))
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
    record: Record,
    marks: dict[tuple[str, str], Loaded],
    result: Result,
    held: Held,
    *,
    update: bool,
    moved: bool,
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
                _mark(record.model, key, here, mark)
            return
        if not moved and (mark is None or mark.digest != digest(record.model, here)):
            result.edited.append(record.name)
            return
        if not update:
            result.newer.append(record.name)
            return
        done = result.updated
    written = _write(record, row, held)
    _mark(record.model, key, state(written), mark)
    held[name, key] = written
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


def _moved_apart(
    failed: list[tuple[Record, Exception]], moved: dict[str, tuple[Keyed, int]]
) -> dict[str, tuple[Keyed, int]]:
    """Rows that stand in each other's places (two that change theirs) step behind all others, each
    with the place it had. What came this far was edited by nobody, and is to be moved anyway."""
    found: dict[str, tuple[Keyed, int]] = {}
    for record, error in failed:
        row = find(record)
        if row is None or record.name in moved or not _is_ordered(record) or not _is_taken(error):
            continue
        rows = record.model._default_manager
        last = max(rows.values_list("order", flat=True))
        found[record.name] = row, row.order  # type: ignore[attr-defined]
        rows.filter(pk=row.pk).update(order=last + 1)
    return found


def _put_back(row: Keyed | None, order: int) -> None:
    """Gives a row that found no new place its old one again, unless that is gone."""
    if row is not None:
        with suppress(IntegrityError), transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(order=order)


def _is_ordered(record: Record) -> bool:
    return "order" in record.fields and "order" not in record.model.key_fields


def _can_be_placed(record: Record, error: Exception, result: Result) -> bool:
    """Whether a record whose place is taken may stand elsewhere among its like."""
    return _is_ordered(record) and _is_taken(error) and record.name not in result.placed


def _placed(record: Record, records: list[Record], moved: dict[str, tuple[Keyed, int]]) -> Record:
    """A record in the place its row has, or behind all its like."""
    if record.name in moved:
        return replace(record, fields=record.fields | {"order": moved[record.name][1]})
    row = find(record)
    like = [other.fields.get("order", 0) for other in records if other.model is record.model]
    like += record.model._default_manager.values_list("order", flat=True)
    order = row.order if row else max(like) + 1  # type: ignore[attr-defined]
    return replace(record, fields=record.fields | {"order": order})


def _broken_rules(error: ValidationError) -> Iterator[str]:
    """Each broken rule with the field it is about; a rule about the whole record has none."""
    for name, messages in error.message_dict.items():
        part = "" if name == NON_FIELD_ERRORS else f"{name!r}: "
        yield from (part + message for message in messages)


def _write(record: Record, row: Keyed | None, held: Held) -> Keyed:
    one: dict[str, Keyed] = {}
    many: dict[str, list[Keyed]] = {}
    row = row or record.model()
    for name, value in wanted(record).items():
        model_field = field_of(record.model, name)
        if model_field.many_to_many:
            many[name] = [_held(model_field.related_model, key, held) for key in value]
        elif model_field.is_relation and value is not None:
            one[name] = _held(model_field.related_model, value, held)
            setattr(row, name, one[name])
        else:
            try:
                setattr(row, name, model_field.to_python(value))
            except ValidationError as error:
                raise ValidationError({name: error}) from error
    row.full_clean()
    row.save()
    for name, rows in many.items():
        getattr(row, name).set(rows)
    written: Keyed = record.model.objects.get(pk=row.pk)
    for name, related in one.items():
        setattr(written, name, related)
    return written


def _held(model: Any, key: Any, held: Held) -> Keyed:
    """The row that a record leads to: asked for once, for hundreds lead to one medicine."""
    name = model._meta.model_name, json.dumps(key)
    if name not in held:
        held[name] = by_key(model, key)
    return held[name]


def _mark(model: type[models.Model], key: str, fields: dict[str, Any], mark: Loaded | None) -> None:
    mark = mark or Loaded(model=model._meta.model_name or "", key=key)
    mark.digest = digest(model, fields)
    mark.save()
