"""Claims found elsewhere, and what is true now."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import SOURCES, RecordAdmin


@admin.register(desk.MixedMessage)
class MixedMessageAdmin(RecordAdmin):
    list_display = ("claim", "verdict", "where", "order", "how_checked")
    list_filter = ("topic", "verdict")
    search_fields = ("claim", "where")
    autocomplete_fields = ("sources", "medicines")
    fieldsets = (
        (None, {
            "fields": (
                "claim", "where", "slug", "topic", "verdict", "true_now", "since", "medicines",
                "order",
            ),
            "description": "Put the claim in our own words. Name the kind of page, never the site.",
        }),
        SOURCES,
    )  # fmt: skip
