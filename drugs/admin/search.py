"""People's own words for what search finds, and the searches that the press tries."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import RecordAdmin


@admin.register(desk.Phrase)
class PhraseAdmin(RecordAdmin):
    list_display = ("__str__", "topic", "chapter", "address")
    list_filter = ("topic",)
    search_fields = ("slug", "phrases", "address")
    fieldsets = (
        (None, {
            "fields": ("slug", "phrases", "topic", "chapter", "address", "gives_way"),
            "description": "Words people use, and the page or topic they mean.",
        }),
    )  # fmt: skip


@admin.register(desk.TriedSearch)
class TriedSearchAdmin(RecordAdmin):
    list_display = ("__str__", "card", "first")
    list_filter = ("card",)
    search_fields = ("slug", "queries", "first")
    fieldsets = (
        (None, {
            "fields": ("slug", "queries", "card", "first"),
            "description": "Tried before an edition is switched. A search that loses its card "
            "stops the edition; another first page is pointed out.",
        }),
    )  # fmt: skip
