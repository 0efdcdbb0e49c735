"""Two people at one record: the second save is refused, both versions shown, no word is lost."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.options import InlineModelAdmin
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext

from drugs.admin.merge import Merged
from drugs.press.difference import MISSING, Change
from drugs.press.snapshot import Snapshot

# The name under which a form carries the mark of the record as it was when the form was opened.
OPENED = "_opened"

REFUSED = (
    "Somebody saved this record since you opened it, so your save was not made. Both versions are "
    "shown below, and your words are still in the form. Save again to keep what the form says."
)


def mark_of(row: models.Model, inlines: Iterable[type[InlineModelAdmin]]) -> str:
    """Changes whenever the record or one of its rows does, or what a row takes along (`guards`).
    Expects the row of a snapshot."""
    found: list[models.Model] = [row]
    for inline in inlines:
        rows = _rows(row, inline)
        found += rows
        for name in getattr(inline, "guards", ()):
            found += [part for one in rows for part in getattr(one, name).all()]
    return hashlib.sha256(serializers.serialize("json", found).encode()).hexdigest()


def _rows(row: models.Model, inline: type[InlineModelAdmin]) -> list[models.Model]:
    parent = next(
        field
        for field in inline.model._meta.fields
        if field.related_model is type(row) and (not inline.fk_name or field.name == inline.fk_name)
    )
    return list(getattr(row, parent.remote_field.get_accessor_name()).all())


class OneAtATime(forms.ModelForm):
    """A record's form that knows what the record was when the form was opened."""

    inlines: tuple[type[InlineModelAdmin], ...] = ()
    before: Snapshot | None = None  # the desk when the save began
    guarded = True  # a form that brings back an older version was not opened on the record

    def _get_validation_exclusions(self) -> set[str]:
        """What nobody changed is as good as it was."""
        found = super()._get_validation_exclusions()  # type: ignore[misc]
        unchanged = set(self.fields) - set(self.changed_data) if self.instance.pk else set()
        return found | unchanged

    def _post_clean(self) -> None:
        """What must hold of several fields together is asked of the whole record, though a screen
        may show a part of it."""
        super()._post_clean()  # type: ignore[misc]
        if not self.instance.pk or self.errors:
            return
        for constraint in self.instance._meta.constraints:
            if _fields_of(constraint) & set(self.changed_data):
                try:
                    constraint.validate(type(self.instance), self.instance)
                except ValidationError as error:
                    self.add_error(None, error)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.guarded and self.instance.pk:
            # Whoever writes waits for their turn, so this is the record as it is on saving.
            now = self.before.as_it_is(self.instance) if self.before else None
            if now is None or self.data.get(OPENED) != mark_of(now, self.inlines):
                raise ValidationError(REFUSED, code="two-people")
        return cleaned


def _fields_of(constraint: models.BaseConstraint) -> set[str]:
    condition = getattr(constraint, "condition", None)
    named = condition.referenced_base_fields if condition is not None else set()
    return {*getattr(constraint, "fields", ()), *named}


def refused(form: forms.BaseForm) -> bool:
    return form.is_bound and form.has_error("__all__", code="two-people")


@dataclass(frozen=True)
class Both:
    """What both changed, and the rows that came or went meanwhile: `added` by somebody else,
    `again` taken away by them and changed in the form, `taken_away` in the form."""

    changes: list[Change]
    added: list[str]
    again: list[str]
    taken_away: list[str]


def both_versions(form: forms.ModelForm, formsets: Iterable[Any], merged: Merged) -> Both:
    """`before` of each change is on the desk now, `after` is in the editor's form. Where it is not
    known what the form was opened on, all that differs is listed."""
    changes = list(_changes(form, "", _asked(form, merged)))
    added, taken_away = [], []
    for formset in formsets:
        shown = set()
        for part in formset.forms:
            name = str(part.instance) if part.instance.pk else gettext("a new row")
            deleted = bool(part.data.get(part.add_prefix("DELETE")))
            if part.instance.pk:
                shown.add(part.instance.pk)
                taken_away += [name] if deleted else []
            changes += _changes(part, name, _asked(part, merged), deleted=deleted)
        added += [str(row) for row in formset.get_queryset() if row.pk not in shown]
    return Both(changes, added, merged.again, taken_away)


def _asked(form: forms.ModelForm, merged: Merged) -> list[str]:
    """The fields of a form that both changed."""
    if not merged.known:
        return form.changed_data if form.has_changed() else []
    return [name for name in form.fields if form.add_prefix(name) in merged.both]


def _changes(
    form: forms.ModelForm, part: str, names: Iterable[str], *, deleted: bool = False
) -> Iterable[Change]:
    for name in names:
        field = form.fields[name]
        label = str(field.label or name.replace("_", " "))
        said = gettext("The row is taken away.") if deleted else _said(field, form[name].data)
        yield Change(part, label, _said(field, form[name].initial), said)


def _said(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
        values = value if isinstance(value, list | tuple) else [value]
        keys = [getattr(one, "pk", one) for one in values if one not in (None, "")]
        try:
            found = sorted(map(str, field.queryset.filter(pk__in=keys)))
            value = "\n".join(found or map(str, keys))
        except (OverflowError, ValueError):  # no number of a record: shown as it was sent
            value = "\n".join(map(str, keys))
    elif isinstance(value, list | tuple):
        value = "\n".join(map(str, value))
    return str(value) if value not in (None, "") else MISSING
