"""Side effects and urgent signs."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import NEVER_REVIEWED, REVIEW, SOURCES, RecordAdmin


@admin.register(desk.SideEffect)
class SideEffectAdmin(RecordAdmin):
    list_display = ("name", "medical_name", "urgency", "serious", "how_checked", "reviewed_on")
    list_filter = ("urgency", "serious", "how_checked", NEVER_REVIEWED)
    search_fields = ("name", "medical_name", "also_called")
    autocomplete_fields = ("sources",)
    fieldsets = (
        ("Name", {
            "fields": ("name", "medical_name", "also_called", "slug"),
            "description": "The plain word first.",
        }),
        ("How urgent", {
            "fields": ("urgency", "serious", "role"),
            "description": "Where sources differ, take the more careful one.",
        }),
        ("What a person sees and feels", {
            "fields": ("what_it_is", "feels_like", "on_light_skin", "on_brown_and_black_skin"),
            "description": "Feel and shape before color. Say the signs on light, brown and black "
            "skin where a source does.",
        }),
        ("What to do", {
            "fields": ("what_to_do", "emergency_if", "emergency_room"),
            "description": "Start with one of: Call 911. Call your doctor today. Mention it at "
            "your next visit.",
        }),
        SOURCES,
        REVIEW,
    )  # fmt: skip


@admin.register(desk.UrgentSign)
class UrgentSignAdmin(RecordAdmin):
    list_display = ("sign", "meaning", "urgency", "order", "how_checked")
    list_filter = ("urgency", "medicines")
    search_fields = ("sign", "meaning")
    autocomplete_fields = ("side_effect", "sources", "medicines")
    fieldsets = (
        (None, {
            "fields": (
                "sign", "in_short", "meaning", "urgency", "order", "side_effect",
                "medicines", "tells_stroke", "everyday", "slug",
            ),
            "description": "One line of the urgent-help page and of the wallet card.",
        }),
        SOURCES,
    )  # fmt: skip
