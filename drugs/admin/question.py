"""Terms, questions, mixed messages, other options; and what readers told us."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import SOURCES, Record


@admin.register(desk.GlossaryTerm)
class GlossaryTermAdmin(Record):
    list_display = ("term", "say_it", "how_checked")
    search_fields = ("term", "also_called")
    autocomplete_fields = ("sources",)
    fieldsets = (
        (None, {
            "fields": ("term", "slug", "say_it", "also_called", "definition"),
            "description": "One or two short sentences. Link to it from a text with "
            "[the word](term:its-slug).",
        }),
        SOURCES,
    )  # fmt: skip


@admin.register(desk.Question)
class QuestionAdmin(Record):
    list_display = ("text", "moment", "topic", "route", "order", "how_checked")
    list_filter = ("moment", "route")
    search_fields = ("text", "topic")
    autocomplete_fields = ("sources", "drugs")
    fieldsets = (
        (None, {
            "fields": ("text", "why", "slug", "moment", "topic", "order"),
            "description": "A question to ask the doctor, and why it matters.",
        }),
        ("Whom it is for", {
            "fields": ("route", "drugs", "circumstances"),
            "description": "Nothing chosen means everyone.",
        }),
        SOURCES,
    )  # fmt: skip


@admin.register(desk.MixedMessage)
class MixedMessageAdmin(Record):
    list_display = ("claim", "verdict", "where", "order", "how_checked")
    list_filter = ("verdict",)
    search_fields = ("claim", "where")
    autocomplete_fields = ("sources", "drugs")
    fieldsets = (
        (None, {
            "fields": (
                "claim", "where", "slug", "verdict", "true_now", "since", "drugs", "order",
            ),
            "description": "Put the claim in our own words. Name the kind of page, never the site.",
        }),
        SOURCES,
    )  # fmt: skip


@admin.register(desk.TreatmentOption)
class TreatmentOptionAdmin(Record):
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


@admin.register(desk.ProblemReport)
class ProblemReportAdmin(admin.ModelAdmin):
    list_display = ("page_path", "message", "sent_at", "closed_at", "closed_by")
    list_filter = (("closed_at", admin.EmptyFieldListFilter),)
    readonly_fields = ("page_path", "message", "sent_at")

    def has_add_permission(self, request, obj=None) -> bool:  # type: ignore[no-untyped-def]
        return False


@admin.register(desk.Correction)
class CorrectionAdmin(admin.ModelAdmin):
    list_display = ("corrected_on", "page_path", "was_wrong", "now_says")
