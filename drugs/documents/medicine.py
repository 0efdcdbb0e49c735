"""A treatment with everything about it: a medicine with its guide, or another option."""

from __future__ import annotations

from typing import Literal

from drugs.documents.figure import AloneDoc, OutcomeDoc, ReactionDoc, StudyDoc
from drugs.documents.rule import LabelPartDoc, MixingNoteDoc, RuleDoc, SlotDoc
from drugs.documents.text import Fact, Review, Shape, Text

# The parts of a label that list side effects: unless all were read, nobody can say what is not
# among them.
LISTS_SIDE_EFFECTS = ("warnings", "side-effects", "patient-guide")

# The kinds of rules about what else a person takes, the strictest first.
MIXING = ("do-not-mix", "dose-when-mixed", "ask-before-mixing")

State = Literal["boxed", "warned", "counted", "listed", "named-elsewhere", "not-in-what-we-read"]


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
    must_have_tried: tuple[str, ...]
    tried_first: Text
    limits: Text
    approved_on: str
    note: Text


class WarningDoc(Fact):
    side_effect: str
    boxed: bool
    rests_on: str
    rests_on_name: str
    text: Text


class ListingDoc(Fact):
    """A side effect that is named without a figure: in the US label, or elsewhere."""

    side_effect: str
    where: Literal["label", "other-region", "other-use"]
    where_name: str
    region: str
    region_name: str
    note: str


class MonitoringDoc(Fact):
    test: str
    moment: Literal["before", "week", "ongoing", "limit"]
    week: int | None
    when: str
    why: Text
    region: str
    region_name: str


class DrawnDoc(Shape):
    """How the label describes the pill of one strength, for its drawing."""

    shape: Literal["round", "oval", "oblong"]
    shape_name: str
    color: str
    color_name: str
    strength: str


class TreatmentDoc(Fact):
    """What every treatment has, so that any of them can be a column beside the others."""

    slug: str
    brand: str
    generic: str
    route: str
    form: str
    box: Literal["boxed", "none", "elsewhere", "unknown"]
    how_taken: str = ""
    pairs_printed: bool = False
    rules_entered: bool = True
    rules: tuple[RuleDoc, ...]
    mixing_notes: tuple[MixingNoteDoc, ...]
    slots: tuple[SlotDoc, ...]
    label_parts: tuple[LabelPartDoc, ...]
    indications: tuple[IndicationDoc, ...]
    studies: tuple[StudyDoc, ...]
    reactions: tuple[ReactionDoc, ...]
    outcomes: tuple[OutcomeDoc, ...]
    followed_alone: tuple[AloneDoc, ...]
    warnings: tuple[WarningDoc, ...]
    listings: tuple[ListingDoc, ...]
    monitoring: tuple[MonitoringDoc, ...]

    @property
    def short_name(self) -> str:
        """What it is called in few words."""
        return self.brand

    def on(self, topic: str) -> SlotDoc | None:
        """What is published under a topic; None where the slot was never filled."""
        return next((row for row in self.slots if row.topic == topic), None)

    def said(self, topic: str) -> SlotDoc | None:
        """What is said under a topic; None where the label is silent or was not read."""
        slot = self.on(topic)
        return slot if slot and slot.state == "said" else None

    def study(self, slug: str) -> StudyDoc:
        return next(study for study in self.studies if study.slug == slug)

    def rules_of(self, *ranks: int) -> tuple[RuleDoc, ...]:
        """The rules of these ranks, in order of rank."""
        return tuple(
            sorted((rule for rule in self.rules if rule.rank in ranks), key=lambda r: r.rank)
        )

    @property
    def mixing(self) -> tuple[RuleDoc, ...]:
        """The rules about other medicines, foods and herbs, the strictest first."""
        return tuple(rule for kind in MIXING for rule in self.rules if rule.kind == kind)

    @property
    def has_box(self) -> bool:
        """Whether a label of it has a boxed warning, for eczema or for another illness."""
        return self.box in {"boxed", "elsewhere"}

    @property
    def approved_in_us(self) -> bool:
        """Whether the US regulator approved it for any of the conditions of this site."""
        return any(row.region == "us" and row.status == "approved" for row in self.indications)

    @property
    def lists_were_read(self) -> bool:
        """Whether every part of the label that lists side effects was read."""
        read = {row.part for row in self.label_parts if row.state != "not-read"}
        return read.issuperset(LISTS_SIDE_EFFECTS)

    @property
    def lists_were_read_before(self) -> bool:
        """Whether some part of the label that lists side effects was read in an older edition."""
        older = {row.part for row in self.label_parts if row.state == "read-older"}
        return not older.isdisjoint(LISTS_SIDE_EFFECTS)

    @property
    def interactions_not_read(self) -> bool:
        """Whether the part of the label on other medicines is noted as not read."""
        states = {row.part: row.state for row in self.label_parts}
        return states.get("interactions") == "not-read"

    def state_of(self, side_effect: str) -> State:
        """What the sources say of one side effect with this treatment, the gravest first."""
        warning = next((row for row in self.warnings if row.side_effect == side_effect), None)
        if warning:
            return "boxed" if warning.boxed else "warned"
        if any(row.side_effect == side_effect for row in self.reactions):
            return "counted"
        listing = next((row for row in self.listings if row.side_effect == side_effect), None)
        if listing:
            return "listed" if listing.where == "label" else "named-elsewhere"
        return "not-in-what-we-read"


class MedicineDoc(TreatmentDoc):
    kind: Literal["medicine"] = "medicine"
    generic_slug: str
    say_brand: str
    say_generic: str
    maker: str
    route: Literal["tablet", "cream"]
    drawn: DrawnDoc | None = None
    strengths: tuple[str, ...]
    strengths_elsewhere: tuple[str, ...]
    jaks_blocked: tuple[str, ...]
    jaks_note: str
    summary: str
    who_for: str
    remember: str
    not_approved_notice: str
    box_line: str
    label: str
    pictured_harm: str
    pictured_harm_why: str
    review: Review

    @property
    def not_approved_in_us(self) -> bool:
        """Whether every page must say so first. It follows from the fields, never from the text of
        the notice."""
        return not self.approved_in_us


class OptionDoc(TreatmentDoc):
    kind: Literal["option"] = "option"
    name: str
    order: int
    group: str
    group_name: str
    ages: str
    compared: bool = False
    what_it_is: Text
    good_points: Text
    bad_points: Text
    living_with: Text

    @property
    def short_name(self) -> str:
        return self.brand or self.name
