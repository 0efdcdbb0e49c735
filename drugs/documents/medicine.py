"""A medicine with everything about it."""

from __future__ import annotations

from typing import Literal

from drugs.documents.figure import OutcomeDoc, ReactionDoc, StudyDoc
from drugs.documents.text import Fact, Review, Text


class IndicationDoc(Fact):
    region: str
    region_name: str
    condition: str
    condition_name: str
    status: Literal["approved", "not-approved", "under-review", "not-confirmed"]
    status_name: str
    min_age_months: int | None
    min_weight_kg: int | None
    weight_applies_below_age: int | None
    severity: str
    severity_name: str
    tried_first: Text
    limits: Text
    approved_on: str
    note: Text


class GuidanceDoc(Fact):
    topic: str
    topic_name: str
    summary: str
    text: Text


class WarningDoc(Fact):
    side_effect: str
    boxed: bool
    rests_on: str
    rests_on_name: str
    text: Text


class MonitoringDoc(Fact):
    test: str
    moment: Literal["before", "week", "ongoing", "limit"]
    week: int | None
    when: str
    why: Text
    region: str
    region_name: str


class InteractionDoc(Fact):
    other: str
    examples: str
    level: Literal["do-not", "avoid", "check"]
    level_name: str
    what_can_happen: Text
    what_to_do: Text


class MedicineDoc(Fact):
    kind: Literal["medicine"] = "medicine"
    slug: str
    brand: str
    generic: str
    generic_slug: str
    say_brand: str
    say_generic: str
    maker: str
    route: Literal["tablet", "cream"]
    form: str
    strengths: tuple[str, ...]
    jaks_blocked: tuple[str, ...]
    jaks_note: str
    summary: str
    who_for: str
    remember: str
    not_approved_notice: str
    box: Literal["boxed", "none", "elsewhere", "unknown"]
    box_line: str
    label: str
    review: Review
    indications: tuple[IndicationDoc, ...]
    guidance: tuple[GuidanceDoc, ...]
    studies: tuple[StudyDoc, ...]
    reactions: tuple[ReactionDoc, ...]
    outcomes: tuple[OutcomeDoc, ...]
    warnings: tuple[WarningDoc, ...]
    monitoring: tuple[MonitoringDoc, ...]
    interactions: tuple[InteractionDoc, ...]

    def on(self, topic: str) -> GuidanceDoc | None:
        """What is published under a topic; None where nothing could be confirmed."""
        return next((row for row in self.guidance if row.topic == topic), None)

    def study(self, slug: str) -> StudyDoc:
        return next(study for study in self.studies if study.slug == slug)
