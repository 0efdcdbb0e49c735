"""A medicine with everything about it on one screen."""

from __future__ import annotations

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import NEVER_REVIEWED, REVIEW, SOURCES, FigureRows, RecordAdmin, Rows

FIGURE = (
    "dose", "count", "size", "percent", "comparator_count", "comparator_size",
    "comparator_percent", "against", "sources", "how_checked",
)  # fmt: skip


class IndicationRows(Rows):
    model = desk.Indication


class GuidanceRows(Rows):
    model = desk.Guidance
    verbose_name_plural = "guidance: what the page says under each heading"


class WarningRows(Rows):
    model = desk.Warning
    autocomplete_fields = ("side_effect", "sources")


class MonitoringRows(Rows):
    model = desk.Monitoring
    verbose_name_plural = "tests and checks"


class InteractionRows(Rows):
    model = desk.Interaction


class ReactionRows(FigureRows):
    model = desk.Reaction
    fields = ("study", "side_effect", "per", *FIGURE)
    autocomplete_fields = ("study", "side_effect", "sources")
    verbose_name_plural = "reactions: how many had a side effect, beside the comparator"


class OutcomeRows(FigureRows):
    model = desk.Outcome
    fields = ("study", "measure", "week", "day", *FIGURE)
    verbose_name_plural = "outcomes: how many got better, beside the comparator"


@admin.register(desk.Drug)
class DrugAdmin(RecordAdmin):
    list_display = ("brand", "generic", "route", "box", "how_checked", "reviewed_on")
    list_filter = ("route", "how_checked", NEVER_REVIEWED)
    search_fields = ("brand", "generic", "maker")
    autocomplete_fields = ("sources", "label")
    inlines = (
        IndicationRows, GuidanceRows, ReactionRows, OutcomeRows, WarningRows, MonitoringRows,
        InteractionRows,
    )  # fmt: skip
    fieldsets = (
        ("Name", {
            "fields": (
                ("brand", "generic"), ("say_brand", "say_generic"), ("slug", "generic_slug"),
                "maker",
            ),
            "description": "The slugs stand in the address of the page. Do not change them once "
            "published. Write the say-it spelling so that a person can read it aloud.",
        }),
        ("Form", {
            "fields": ("route", "form", "strengths", "jaks_blocked", "jaks_note"),
            "description": "As the label's section on dosage forms says it.",
        }),
        ("At a glance", {
            "fields": ("summary", "who_for", "remember"),
            "description": "The card on top of the page. One short sentence, or two.",
        }),
        ("Approval and boxed warning", {
            "fields": ("not_approved_notice", "box", "box_line", "label"),
            "description": "Readers see these first. The label drives the notice that a newer "
            "revision exists.",
        }),
        SOURCES,
        REVIEW,
    )  # fmt: skip
