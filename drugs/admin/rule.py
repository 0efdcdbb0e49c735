"""Rules of a treatment, each with its conditions: what a label tells people to do or not to do."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import admin

from drugs import models as desk
from drugs.admin.record import SOURCES, RecordAdmin
from drugs.admin.rows import Rows


class RuleConditionRows(Rows):
    model = desk.RuleCondition
    verbose_name = "condition"
    autocomplete_fields = ("substance",)
    verbose_name_plural = "conditions: for whom it holds, and what is allowed all the same"


@admin.register(desk.Rule)
class RuleAdmin(RecordAdmin):
    list_display = ("short", "treatment", "kind", "how_checked")
    list_filter = ("treatment", "kind", "how_checked")
    search_fields = ("short", "slug")
    autocomplete_fields = ("treatment", "names", "sources")
    slug_from: ClassVar[dict[str, tuple[str, ...]]] = {"slug": ("short",)}
    inlines = (RuleConditionRows,)
    fieldsets = (
        ("The rule", {
            "fields": ("treatment", "kind", "short", "names", "text", ("slug", "order")),
            "description": "One rule a record. The sentence stands alone on a card, so its "
            "threshold, age and condition are in it. Names and exceptions are set behind it.",
        }),
        ("Amounts and times", {
            "fields": (
                ("dose", "most", "unit", "per"), ("or_most", "or_per"),
                ("wait", "wait_unit", "wait_from"),
            ),
            "description": "The numbers of the sentence, as fields: pages count with these.",
        }),
        ("Where it is printed", {
            "fields": ("moved_to_rank", "moved_why"),
            "description": "The kind of a rule says how far forward it is printed, and whether a "
            "short form may leave it out. Move it only with a reason: the person who reviews it "
            "sees that.",
        }),
        ("Where the label says it", {"fields": (("region", "section"),)}),
        SOURCES,
    )  # fmt: skip
