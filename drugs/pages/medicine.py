"""A medicine's page as data: the same sections in the same order for every medicine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from drugs.documents import (
    Fact,
    IndicationDoc,
    MedicineDoc,
    MonitoringDoc,
    SideEffectDoc,
    SlotDoc,
    UrgentSignDoc,
    WarningDoc,
)
from drugs.numbers.ages import date_words
from drugs.numbers.figures import FigureTable, outcome_tables, reaction_tables
from drugs.numbers.pairs import Pair, benefit_pair, harm_pair
from drugs.pages.evidence import Evidence, Trial, TrialPicture, evidence_of, trials
from drugs.shelf import Shelf
from drugs.wording.rules import RuleWords, rule_words

SECTIONS = (
    ("who", "Who is it for?"),
    ("boxed-warning", "What is the boxed warning?"),
    ("how-to-use", "How do you use it?"),
    ("benefits", "How well did it work?"),
    ("side-effects", "What side effects did people have?"),
    ("get-help", "When do you need help?"),
    ("tests", "Which tests do you need, and when?"),
    ("tell-your-doctor", "What should your doctor know?"),
    ("other-medicines", "What does it not mix with?"),
    ("pregnancy", "What about pregnancy and breastfeeding?"),
    ("living-with", "What is it like to live with?"),
    ("not-known", "What do we not know?"),
    ("sources", "Where does this come from?"),
)

# Which topics stand in which section, in the order of the page.
TOPICS = {
    "how-to-use": ("how-to-use", "special-groups", "missed-dose", "stopping", "storage"),
    "benefits": ("itch-relief",),
    "tests": ("before-you-start", "while-you-take-it", "vaccines"),
    "tell-your-doctor": ("do-not-use-if", "tell-your-doctor"),
    "pregnancy": ("pregnancy", "breastfeeding", "fertility"),
    "living-with": ("living-with", "cost"),
    "not-known": ("not-known",),
}

TOPIC_NAMES = {
    "how-to-use": "How to take or apply it",
    "special-groups": "Dose for some people",
    "missed-dose": "If you miss a dose",
    "stopping": "When to stop",
    "storage": "How to store it",
    "itch-relief": "How soon itch eased",
    "before-you-start": "Before you start",
    "while-you-take-it": "While you use it",
    "vaccines": "Vaccines",
    "do-not-use-if": "Do not use it if",
    "tell-your-doctor": "Tell your doctor if",
    "pregnancy": "Pregnancy and birth control",
    "breastfeeding": "Breastfeeding",
    "fertility": "Having children later",
    "living-with": "Day to day",
    "cost": "Cost and getting it",
    "not-known": "Still open",
}


# Said wherever signs for 911 stand: a label may not name these, and they are an emergency anyway.
ALWAYS_911 = (
    "Whatever you take: chest pain, trouble breathing and signs of a stroke are always a 911 call.",
    "Signs of a stroke are a drooping face, a weak arm or slurred speech.",
)

# Topics that are never folded away: what a reader must see before anything else.
ALWAYS_OPEN = {"how-to-use", "missed-dose", "do-not-use-if", "breastfeeding", "not-known"}
SHORT = 45  # words: a topic this short is not worth a click


@dataclass(frozen=True)
class Topic:
    """One topic of a section; `guidance` is None where nothing could be confirmed.

    A long topic is folded: its one-line summary first, the rest on a click.
    """

    slug: str
    name: str
    guidance: SlotDoc | None

    @property
    def folded(self) -> bool:
        if not self.guidance or not self.guidance.summary or self.slug in ALWAYS_OPEN:
            return False
        return sum(len(t.split()) for b in self.guidance.text for t in b.texts) > SHORT


@dataclass(frozen=True)
class Section:
    slug: str
    heading: str
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True)
class Step:
    """One moment of the timeline of tests."""

    when: str
    tests: tuple[MonitoringDoc, ...]
    start: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        return sources(self.tests)


@dataclass(frozen=True)
class WarningOf:
    """A warning with the side effect it warns of."""

    warning: WarningDoc
    effect: SideEffectDoc


def lead_911(signs: Iterable[UrgentSignDoc]) -> tuple[str, ...]:
    """What stands before signs for 911; how a stroke looks, unless one of them says so."""
    return ALWAYS_911[:1] if any(sign.tells_stroke for sign in signs) else ALWAYS_911


@dataclass(frozen=True)
class SignGroup:
    urgency: str
    signs: tuple[UrgentSignDoc, ...]

    @property
    def lead(self) -> tuple[str, ...]:
        """What stands before the signs."""
        return lead_911(self.signs) if self.urgency == "911" else ()

    @property
    def items(self) -> list[str]:
        return [sign.sign for sign in self.signs]

    @property
    def sources(self) -> tuple[str, ...]:
        return sources(self.signs)


@dataclass(frozen=True)
class Label:
    """The label the page follows, and whether a newer one is known than the one we read."""

    slug: str
    newer: bool
    read: str
    newest: str
    newest_on: date | None
    note: Any = ()


@dataclass(frozen=True)
class MedicinePage:
    medicine: MedicineDoc
    here: tuple[IndicationDoc, ...]
    abroad: tuple[IndicationDoc, ...]
    only: tuple[MedicineDoc, ...]
    card: dict[str, Any]
    label: Label | None
    sections: tuple[Section, ...]
    mixing: tuple[RuleWords, ...]
    evidence: Evidence
    benefit: Pair | None
    harm: Pair | None
    outcomes: list[FigureTable]
    reactions: list[FigureTable]
    boxed: tuple[WarningOf, ...]
    other_warnings: tuple[WarningOf, ...]
    steps: list[Step] = field(default_factory=list)
    signs: list[SignGroup] = field(default_factory=list)


def medicine_page(slug: str, shelf: Shelf) -> MedicinePage:
    """All that the page of one medicine shows, from the shelf alone."""
    medicine = shelf.medicines[slug]
    evidence = evidence_of(medicine, trials(medicine, shelf))
    good, bad = evidence.benefit, evidence.harm
    return MedicinePage(
        medicine=medicine,
        here=tuple(row for row in medicine.indications if row.region == "us"),
        abroad=tuple(row for row in medicine.indications if row.region != "us"),
        only=(medicine,),
        card=card(medicine),
        label=label(medicine, shelf),
        sections=tuple(
            Section(
                slug=name,
                heading=heading,
                topics=tuple(
                    Topic(topic, TOPIC_NAMES[topic], medicine.said(topic))
                    for topic in TOPICS.get(name, ())
                ),
            )
            for name, heading in headings(medicine)
        ),
        mixing=tuple(rule_words(rule, shelf, names=None) for rule in medicine.mixing),
        evidence=evidence,
        benefit=benefit_pair(medicine),
        harm=harm_pair(medicine, shelf),
        outcomes=_pictured_first(outcome_tables(medicine), good, good and good.benefit),
        reactions=_pictured_first(reaction_tables(medicine, shelf), bad, bad and bad.harm),
        boxed=tuple(_warnings(medicine, shelf, boxed=True)),
        other_warnings=tuple(_warnings(medicine, shelf, boxed=False)),
        steps=steps(medicine),
        signs=signs(medicine, shelf),
    )


def headings(medicine: MedicineDoc) -> list[tuple[str, str]]:
    """SECTIONS with the headings that fit one medicine: not each has a boxed warning."""
    boxed = medicine.box in {"boxed", "elsewhere"}
    own = {} if boxed else {"boxed-warning": "Is there a boxed warning?"}
    return [(slug, own.get(slug, heading)) for slug, heading in SECTIONS]


def _pictured_first(
    tables: list[FigureTable], trial: Trial | None, picture: TrialPicture | None
) -> list[FigureTable]:
    """The table with the numbers that are pictured comes first, then the rest of its trial."""
    if not trial:
        return tables
    caption = picture and picture.caption

    def place(table: FigureTable) -> tuple[bool, bool, bool]:
        return table.study.slug != trial.study.slug, table.head_to_head, table.caption != caption

    return sorted(tables, key=place)


def card(medicine: MedicineDoc) -> dict[str, Any]:
    """The at-a-glance card: short, and without strengths that are not for eczema."""
    return {
        "what": medicine.summary,
        "form": f"{medicine.form[:1].upper()}{medicine.form[1:]}: {', '.join(medicine.strengths)}",
        "drawing": "tablet" if medicine.route == "tablet" else "tube",
        "who": medicine.who_for,
        "boxed": medicine.box in {"boxed", "elsewhere"},
        "boxed_words": medicine.box_line,
        "boxed_href": "#boxed-warning",
        "remember": medicine.remember,
        "sources": medicine.sources,
    }


def label(medicine: MedicineDoc, shelf: Shelf) -> Label | None:
    source = shelf.sources.get(medicine.label)
    return source and Label(
        slug=source.slug,
        newer=source.newer_exists,
        read=date_words(source.revision_read),
        newest=date_words(source.newest_revision),
        newest_on=source.newest_revision_on,
        note=source.newest_revision_note,
    )


def _warnings(medicine: MedicineDoc, shelf: Shelf, *, boxed: bool) -> Iterator[WarningOf]:
    for warning in medicine.warnings:
        if warning.boxed == boxed:
            yield WarningOf(warning, shelf.side_effects[warning.side_effect])


def sources(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The sources of several facts, each once."""
    return tuple(sorted({slug for fact in facts for slug in fact.sources}))


