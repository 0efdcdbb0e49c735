"""Studies: who was studied, for how long, and against what."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import SOURCES, RecordAdmin


@admin.register(desk.Study)
class StudyAdmin(RecordAdmin):
    list_display = ("name", "who", "size", "weeks", "comparator", "how_checked")
    search_fields = ("name", "who")
    slug_from: ClassVar[dict[str, tuple[str, ...]]] = {"slug": ("name",)}
    autocomplete_fields = ("sources", "comparator_treatment")
    fieldsets = (
        ("The study", {
            "fields": (
                "name", "slug", "who", ("ages_from", "ages_to"), "size", ("weeks", "weeks_note"),
                "pooled_of", "registry_number",
            ),
            "description": "A trial, or a pool of trials. Its figures stand with the medicine.",
        }),
        ("Against what", {
            "fields": (
                "comparator", "comparator_treatment", "comparator_name", "also_used", "adjusted",
                "caution",
            ),
            "description": "What the other group got, in plain words. A figure is never shown "
            "without it.",
        }),
        SOURCES,
    )  # fmt: skip
