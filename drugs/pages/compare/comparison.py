"""A comparison as data: two to four treatments and "no change", the same rows for each.

Side by side is not head to head: every figure stands against its own comparator, the treatments
in the order of the alphabet, and nothing is ranked or added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from drugs.documents import Fact, MedicineDoc, StudyDoc, TreatmentDoc, all_sources
from drugs.numbers.sides import OUT_OF_100
from drugs.numbers.trial_words import people, weeks
from drugs.pages.compare import benefits, everyday, harms, rules
from drugs.pages.compare.cells import Column, Part, Row, column_of, full_bar
from drugs.pages.medicine.label import Label, label
from drugs.shelf import Shelf
from drugs.wording.lists import and_list, commas


@dataclass(frozen=True)
class LabelOf:
    """Which label of a medicine we read, and whether a newer one is known."""

    name: str
    label: Label


@dataclass(frozen=True)
class StudiesOf:
    """The trials that stand in one column, each with its time and how many people: for paper, where
    nothing folds open."""

    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    columns: tuple[Column, ...]
    heading: str
    parts: tuple[Part, ...]
    small: Part | None
    stacks: tuple[rules.Stack, ...]
    rule_facts: tuple[Fact, ...]
    more_rules: tuple[rules.MoreRules, ...]
    labels: tuple[LabelOf, ...]
    met: bool
    facts: tuple[Fact, ...]

    @property
    def width(self) -> int:
        """How many columns the table has, no change included."""
        return len(self.columns) + 1

    @property
    def not_approved(self) -> str:
        """The names of those that are not approved here; empty where all are."""
        return and_list(column.name for column in self.columns if column.not_approved)

    @property
    def small_parts(self) -> tuple[Part, ...]:
        return (self.small,) if self.small else ()

    @property
    def rule_sources(self) -> tuple[str, ...]:
        return all_sources(self.rule_facts)

    @property
    def studies(self) -> list[StudiesOf]:
        shown = [trial.study for row in self.rows for trial in row.trials]
        return [
            StudiesOf(column.name, tuple(dict.fromkeys(map(_study, own))))
            for column in self.columns
            if (own := [study for study in shown if id(study) in column.studies])
        ]

    @property
    def treatments(self) -> tuple[TreatmentDoc, ...]:
        return tuple(column.treatment for column in self.columns)

    @property
    def medicines(self) -> tuple[MedicineDoc, ...]:
        return tuple(t for t in self.treatments if isinstance(t, MedicineDoc))

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for part in (*self.parts, *self.small_parts) for row in part.rows)


def compare(treatments: Sequence[TreatmentDoc], shelf: Shelf) -> Comparison:
    """All that a comparison shows, from the shelf alone."""
    columns = tuple(column_of(each, shelf) for each in treatments)
    met = tuple(benefits.met(columns))
    helped = (*benefits.measured(columns), *met)
    harmed = tuple(harms.rows(columns, shelf, OUT_OF_100))
    small = tuple(harms.rows(columns, shelf, harms.OUT_OF_1000))
    daily = tuple(everyday.rows(columns, shelf))
    rule_facts = tuple(rules.facts(columns, shelf))
    labels = tuple(_labels(treatments, shelf))
    return Comparison(
        columns=columns,
        heading=gettext("%(brands)s or no change") % {"brands": commas(c.name for c in columns)},
        parts=(
            Part("benefits", gettext("Does it help?"), helped),
            *([Part("harms", gettext("Can it harm?"), harmed)] if harmed else []),
            Part("everyday", gettext("Living with it"), daily),
        ),
        small=_small(small),
        stacks=tuple(rules.stacks(columns, shelf)),
        rule_facts=rule_facts,
        more_rules=rules.more(columns),
        labels=labels,
        met=bool(met),
        facts=(
            *(fact for row in (*helped, *harmed, *small, *daily) for fact in row.facts),
            *rule_facts,
            *(Fact(sources=(of.label.slug,), how_checked="primary") for of in labels),
        ),
    )


def _study(study: StudyDoc) -> str:
    return commas(filter(None, (study.name, weeks(study), people(study))))


def _small(rows: tuple[Row, ...]) -> Part | None:
    """Side effects that whole people out of 100 would tell wrongly: a view of their own."""
    if not rows:
        return None
    scale = harms.OUT_OF_1000
    heading = gettext("Side effects of fewer people")
    return Part("small-risks", heading, rows, scale, full_bar(rows, scale))


def _labels(treatments: Sequence[TreatmentDoc], shelf: Shelf) -> Iterator[LabelOf]:
    for treatment in treatments:
        found = label(treatment, shelf) if isinstance(treatment, MedicineDoc) else None
        if found:
            yield LabelOf(treatment.short_name, found)
