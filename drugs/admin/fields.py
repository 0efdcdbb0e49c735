"""Form fields in an editor's words: lists as lines, choices as ticks, Markdown checked on save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from drugs.wording.markdown import TextError, parse


class LinesField(forms.CharField):
    """A JSON list of texts, edited as plain text, one entry a line."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3, "class": "lines"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value)
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if len(set(lines)) < len(lines):
            raise ValidationError("An entry stands twice.")
        return lines

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = initial if isinstance(initial, list) else []
        return before != [line.strip() for line in (data or "").splitlines() if line.strip()]


class TicksField(forms.MultipleChoiceField):
    """A JSON list of choices, as tick boxes."""

    widget = forms.CheckboxSelectMultiple


def plain_markdown(value: str) -> None:
    """Refuses, at the field itself, what a page cannot show."""
    try:
        parse(value)
    except TextError as error:
        raise ValidationError(str(error)) from error
