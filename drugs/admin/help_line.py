"""Help lines: whom to call, and where to go."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import SOURCES, RecordAdmin


@admin.register(desk.HelpLine)
class HelpLineAdmin(RecordAdmin):
    list_display = ("name", "purpose", "phone", "order", "how_checked")
    list_filter = ("purpose", "treatments")
    search_fields = ("name", "situation", "phone")
    autocomplete_fields = ("sources", "treatments")
    fieldsets = (
        (None, {
            "fields": ("name", "purpose", "situation", "order", "treatments", "slug"),
            "description": "Pages, sheets and cards take it by what it is for. A text sets it "
            "behind itself: [call your doctor today](help:the-word-in-its-address).",
        }),
        ("What it says", {
            "fields": ("short", "text", "emergency_if"),
        }),
        ("How to reach it", {
            "fields": ("phone", "phone_in_letters", "by_text", "address", "everyday"),
            "description": "A number is dialed on a tap: call it once before you publish it.",
        }),
        SOURCES,
    )  # fmt: skip
