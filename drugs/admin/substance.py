"""What people take besides: medicines, foods and herbs, and the classes they belong to."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import SOURCES, RecordAdmin


@admin.register(desk.Substance)
class SubstanceAdmin(RecordAdmin):
    list_display = ("name", "kind", "professional_name", "brands", "how_checked")
    list_filter = ("kind", "classes", "how_checked")
    search_fields = ("name", "professional_name", "brands", "also_called")
    autocomplete_fields = ("classes", "sources")
    fieldsets = (
        (None, {
            "fields": (
                "kind", ("name", "slug"), "professional_name", "brands", "also_called", "classes",
            ),
            "description": "One row for each thing people take. The best known brand stands first.",
        }),
        SOURCES,
    )  # fmt: skip
