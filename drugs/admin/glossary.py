"""The words the site explains."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import SOURCES, RecordAdmin


@admin.register(desk.GlossaryTerm)
class GlossaryTermAdmin(RecordAdmin):
    list_display = ("term", "say_it", "how_checked")
    search_fields = ("term", "also_called")
    autocomplete_fields = ("sources",)
    fieldsets = (
        (None, {
            "fields": ("term", "slug", "say_it", "also_called", "definition", "score"),
            "description": "One or two short sentences. Link to it from a text with "
            "[the word](term:the-word-in-its-address).",
        }),
        SOURCES,
    )  # fmt: skip
