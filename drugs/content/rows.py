"""A row of the desk and a fixture record as the fixtures write them, so that they compare."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.serializers import python as python_serializer
from django.db import models

from drugs.content.files import Record, default_of
from drugs.models.keys import Keyed


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
    fields = {name: value for name, value in fields.items() if value != left_out(model, name)}
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def left_out(model: type[models.Model], name: str) -> Any:
    """What a field says when a file leaves it out."""
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
    """JSON's own types; a set of keys in a fixed order, for a many-to-many has none. A browser
    ends its lines with two signs, and no file does."""
    value = json.loads(json.dumps(value, default=str))
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    if isinstance(value, list) and value and all(isinstance(item, list) for item in value):
        return sorted(value)
    return value
