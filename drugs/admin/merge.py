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
from django.utils.translation import gettext
from reversion.models import Version

# The name under which a form carries the marks of its fields.
WAS = "_was"
SIGNS = 6  # of a mark: two values of one field hardly share it

Marks = dict[str, dict[str, str]]


@dataclass
class Merged:
    """What came of two saves of one record.

    `kept` are the fields whose newer words, by somebody else, were taken into the form. `both` are
    the fields that both changed, by their names in the form; `again` the rows that somebody took
    away and the poster changed: in the form they are new ones. `known` is false where the form did
    not say what it was opened on.
    """

    kept: list[str] = field(default_factory=list)
    both: set[str] = field(default_factory=set)
    again: list[str] = field(default_factory=list)
    known: bool = True

    @property
    def agrees(self) -> bool:
        """Whether nothing has to be asked."""
        return self.known and not self.both and not self.again


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
            _merge_rows(data, formset, was.get(formset.prefix, {}), merged)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Merged(known=False)  # no form of ours: nothing is taken for granted
    return merged


def _merge_rows(data: QueryDict, formset: Any, was: dict[str, str], merged: Merged) -> None:
    rows = {str(row.instance.pk): row for row in formset.forms if row.instance.pk}
    gone, again = [], []
    for number in range(int(data.get(f"{formset.prefix}-TOTAL_FORMS", "0"))):
        prefix = f"{formset.prefix}-{number}"
        pk = data.get(f"{prefix}-id", "")
        if pk not in was:
            continue
        if pk in rows:
            _merge_one(data, rows[pk], prefix, was[pk], merged)
            continue
        gone.append(number)
        if data.get(f"{prefix}-DELETE"):
            continue
        name = _name_of_gone(formset.model, pk)
        if any(
            mine != before for _, mine, before in _posted(data, formset.empty_form, prefix, was[pk])
        ):
            again.append(number)
            merged.again.append(name)
        else:
            merged.kept.append(gettext("%(row)s (taken away)") % {"row": name})
    if gone:
        _take_out(data, formset.prefix, gone, again)


def _name_of_gone(model: Any, pk: str) -> str:
    """What a row was called that is no longer there."""
    last = Version.objects.get_for_object_reference(model, pk).first()
    return str(last.object_repr if last else model._meta.verbose_name)


def _take_out(data: QueryDict, prefix: str, gone: list[int], again: list[int]) -> None:
    """Takes rows out of what was posted; those of `again` come back behind the others, as new."""
    total, held = (int(str(data[f"{prefix}-{name}_FORMS"])) for name in ("TOTAL", "INITIAL"))
    posted: dict[int, dict[str, list[str]]] = {}
    for number in range(total):
        start = f"{prefix}-{number}-"
        names = [name for name in data if name.startswith(start)]
        posted[number] = {name.removeprefix(start): data.pop(name) for name in names}
    for number in again:
        posted[number]["id"] = [""]
    left = [number for number in posted if number not in gone]
    for place, number in enumerate(left + again):
        for name, values in posted[number].items():
            data.setlist(f"{prefix}-{place}-{name}", values)
    data[f"{prefix}-TOTAL_FORMS"] = str(len(left + again))
    data[f"{prefix}-INITIAL_FORMS"] = str(sum(number < held for number in left))


def _posted(
    data: QueryDict, form: forms.ModelForm, prefix: str, before: str
) -> Iterator[tuple[str, str, str]]:
    """Each field of a form: its name, its mark as posted, and its mark as the form was opened."""
    names = list(form.fields)
    marks = [before[at : at + SIGNS] for at in range(0, len(before), SIGNS)]
    if len(marks) != len(names):
        raise ValueError("These are marks of another form.")
    for name, was in zip(names, marks, strict=True):
        html = f"{prefix}-{name}" if prefix else name
        widget = form.fields[name].widget
        yield name, _mark(widget.value_from_datadict(data, {}, html)), was


def _merge_one(
    data: QueryDict, form: forms.ModelForm, prefix: str, before: str, merged: Merged
) -> None:
    deleted = bool(data.get(f"{prefix}-DELETE")) if prefix else False
    label = str(form.instance) if prefix else ""
    for name, mine, was in list(_posted(data, form, prefix, before)):
        bound = form[name]
        html = f"{prefix}-{name}" if prefix else name
        here = _on_the_desk(bound)
        theirs = _mark(here)
        if theirs == was or mine == theirs:
            continue
        if mine == was:
            _put(data, html, here)
        if mine != was or deleted:
            merged.both.add(html)
        else:
            merged.kept.append(f"{label}: {bound.label}" if label else str(bound.label))


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
