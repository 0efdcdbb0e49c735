"""The other ways to treat eczema."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import SOURCES, RecordAdmin


@admin.register(desk.TreatmentOption)
class TreatmentOptionAdmin(RecordAdmin):
    list_display = ("name", "form", "ages", "order", "how_checked")
    search_fields = ("name",)
    autocomplete_fields = ("sources",)
    fieldsets = (
        (None, {
            "fields": (
                "name", "slug", "order", "form", "ages", "what_it_is", "good_points",
                "bad_points", "living_with",
            ),
            "description": "The same headings for each option, so that none is sold.",
        }),
        SOURCES,
    )  # fmt: skip
