"""Rows of a record on its edit screen: facts with texts, and figures beside their comparator."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from drugs.admin.fields import PlainFields
from drugs.admin.quick_rows import QuickRows

# One side of a figure, and the same of its comparator.
SIDES = (
    ("count", "comparator_count"), ("size", "comparator_size"), ("percent", "comparator_percent"),
)  # fmt: skip
MEDICINE, OTHER = zip(*SIDES, strict=True)
FIGURE = (
    "dose", "alone", *MEDICINE, *OTHER, "dose_amount", "dose_unit", "dose_times", "against",
    "against_treatment", "sources", "how_checked",
)  # fmt: skip


class Rows(QuickRows, PlainFields, admin.StackedInline):
    """Rows of a record with texts, each folded to one line until it is worked on."""

    extra = 0
    show_change_link = False
    autocomplete_fields: ClassVar[tuple[str, ...]] = ("sources",)
    template = "admin/drugs/rows.html"

    def get_fields(self, request, obj=None):  # type: ignore[no-untyped-def]
        """What it says first, what it rests on last."""
        found = list(super().get_fields(request, obj))
        last = [name for name in ("sources", "how_checked") if name in found]
        return [name for name in found if name not in last] + last


class FigureRows(Rows):
    """Figures: the medicine and its comparator side by side."""

    autocomplete_fields: ClassVar[tuple[str, ...]] = ("study", "sources")
    about: ClassVar[tuple[str, ...]] = ()  # what is counted, and in which study

    def get_fieldsets(self, request, obj=None):  # type: ignore[no-untyped-def]
        return (
            (None, {"fields": (self.about, ("dose", "alone"))}),
            ("Medicine", {"fields": (MEDICINE,), "classes": ("side",)}),
            ("Comparator", {"fields": (OTHER,), "classes": ("side",)}),
            ("The dose as a number, and another comparator than the study's", {
                "fields": (("dose_amount", "dose_unit", "dose_times"),
                           ("against", "against_treatment")),
                "classes": ("collapse",),
            }),
            (None, {"fields": ("sources", "how_checked")}),
        )  # fmt: skip
