"""A treatment with everything about it on one screen."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from drugs import models as desk
from drugs.admin.parts import ByParts, Part, SomeRows
from drugs.admin.record import NEVER_REVIEWED, REVIEW, SOURCES, RecordAdmin
from drugs.admin.rows import FIGURE, FigureRows, Rows


class IndicationRows(SomeRows, Rows):
    model = desk.Indication
    verbose_name = "approval"
    verbose_name_plural = "approvals"


class MixingNoteRows(SomeRows, Rows):
    model = desk.MixingNote
    verbose_name = "note on mixing"
    autocomplete_fields = ("substance", "sources")
    verbose_name_plural = "mixing: what is said of other medicines where there is no rule"


class SlotRows(SomeRows, Rows):
    model = desk.Slot
    verbose_name = "topic"
    verbose_name_plural = "topics: what every leaflet says"


class LabelPartRows(SomeRows, Rows):
    model = desk.LabelPart
    verbose_name = "part of the label"
    verbose_name_plural = "parts of the label, and whether we read them"
    autocomplete_fields = ()


class WarningRows(SomeRows, Rows):
    model = desk.Warning
    verbose_name = "warning"
    autocomplete_fields = ("side_effect", "sources")


class MonitoringRows(SomeRows, Rows):
    model = desk.Monitoring
    verbose_name = "test or check"
    verbose_name_plural = "tests and checks"


class ListingRows(SomeRows, Rows):
    model = desk.Listing
    verbose_name = "side effect without a figure"
    autocomplete_fields = ("side_effect", "sources")
    verbose_name_plural = "side effects named without a figure"


class ReactionRows(SomeRows, FigureRows):
    model = desk.Reaction
    verbose_name = "figure of a side effect"
    fk_name = "treatment"
    about = ("study", "side_effect", "unit", "site")
    fields = (*about, *FIGURE)
    autocomplete_fields = ("study", "side_effect", "sources")
    verbose_name_plural = "how many had a side effect, beside the comparator"


class OutcomeRows(SomeRows, FigureRows):
    model = desk.Outcome
    verbose_name = "figure of how many got better"
    fk_name = "treatment"
    about = ("study", "measure", "week", "day")
    fields = (*about, *FIGURE)
    verbose_name_plural = "how many got better, beside the comparator"


@admin.register(desk.Treatment)
class TreatmentAdmin(ByParts, RecordAdmin):
    list_display = ("__str__", "kind", "route", "box", "how_checked", "reviewed_on")
    list_filter = ("kind", "route", "how_checked", NEVER_REVIEWED)
    search_fields = ("brand", "generic", "name", "maker")
    autocomplete_fields = ("sources", "label", "pictured_harm")
    inlines = (
        IndicationRows, MixingNoteRows, SlotRows, LabelPartRows, ReactionRows, OutcomeRows,
        WarningRows, ListingRows, MonitoringRows,
    )  # fmt: skip
    slug_from: ClassVar[dict[str, tuple[str, ...]]] = {"generic_slug": ("generic",)}
    by_study = (ReactionRows, OutcomeRows)
    parts = (
        Part("name", "Name, form and short texts",
             ("Name", "Form", "At a glance", SOURCES[0], REVIEW[0])),
        Part("approval", "Approval and boxed warning", ("Approval and boxed warning",),
             (IndicationRows, WarningRows)),
        Part("slots", "What every leaflet says", (), (SlotRows,)),
        Part("label-parts", "Parts of the label we read", (), (LabelPartRows,)),
        Part("mixing", "Mixing, where there is no rule", (), (MixingNoteRows,)),
        Part("tests", "Tests and checks", (), (MonitoringRows,)),
        Part("listings", "Side effects named without a figure", (), (ListingRows,)),
        Part("benefit", "How many got better", (), (OutcomeRows,)),
        Part("harm", "How many had a side effect", (), (ReactionRows,)),
        Part("option", "Texts of an option", ("An option beside the medicines",)),
    )  # fmt: skip
    fieldsets = (
        ("Name", {
            "fields": (
                "kind", ("name", "group", "order"), ("brand", "generic"),
                ("say_brand", "say_generic"), ("slug", "generic_slug"),
                "maker",
            ),
            "description": "The words in the address of the page: do not change them once "
            "published. Write the say-it spelling so that a person can read it aloud.",
        }),
        ("Form", {
            "fields": (
                ("route", "how_taken"), "form", ("drawn_shape", "drawn_color", "drawn_strength"),
                "strengths", "strengths_elsewhere", "jaks_blocked", "jaks_note",
            ),
            "description": "As the label's section on dosage forms says it.",
        }),
        ("At a glance", {
            "fields": ("summary", "who_for", "remember"),
            "description": "The card on top of the page. One short sentence, or two.",
        }),
        ("Approval and boxed warning", {
            "fields": (
                "not_approved_notice", "box", "box_line", "label", "pictured_harm",
                "pictured_harm_why", "pairs_printed",
            ),
            "description": "Readers see these first. The label drives the notice that a newer "
            "revision exists.",
        }),
        ("An option beside the medicines", {
            "fields": (
                "ages", "compared", "what_it_is", "good_points", "bad_points", "living_with",
            ),
            "description": "Only for a treatment that is no JAK medicine.",
        }),
        SOURCES,
        REVIEW,
    )  # fmt: skip
