"""Form fields in an editor's words: lists as lines, choices as ticks, Markdown checked on save."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

from drugs.admin.plain_characters import all_seen
from drugs.models import Indication, Question
from drugs.wording.markdown import TextError, parse

WIDEST = 90  # signs that a field of one line shows
# Fields whose names are words of the machine.
WORDS_FOR = {
    "slug": "Word in the address",
    "generic_slug": "Generic name in the address",
    "set_id": "Number at DailyMed (set id)",
    "how_checked": "How it was checked",
    "jaks_blocked": "JAKs it blocks",
    "jaks_note": "Note on the JAKs",
    "min_age_months": "Youngest age, in months",
    "min_weight_kg": "Lowest weight, in kg",
}
# Lists whose entries are choices.
TICKS = {
    "circumstances": Question.Circumstance.choices,
    "must_have_tried": Indication.Tried.choices,
}


class OneLineField(forms.CharField):
    """A text of one line: a line break that came along when it was pasted is a space."""

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        return " ".join(text.splitlines()) if text else text


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


class PlainFields:
    """Chooses the form field for a model field; for edit screens and their rows alike."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if isinstance(db_field, models.JSONField):
            shared: dict[str, Any] = {
                "required": not db_field.blank,
                "label": WORDS_FOR.get(db_field.name) or db_field.verbose_name.capitalize(),
            }
            if choices := TICKS.get(db_field.name):
                return TicksField(choices=choices, help_text=db_field.help_text, **shared)
            return LinesField(help_text="One a line.", validators=[all_seen], **shared)
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        if type(db_field) is models.CharField and not db_field.choices:
            kwargs["form_class"] = OneLineField
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # A source, a study or a side effect is deleted on its own screen and nowhere else.
            field.widget.can_delete_related = False
        if isinstance(field, forms.CharField):
            field.validators.append(all_seen)
            if isinstance(field.widget, forms.TextInput) and field.max_length:
                field.widget.attrs |= {"size": min(field.max_length, WIDEST)}
        if field is not None and db_field.name in WORDS_FOR:
            field.label = WORDS_FOR[db_field.name]
        if field is not None and "Markdown" in str(db_field.help_text):
            field.validators.append(plain_markdown)
            field.widget.attrs |= {"rows": 4, "class": "markdown"}
        return field
