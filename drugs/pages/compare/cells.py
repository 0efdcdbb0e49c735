"""What a comparison is made of: rows of cells, and the trials that stand in them.

A cell is never blank: where nothing could be found it says so, and whom to ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext, gettext_noop

from drugs.documents import Fact, IndicationDoc, MedicineDoc, StudyDoc, Text, all_sources
from drugs.numbers.figures import about, people
from drugs.numbers.sides import OUT_OF_100, Number

NOT_REPORTED = gettext_noop("Not reported in the texts we read.")
NO_FIGURE = gettext_noop("No figure found")
NOT_CONFIRMED = gettext_noop("Not confirmed. Ask your doctor or pharmacist.")
NO_RULE = gettext_noop("None in what we read.")
NOT_ENTERED = gettext_noop("Not listed here yet. Read it on its own page.")

# What "no change" means, row by row. The figures in its column come from the trials.
NO_CHANGE = {
    "what-it-is": gettext_noop("You keep doing what you do now."),
    "who-for": gettext_noop("Anyone, at any age. Set a date with your doctor to look again."),
    "approvals": gettext_noop("This needs no approval."),
    "how-to-use": gettext_noop("You go on with your present care."),
    "other-warnings": gettext_noop("No new warnings. What you use now may have its own."),
    "boxed-warning": gettext_noop("No new warning. What you use now may have its own."),
    "tests": gettext_noop("No new tests. Keep the visits you have."),
    "vaccines": gettext_noop("No new rule. Ask which vaccines you are due for."),
    "pregnancy": gettext_noop("No new rule. Ask if what you use now is safe in pregnancy."),
    "breastfeeding": gettext_noop("No new wait. Ask if what you use now is safe."),
    "mixing": gettext_noop("Nothing new to mix with."),
    "rules": gettext_noop("No new rule. What you use now may have its own."),
    "missed-dose": gettext_noop("No new dose to miss."),
    "living-with": gettext_noop("You go on as you do now."),
    "cost": gettext_noop("No new cost. What you pay now goes on."),
    "not-known": gettext_noop("No one can say if your eczema will ease, stay or get worse."),
    "newest-label": gettext_noop("There is no label."),
}


@dataclass(frozen=True)
class TrialLine:
    """One group of a trial: a dose of the medicine, or its comparator.

    `short` is the dose without how often it is used, where that tells it from the others.
    """

    label: str
    short: str
    number: Number
    comparator: bool = False


@dataclass(frozen=True)
class ShownTrial:
    """The groups of one trial at one time, the comparator last. `facts` are what it rests on."""

    study: StudyDoc
    time: str
    lines: tuple[TrialLine, ...]
    facts: tuple[Fact, ...]
    week: int = 0
    measure: str = ""  # where the row does not name it

    @property
    def sources(self) -> tuple[str, ...]:
        return all_sources(self.facts)

    @property
    def comparator(self) -> TrialLine:
        return self.lines[-1]

    @property
    def how_many(self) -> str:
        return people(self.study)

    @property
    def about(self) -> str:
        return about(self.study, self.time)

    @property
    def exact(self) -> str:
        """The figures as printed in the source: "100 mg once a day: 24%. A dummy pill: 8%"."""
        labels = (f"{line.label[:1].upper()}{line.label[1:]}" for line in self.lines)
        return ". ".join(
            f"{label}: {line.number.exact}" for label, line in zip(labels, self.lines, strict=True)
        )


@dataclass(frozen=True)
class Studied:
    """Who was counted in a medicine's trials, and the figures as printed. Both may be empty."""

    medicine: MedicineDoc
    trials: tuple[ShownTrial, ...]
    exact: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Item:
    """One line of a list: a name, where it leads, and what is said of it."""

    name: str = ""
    href: str = ""
    detail: str = ""

    @property
    def text(self) -> str:
        """The whole line: "Blood clots: seen with another JAK pill"."""
        return ": ".join(filter(None, (self.name, self.detail)))


@dataclass(frozen=True)
class Visit:
    when: str
    tests: tuple[str, ...]
    start: bool


@dataclass(frozen=True)
class Beside:
    """A trial whose comparator stands under no change; `title` is what it counts, if not said."""

    medicine: MedicineDoc
    title: str
    trial: ShownTrial


@dataclass(frozen=True)
class Cell:
    """What one row says of one medicine, or of no change (`medicine` is None).

    Exactly what is filled is shown. `missing` marks a cell that could only say so.
    """

    medicine: MedicineDoc | None
    text: str = ""
    blocks: Text = ()
    items: tuple[Item, ...] = ()
    approvals: tuple[IndicationDoc, ...] = ()
    visits: tuple[Visit, ...] = ()
    title: str = ""
    trials: tuple[ShownTrial, ...] = ()
    other_trials: tuple[ShownTrial, ...] = ()
    beside: tuple[Beside, ...] = ()
    facts: tuple[Fact, ...] = ()
    more: str = ""
    missing: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        return all_sources(self.facts)

    @property
    def said(self) -> tuple[object, ...]:
        """What a reader is told, to see whether two medicines differ."""
        return (
            self.text,
            self.blocks,
            self.items,
            self.visits,
            self.title,
            [(row.region, row.condition, row.status, row.min_age_months) for row in self.approvals],
            [(line.label, line.number.short) for trial in self.trials for line in trial.lines],
        )


@dataclass(frozen=True)
class Row:
    """One question, answered for each medicine in the order of the alphabet, then for no change."""

    slug: str
    heading: str
    cells: tuple[Cell, ...]
    href: str = ""
    pictured: str = ""  # "good" or "harm" where 100 people are drawn
    compact: bool = False  # only numbers, or that there are none
    unit: str = field(default_factory=lambda: OUT_OF_100.short)

    @property
    def same(self) -> bool:
        """Whether all the medicines say the same."""
        first, *others = (cell.said for cell in self.cells if cell.medicine)
        return all(other == first for other in others)


def row(
    slug: str,
    heading: str,
    medicines: Iterable[MedicineDoc],
    cell: Callable[[MedicineDoc], Cell],
    no_change: Cell | None = None,
) -> Row:
    last = no_change or unchanged(slug)
    return Row(slug, heading, (*map(cell, medicines), last))


def unchanged(slug: str) -> Cell:
    """What a row of words says of no change."""
    return Cell(None, text=gettext(NO_CHANGE[slug]))


def missing(medicine: MedicineDoc | None, text: str = "") -> Cell:
    return Cell(medicine, text=text or gettext(NOT_CONFIRMED), missing=True)