def steps(medicine: MedicineDoc) -> list[Step]:
    """The tests in the order of time: before, each named week, after that, when to wait or stop."""
    found: dict[str, list[MonitoringDoc]] = {}
    for row in medicine.monitoring:
        found.setdefault(_moment(row), []).append(row)
    return [
        Step(when=when, tests=tuple(rows), start=rows[0].moment == "before")
        for when, rows in found.items()
    ]


def _moment(row: MonitoringDoc) -> str:
    where = "" if row.region == "us" else f" ({row.region_name})"
    if row.moment == "before":
        return "Before you start" + where
    if row.moment == "week":
        return f"Week {row.week}" + where
    if row.moment == "ongoing":
        return "After that" + where
    return "When to wait or stop" + where


def signs(medicine: MedicineDoc, shelf: Shelf) -> list[SignGroup]:
    """Urgent signs of one medicine: 911, today, next visit."""
    return sign_groups([s for s in shelf.urgent_signs if medicine.slug in s.medicines])


def sign_groups(found: list[UrgentSignDoc]) -> list[SignGroup]:
    return [
        SignGroup(urgency, tuple(sign for sign in found if sign.urgency == urgency))
        for urgency in ("911", "today", "next-visit")
        if any(sign.urgency == urgency for sign in found)
    ]
