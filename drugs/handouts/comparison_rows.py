"""The rows of a pair sheet, one cell for each of the two medicines.

Its rules and its figures follow the comparison page: the same records, the same choice of trials.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from drugs.documents import Fact, MedicineDoc, Text, WarningDoc, all_sources
from drugs.numbers import pictured as rule
from drugs.numbers.figures import capital, weeks
from drugs.numbers.sides import OUT_OF_100
from drugs.pages.compare import benefits
from drugs.pages.compare.cells import Column
from drugs.pages.compare.trials import ShownTrial, chosen, trials_of
from drugs.pages.medicine.label import label
from drugs.pages.medicine.monitoring import steps
from drugs.shelf import Shelf
from drugs.wording.lists import and_list

NOT_REPORTED = gettext_noop("Not reported in the texts we read.")
NOT_CONFIRMED = gettext_noop("Not confirmed. Ask your doctor or pharmacist.")

# Topics in one line each, in the order of the sheet; the medicine's page says the rest.
TOPICS = {
    "how-to-use": gettext_noop("How you use it"),
    "vaccines": gettext_noop("Vaccines"),
    "pregnancy": gettext_noop("Pregnancy and birth control"),
    "breastfeeding": gettext_noop("Breastfeeding"),
    "missed-dose": gettext_noop("If you miss a dose"),
    "living-with": gettext_noop("Living with it"),
    "cost": gettext_noop("Cost and getting it"),
    "not-known": gettext_noop("Still open"),
}


@dataclass(frozen=True)
class Item:
    """One line of a list: a name, and what is said of it."""

    name: str
    detail: str


@dataclass(frozen=True)
class Cell:
    """What one row says of one medicine. Exactly what is filled is printed."""

    medicine: MedicineDoc
    text: str = ""
    blocks: Text = ()
    items: tuple[Item, ...] = ()
    title: str = ""
    trials: tuple[ShownTrial, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        return all_sources(self.facts)


@dataclass(frozen=True)
class Row:
    slug: str
    heading: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class PairRows:
    """All rows of two medicines by their slugs, and whether the two ever met in one trial."""

    medicines: tuple[MedicineDoc, ...]
    heading: str
    rows: dict[str, Row]
    met: bool

    @property
    def facts(self) -> list[Fact]:
        return [fact for row in self.rows.values() for cell in row.cells for fact in cell.facts]


def pair_rows(medicines: tuple[MedicineDoc, ...], shelf: Shelf) -> PairRows:
    columns = [Column(medicine, trials_of(medicine, shelf)) for medicine in medicines]
    return PairRows(
        medicines,
        gettext("%(brands)s, side by side") % {"brands": and_list(m.brand for m in medicines)},
        {row.slug: row for row in _rows(medicines, columns, shelf)},
        met=any(benefits.met(columns)),
    )


def _rows(
    medicines: Sequence[MedicineDoc], columns: Sequence[Column], shelf: Shelf
) -> Iterator[Row]:
    def row(slug: str, heading: str, cell: Callable[[MedicineDoc], Cell]) -> Row:
        return Row(slug, heading, tuple(map(cell, medicines)))

    yield row("who-for", gettext("Who it is for"), lambda m: Cell(m, m.who_for, facts=(_own(m),)))
    yield _benefit(columns)
    yield row(
        "pictured-harm", gettext("One side effect of each, as a picture"),
        lambda m: _harm(m, shelf),
    )  # fmt: skip
    yield row("boxed-warning", gettext("Boxed warning"), lambda m: _box(m, shelf))
    yield row("tests", gettext("Tests and visits"), _tests)
    for topic, heading in TOPICS.items():
        yield row(topic, gettext(heading), lambda m, topic=topic: _slot(m, topic))  # type: ignore[misc]
    yield row("newest-label", gettext("Is there a newer label?"), lambda m: _newest(m, shelf))


def _slot(medicine: MedicineDoc, topic: str) -> Cell:
    found = medicine.said(topic)
    if found is None:
        return Cell(medicine, gettext(NOT_CONFIRMED))
    return Cell(medicine, found.summary, facts=(found,))


def _tests(medicine: MedicineDoc) -> Cell:
    text = "" if steps(medicine) else gettext(NOT_CONFIRMED)
    return Cell(medicine, text, facts=medicine.monitoring)


def _box(medicine: MedicineDoc, shelf: Shelf) -> Cell:
    """The box, what it names, and whose data each warning rests on."""
    found = [warning for warning in medicine.warnings if warning.boxed]
    items = tuple(_warning(warning, shelf) for warning in found)
    return Cell(medicine, medicine.box_line, items=items, facts=(_own(medicine), *found))


def _warning(warning: WarningDoc, shelf: Shelf) -> Item:
    return Item(shelf.side_effects[warning.side_effect].name, warning.rests_on_name)


def _newest(medicine: MedicineDoc, shelf: Shelf) -> Cell:
    """Whether a newer label is known than the one we read."""
    found = label(medicine, shelf)
    if found is None:
        return Cell(medicine, gettext(NOT_CONFIRMED))
    facts = (Fact(sources=(found.slug,), how_checked="primary"),)
    if not found.newer:
        return Cell(medicine, gettext("We know of no newer label."), facts=facts)
    if found.note:
        return Cell(medicine, blocks=found.note, facts=facts)
    text = gettext("There is a newer label. We have not read it. Ask your pharmacist what changed.")
    return Cell(medicine, text, facts=facts)


def _benefit(columns: Sequence[Column]) -> Row:
    """The trials that stand beside each other on the page, of the measure pictured everywhere."""
    picked = chosen((column.trials for column in columns), rule.MEASURE)
    cells, names = [], []
    for column, (shown, _) in zip(columns, picked, strict=True):
        assert isinstance(column.treatment, MedicineDoc)
        if shown is None:
            cells.append(Cell(column.treatment, gettext(NOT_REPORTED)))
            continue
        names += [
            row.measure_name for row in column.treatment.outcomes if row.measure == rule.MEASURE
        ]
        cells.append(Cell(column.treatment, trials=(shown,), facts=shown.facts))
    return Row("outcome-clear", capital(names[0]) if names else "", tuple(cells))


def _harm(medicine: MedicineDoc, shelf: Shelf) -> Cell:
    """The harm that is pictured, with the reason for this one."""
    found = rule.harm(medicine)
    if not found:
        return Cell(medicine, rule.no_harm(medicine) or gettext(NOT_REPORTED))
    trials = trials_of(medicine, shelf)
    shown = trials.trial(found.study, found.rows, time=weeks(found.study), scale=OUT_OF_100)
    why = medicine.pictured_harm_why
    return Cell(
        medicine, gettext("Why this one? %(why)s") % {"why": why} if why else "",
        title=shelf.side_effects[found.rows[0].side_effect].name, trials=(shown,),
        facts=(_own(medicine), *shown.facts),
    )  # fmt: skip


def _own(medicine: MedicineDoc) -> Fact:
    """A medicine's own statements, without all the facts within it."""
    return Fact(sources=medicine.sources, how_checked=medicine.how_checked)
