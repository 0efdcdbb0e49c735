"""Sources, and the people we credit."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import RecordAdmin


@admin.register(desk.Source)
class SourceAdmin(RecordAdmin):
    list_display = ("title", "publisher", "kind", "dated", "revision_read", "newest_revision")
    list_filter = ("kind",)
    search_fields = ("title", "publisher", "slug")
    fieldsets = (
        ("The source", {
            "fields": ("title", "publisher", "kind", "slug", "address", "seen_at", "dated"),
            "description": "Cite the true publisher and title, also where a copy was read.",
        }),
        ("Revisions", {
            "fields": (
                "revision_read", "newest_revision", "newest_revision_on", "newest_revision_note",
                "set_id", "checked_on",
            ),
            "description": "For labels. When the newest revision is not the one we read, every "
            "page that follows this label says so at the top, once this source is published.",
        }),
    )  # fmt: skip


@admin.register(desk.Person)
class PersonAdmin(RecordAdmin):
    list_display = ("name", "credentials", "role", "declared_on")
    search_fields = ("name",)
    fieldsets = (
        (None, {
            "fields": ("name", "slug", "credentials", "role", "interests", "declared_on"),
            "description": "A real person who agreed to be named. Never invent one.",
        }),
    )  # fmt: skip
