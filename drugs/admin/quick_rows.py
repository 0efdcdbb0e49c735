"""Rows of a record that are shown and saved in few queries, however many there are."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.db import models
from django.forms.utils import ErrorDict
from django.http import HttpRequest

Labels = dict[str, str]
THE_OTHER = "comparator_"


class _Held(forms.Field):
    """The row that a form holds, by its number: the rows of a screen were read at once, and none
    is asked for again."""

    def __init__(self, row: models.Model, like: forms.Field) -> None:
        super().__init__(required=False, widget=like.widget, initial=like.initial)
        self.row = row

    def clean(self, value: Any) -> models.Model:
        return self.row

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class RowForm(forms.ModelForm):
    """A row that nobody touched is as good as it was: it is neither checked nor saved again."""

    def full_clean(self) -> None:
        if not (self.is_bound and self.instance.pk and not self.has_changed()):
            super().full_clean()
            return
        self._errors = ErrorDict()
        self.cleaned_data = {self._meta.model._meta.pk.name: self.instance}


class RowFormSet(forms.BaseInlineFormSet):
    """Rows that were all read at once."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        number = self.model._meta.pk.name
        if form.instance.pk and number in form.fields:
            form.fields[number] = _Held(form.instance, form.fields[number])


class _Labelled:
    """Names what is chosen without asking the database for each field."""

    labels: Labels
    choices: Any

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> Any:
        chosen = {str(one) for one in value if str(one) in self.labels}
        options = [] if self.allow_multiple_selected else [("", "", False)]  # type: ignore[attr-defined]
        options += [(pk, self.labels[pk], True) for pk in self.labels if pk in chosen]
        return [
            (None, [self.create_option(name, pk, text, on, number)], number)  # type: ignore[attr-defined]
            for number, (pk, text, on) in enumerate(options)
        ]


class _One(_Labelled, AutocompleteSelect):  # type: ignore[misc]
    pass


class _Several(_Labelled, AutocompleteSelectMultiple):  # type: ignore[misc]
    pass


class QuickRows:
    """For inlines: relations read at once, names of choices read once a request."""

    form: Any = RowForm
    formset: Any = RowFormSet

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request)  # type: ignore[misc]
        meta = rows.model._meta
        one = [field.name for field in meta.fields if field.many_to_one]
        rows = rows.select_related(*one) if one else rows
        return rows.prefetch_related(*(field.name for field in meta.many_to_many))

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is None:
            return None
        # A study or a source is changed, or deleted, on its own screen and nowhere else.
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        # What a field means is said once, above the rows.
        field.meaning, field.help_text = str(field.help_text), ""
        if field.label and db_field.name.startswith(THE_OTHER):
            field.label = str(field.label)[len(THE_OTHER) :].capitalize()  # its box says whose
        if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
            labels = _labels(request, field.queryset.model)
            inner = field.widget
            if isinstance(inner, AutocompleteMixin):
                several = isinstance(inner, AutocompleteSelectMultiple)
                quick = (_Several if several else _One)(
                    inner.field, inner.admin_site, attrs=inner.attrs, choices=inner.choices
                )
                quick.is_required = field.required
                quick.labels = labels
                field.widget = quick
            elif not isinstance(field, forms.ModelMultipleChoiceField):
                field.choices = [("", "---------"), *labels.items()]
        return field


def _labels(request: HttpRequest, model: type[models.Model]) -> Labels:
    """The names of all rows of a model by their numbers, read once a request; on saving, from what
    was read of the desk already."""
    kept: dict[type[models.Model], Labels] = request.__dict__.setdefault("_labels", {})
    if model not in kept:
        before = getattr(request, "before", None)
        one = [field.name for field in model._meta.fields if field.many_to_one]
        rows = model._default_manager.select_related(*one) if one else model._default_manager.all()
        held = before.rows(model).values() if before else rows
        kept[model] = {str(row.pk): str(row) for row in held}
    return kept[model]
