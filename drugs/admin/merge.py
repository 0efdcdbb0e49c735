"""Two people at one form: what only one of them touched is kept, theirs and ours alike.

The form takes a short mark of each field along, as it stood when it was opened. So on saving it is
known who changed what since: a field the other person changed and we did not is theirs, and stays.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

# The name under which a form carries the marks of its fields.
WAS = "_was"
SIGNS = 6  # of a mark: two values of one field hardly share it

Marks = dict[str, dict[str, str]]


@dataclass
class Merged:
    """`kept` are the fields whose newer words, by somebody else, were taken into the form; in
    `conflicts` both changed one field, or one took away what the other changed."""

    kept: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


def marks_of(form: forms.ModelForm, formsets: Iterable[Any]) -> str:
    """The mark of every field of a form and of its rows, as it stands on the desk."""
    found: Marks = {"": {"": _marks(form)}}
    for formset in formsets:
        rows = {str(row.instance.pk): _marks(row) for row in formset.forms if row.instance.pk}
        found[formset.prefix] = rows
    return json.dumps(found, separators=(",", ":"))


def merge(data: QueryDict, form: forms.ModelForm, formsets: Iterable[Any]) -> Merged:
    """Takes into `data`, as posted, what somebody else changed since and the poster did not.

    `form` and `formsets` are of the record as it stands on the desk now.
    """
    merged = Merged()
    try:
        was = json.loads(data.get(WAS, ""))
        _merge_one(data, form, "", was[""][""], merged)
        for formset in formsets:
            for prefix, row in _posted(data, formset):
                before = was.get(formset.prefix, {}).get(str(row.instance.pk))
                if before is not None:
                    _merge_one(data, row, prefix, before, merged)
            gone = set(was.get(formset.prefix, {})) - {str(r.instance.pk) for r in formset.forms}
            merged.conflicts += [f"{formset.prefix} {pk}" for pk in sorted(gone)]
    except (ValueError, KeyError, TypeError, AttributeError):
        return Merged(conflicts=["?"])  # no form of ours: nothing is taken for granted
    return merged


def _posted(data: QueryDict, formset: Any) -> Iterator[tuple[str, forms.ModelForm]]:
    """(prefix as posted, the row as it stands) of each row of a formset that was posted."""
    rows = {str(row.instance.pk): row for row in formset.forms if row.instance.pk}
    for number in range(int(data.get(f"{formset.prefix}-TOTAL_FORMS", "0"))):
        prefix = f"{formset.prefix}-{number}"
        row = rows.get(data.get(f"{prefix}-id", ""))
        if row is not None:
            yield prefix, row


def _merge_one(
    data: QueryDict, form: forms.ModelForm, prefix: str, before: str, merged: Merged
) -> None:
    names = list(form.fields)
    marks = [before[at : at + SIGNS] for at in range(0, len(before), SIGNS)]
    if len(marks) != len(names):
        raise ValueError("These are marks of another form.")
    deleted = bool(data.get(f"{prefix}-DELETE")) if prefix else False
    label = str(form.instance) if prefix else ""
    for name, was in zip(names, marks, strict=True):
        bound = form[name]
        html = f"{prefix}-{name}" if prefix else name
        here = _on_the_desk(bound)
        mine = _mark(bound.field.widget.value_from_datadict(data, {}, html))
        theirs = _mark(here)
        if theirs == was or mine == theirs:
            continue
        said = f"{label}: {bound.label}" if label else str(bound.label)
        if mine == was and not deleted:
            _put(data, html, here)
            merged.kept.append(said)
        else:
            merged.conflicts.append(said)


def _put(data: QueryDict, name: str, value: Any) -> None:
    if isinstance(value, list):
        data.setlist(name, value)
    elif value is False:
        data.pop(name, None)
    else:
        data[name] = "on" if value is True else value


def _marks(form: forms.ModelForm) -> str:
    return "".join(_mark(_on_the_desk(form[name])) for name in form.fields)


def _on_the_desk(bound: Any) -> Any:
    """What a field would post if nobody touched it: a text, a list of texts, or yes or no."""
    field = bound.field
    widget = getattr(field.widget, "widget", field.widget)  # a choice comes wrapped
    value = field.prepare_value(bound.initial)
    if isinstance(widget, forms.CheckboxInput):
        return bool(value)
    shown = widget.format_value(value)
    if getattr(widget, "allow_multiple_selected", False):
        return sorted(map(str, shown or []))
    if isinstance(shown, list | tuple):
        shown = next((one for one in shown if one not in (None, "")), "")
    return "" if shown is None else str(shown)


def _mark(value: Any) -> str:
    if isinstance(value, list | tuple):
        value = "\0".join(sorted(map(str, value)))
    elif isinstance(value, bool):
        value = "on" if value else ""
    plain = "" if value is None else str(value).replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:SIGNS]
