"""Questions to ask the doctor."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import SOURCES, RecordAdmin


@admin.register(desk.Question)
class QuestionAdmin(RecordAdmin):
    list_display = ("text", "moment", "topic", "route", "order", "how_checked")
    list_filter = ("moment", "route")
    search_fields = ("text", "topic")
    autocomplete_fields = ("sources", "medicines")
    fieldsets = (
        (None, {
            "fields": ("text", "why", "slug", "moment", "topic", ("order", "ask_first")),
            "description": "A question to ask the doctor, and why it matters.",
        }),
        ("Whom it is for", {
            "fields": ("route", "medicines", "circumstances"),
            "description": "Nothing chosen means everyone.",
        }),
        SOURCES,
    )  # fmt: skip
