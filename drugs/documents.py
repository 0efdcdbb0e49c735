"""Documents: the typed, frozen shape of what one published record says.

One definition serves the press, the templates, the handouts and the open data. A document names
other records by slug; the shelf holds them all.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

# A whole page is reviewed again after six months.
REVIEW_EVERY = timedelta(days=182)


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


# --- text -------------------------------------------------------------------------------------


class Inline(Shape):
    """A run of text: plain, strong, a link (`href`) or a glossary term (`slug`)."""

    kind: Literal["text", "strong", "link", "term"]
    text: str
    href: str = ""
    slug: str = ""


class Block(Shape):
    """A paragraph (`inlines`) or a list (`items`, each a run of inlines)."""

    kind: Literal["paragraph", "list"]
    inlines: tuple[Inline, ...] = ()
    items: tuple[tuple[Inline, ...], ...] = ()

    @property
    def texts(self) -> list[str]:
        """The text of the paragraph, or of each list item."""
        runs = self.items if self.kind == "list" else (self.inlines,)
        return ["".join(inline.text for inline in run) for run in runs]


Text = tuple[Block, ...]


class Fact(Shape):
    """A statement with what it rests on: slugs of sources, and how it was checked."""

    sources: tuple[str, ...]
    how_checked: Literal["primary", "secondary"]


class Review(Shape):
    """When a person reviewed the whole page; nobody has while `reviewed_on` is empty."""

    reviewed_on: date | None = None
    reviewed_by: str = ""


# --- sources and people -----------------------------------------------------------------------


class SourceDoc(Shape):
    kind: Literal["source"] = "source"
    slug: str
    title: str
    publisher: str
    source_kind: str
    address: str
    dated: str
    revision_read: str
    newest_revision: str
    newest_revision_on: date | None
    newest_revision_note: Text
    checked_on: date | None

    @property
    def newer_exists(self) -> bool:
        """Whether a newer revision is known than the one we read."""
        return bool(self.newest_revision) and self.newest_revision != self.revision_read


class PersonDoc(Shape):
    kind: Literal["person"] = "person"
    slug: str
    name: str
    credentials: str
    role: str
    interests: str
    declared_on: date


# --- figures ----------------------------------------------------------------------------------


class Side(Shape):
    """One side of a figure as printed in the source: a count of a group, a percent, or both."""

    count: int | None
    size: int | None
    percent: str


class StudyDoc(Fact):
    slug: str
    name: str
    who: str
    size: int | None
    weeks: int | None
    weeks_note: str
    comparator: str
    also_used: str
    caution: str


class Figure(Fact):
    """So many on the medicine and so many on the comparator, in one study."""

    study: str
    dose: str
    medicine: Side
    comparator: Side
    comparator_name: str
    head_to_head: bool


class ReactionDoc(Figure):
    side_effect: str
    per: Literal["people", "people-in-a-year"]


class OutcomeDoc(Figure):
    measure: str
    measure_name: str
    week: int | None
    day: int | None


class ArticleFigureDoc(Figure):
    what: str
    medicine_name: str


# --- medicines --------------------------------------------------------------------------------


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


# --- side effects and pages -------------------------------------------------------------------


class SideEffectDoc(Fact):
    kind: Literal["side-effect"] = "side-effect"
    slug: str
    name: str
    medical_name: str
    also_called: tuple[str, ...]
    serious: bool
    urgency: Literal["911", "today", "next-visit"]
    what_it_is: Text
    feels_like: Text
    on_light_skin: Text
    on_brown_and_black_skin: Text
    what_to_do: Text
    review: Review


class UrgentSignDoc(Fact):
    kind: Literal["urgent-sign"] = "urgent-sign"
    slug: str
    urgency: Literal["911", "today", "next-visit"]
    order: int
    sign: str
    meaning: str
    side_effect: str
    medicines: tuple[str, ...]


class ArticleSectionDoc(Fact):
    slug: str
    heading: str
    text: Text
    drawing: str
    out_of: Literal[100, 1000]
    figures: tuple[ArticleFigureDoc, ...]


class ArticleDoc(Fact):
    kind: Literal["article"] = "article"
    slug: str
    title: str
    summary: str
    order: int
    review: Review
    sections: tuple[ArticleSectionDoc, ...]
    studies: tuple[StudyDoc, ...]

    def study(self, slug: str) -> StudyDoc:
        return next(study for study in self.studies if study.slug == slug)


class TermDoc(Fact):
    kind: Literal["term"] = "term"
    slug: str
    term: str
    say_it: str
    also_called: tuple[str, ...]
    definition: Text


class QuestionDoc(Fact):
    kind: Literal["question"] = "question"
    slug: str
    text: str
    why: Text
    moment: Literal["before-deciding", "before-starting", "while-taking", "stopping"]
    topic: str
    route: Literal["", "tablet", "cream"]
    medicines: tuple[str, ...]
    circumstances: tuple[str, ...]
    order: int


class MixedMessageDoc(Fact):
    kind: Literal["mixed-message"] = "mixed-message"
    slug: str
    claim: str
    where: str
    verdict: str
    verdict_name: str
    true_now: Text
    since: str
    medicines: tuple[str, ...]
    order: int


class OptionDoc(Fact):
    kind: Literal["option"] = "option"
    slug: str
    name: str
    order: int
    form: str
    ages: str
    what_it_is: Text
    good_points: Text
    bad_points: Text
    living_with: Text


Document = Annotated[
    MedicineDoc
    | SideEffectDoc
    | UrgentSignDoc
    | ArticleDoc
    | TermDoc
    | QuestionDoc
    | MixedMessageDoc
    | OptionDoc
    | SourceDoc
    | PersonDoc,
    Field(discriminator="kind"),
]


class Published(Shape):
    """A document as it was published. `first_on` is the date of its first publication;
    `second_reader` says that somebody other than its author approved it."""

    kind: str
    slug: str
    version: int
    reason: str
    published_on: date
    first_on: date
    second_reader: bool = False
    document: Document


class EditionDoc(Shape):
    """All that one edition says. `number` is that of the newest publication."""

    number: int
    date: date
    published: tuple[Published, ...]
