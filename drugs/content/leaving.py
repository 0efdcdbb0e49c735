"""Takes away the rows of records that left the fixtures, as far as nobody edited or uses them."""

from __future__ import annotations

import json

from django.apps import apps
from django.db import models

from drugs.content.rows import digest, state
from drugs.kinds import content_models
from drugs.models import Loaded


def take_away(left: list[Loaded], removed: list[str]) -> list[Loaded]:
    """Takes away the rows of marks that nobody edited, children first; gives the marks that stay:
    those of edited rows, and of rows that others rest on. Adds what went to `removed`."""
    order = [model._meta.model_name for model in content_models()]
    stays: list[Loaded] = []
    for mark in sorted(left, key=lambda mark: -order.index(mark.model)):
        row = untouched(mark)
        if row is None or _rests_on(row):
            stays.append(mark)
        else:
            row.delete()
            mark.delete()
            removed.append(str(mark))
    return stays


def untouched(mark: Loaded) -> models.Model | None:
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
