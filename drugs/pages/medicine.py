"""A medicine's page as data: the same sections in the same order for every medicine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext

from drugs.documents import (
    Fact,
    IndicationDoc,
    ListingDoc,
    MedicineDoc,
    MonitoringDoc,
    SideEffectDoc,
    WarningDoc,
)
from drugs.numbers.ages import date_words
from drugs.numbers.alone import alone_tables
from drugs.numbers.figures import FigureTable, outcome_tables, reaction_tables
from drugs.numbers.pairs import Pair, benefit_pair, harm_pair
from drugs.pages.slots import Section, sections
from drugs.pages.trial_pictures import TrialPicture
from drugs.pages.trials import Evidence, Trial, evidence_of, trials
from drugs.pages.urgent_help import SignGroup, signs
from drugs.shelf import Shelf
from drugs.wording.lists import commas
from drugs.wording.rules import RuleWords, rule_words


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


@dataclass(frozen=True)
class RuleGroup:
    """The rules of one kind, whole, with all their names."""

    heading: str
    rules: tuple[RuleWords, ...]


@dataclass(frozen=True)
class ListedEffect:
    """A side effect that is named without a figure, and where."""

    listing: ListingDoc
    effect: SideEffectDoc


@dataclass(frozen=True)
class Label:
    """The label the page follows, and whether a newer one is known than the one we read."""

    slug: str
    newer: bool
    read: str
    newest: str
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
    rules: tuple[RuleGroup, ...]
    mixing: tuple[RuleWords, ...]
    listed: tuple[ListedEffect, ...]
    evidence: Evidence
    benefit: Pair | None
    harm: Pair | None
    outcomes: list[FigureTable]
    reactions: list[FigureTable]
    alone: list[FigureTable]
    boxed: tuple[WarningOf, ...]
    other_warnings: tuple[WarningOf, ...]
    steps: list[Step] = field(default_factory=list)
    signs: list[SignGroup] = field(default_factory=list)

    @property
    def regions_abroad(self) -> list[str]:
        return [row.region_name for row in self.abroad]


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
        sections=sections(medicine),
        rules=rule_groups(medicine, shelf),
        mixing=tuple(rule_words(rule, shelf, names=None) for rule in medicine.mixing),
        listed=tuple(_listed(medicine, shelf)),
        evidence=evidence,
        benefit=benefit_pair(medicine),
        harm=harm_pair(medicine, shelf),
        outcomes=_pictured_first(outcome_tables(medicine), good, good.benefit if good else None),
        reactions=_pictured_first(reaction_tables(medicine, shelf), bad, bad.harm if bad else None),
        alone=alone_tables(medicine, shelf),
        boxed=tuple(_warnings(medicine, shelf, boxed=True)),
        other_warnings=tuple(_warnings(medicine, shelf, boxed=False)),
        steps=steps(medicine),
        signs=signs(medicine, shelf),
    )


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
        "form": gettext("%(form)s: %(strengths)s")
        % {
            "form": medicine.form[:1].upper() + medicine.form[1:],
            "strengths": commas(medicine.strengths),
        },
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
    if source is None:
        return None
    return Label(
        slug=source.slug,
        newer=source.newer_exists,
        read=date_words(source.revision_read),
        newest=date_words(source.newest_revision),
        note=source.newest_revision_note,
    )


def rule_groups(medicine: MedicineDoc, shelf: Shelf) -> tuple[RuleGroup, ...]:
    """Every rule once, those of the highest rank first, one group a kind; what it does not mix
    with stands in a section of its own."""
    kinds: dict[str, list[RuleWords]] = {}
    for rule in medicine.rules_of(0, 1, 2):
        if rule not in medicine.mixing:
            words = rule_words(rule, shelf, names=None)
            kinds.setdefault(rule.kind_name, []).append(words)
    return tuple(RuleGroup(heading, tuple(rules)) for heading, rules in kinds.items())


def _listed(medicine: MedicineDoc, shelf: Shelf) -> Iterator[ListedEffect]:
    """What is named for a medicine and has neither a warning nor a figure here."""
    for listing in medicine.listings:
        if medicine.state_of(listing.side_effect) in {"listed", "named-elsewhere"}:
            yield ListedEffect(listing, shelf.side_effects[listing.side_effect])


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
    moments = {
        "before": gettext("Before you start"),
        "week": gettext("Week %(week)s") % {"week": row.week},
        "ongoing": gettext("After that"),
        "limit": gettext("When to wait or stop"),
    }
    moment = moments[row.moment]
    if row.region == "us":
        return moment
    return gettext("%(moment)s (%(region)s)") % {"moment": moment, "region": row.region_name}
