"""The rows of a comparison that are words and lists. Those of figures: figures.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drugs.documents import Fact, MedicineDoc, OptionDoc, WarningDoc
from drugs.pages.compare.cells import Cell, Item, Row, Visit, missing, row
from drugs.pages.medicine import label, steps
from drugs.shelf import Shelf
from drugs.wording.rules import rule_words

# --- words ------------------------------------------------------------------------------------


def what_it_is(medicines: Sequence[MedicineDoc], stay: OptionDoc | None) -> Row:
    return row(
        "what-it-is", "What it is", medicines,
        lambda m: Cell(m, text=m.summary, facts=(_itself(m),)),
        stay and Cell(None, blocks=stay.what_it_is, facts=(stay,)),
    )  # fmt: skip


def who_for(medicines: Sequence[MedicineDoc]) -> Row:
    return row(
        "who-for", "Who it is for", medicines,
        lambda m: Cell(m, text=m.who_for, facts=(_itself(m),), more="who"),
    )  # fmt: skip


def approvals(medicines: Sequence[MedicineDoc]) -> Row:
    return row(
        "approvals", "Where it is approved", medicines,
        lambda m: Cell(m, approvals=m.indications, facts=m.indications)
        if m.indications else missing(m),
    )  # fmt: skip


def guidance(medicines: Sequence[MedicineDoc], topic: str, heading: str) -> Row:
    """A topic in one line each; the medicine's page says the rest."""

    def cell(medicine: MedicineDoc) -> Cell:
        found = medicine.said(topic)
        if found is None:
            return missing(medicine)
        return Cell(medicine, text=found.summary, facts=(found,), more=f"topic-{topic}")

    return row(topic, heading, medicines, cell)


def living_with(medicines: Sequence[MedicineDoc], stay: OptionDoc | None) -> Row:
    plain = guidance(medicines, "living-with", "Living with it")
    if not stay:
        return plain
    last = Cell(None, blocks=stay.living_with, facts=(stay,))
    return Row(plain.slug, plain.heading, (*plain.cells[:-1], last))


def newest_label(medicines: Sequence[MedicineDoc], shelf: Shelf) -> Row:
    """Whether a newer label is known than the one we read."""

    def cell(medicine: MedicineDoc) -> Cell:
        found = label(medicine, shelf)
        if found is None:
            return missing(medicine)
        facts = (Fact(sources=(found.slug,), how_checked="primary"),)
        if not found.newer:
            return Cell(medicine, text="We know of no newer label.", facts=facts)
        if found.note:
            return Cell(medicine, blocks=found.note, facts=facts)
        text = "There is a newer label. We have not read it. Ask your pharmacist what changed."
        return Cell(medicine, text=text, facts=facts)

    return row("newest-label", "Is there a newer label?", medicines, cell)


# --- lists ------------------------------------------------------------------------------------


def boxed_warning(medicines: Sequence[MedicineDoc], shelf: Shelf) -> Row:
    """The box, what it names, and whose data each warning rests on."""

    def cell(medicine: MedicineDoc) -> Cell:
        found = [warning for warning in medicine.warnings if warning.boxed]
        return Cell(
            medicine, text=medicine.box_line, items=_warnings(found, shelf),
            facts=(_itself(medicine), *found), more="boxed-warning",
        )  # fmt: skip

    return row("boxed-warning", "Boxed warning, and whose data it rests on", medicines, cell)


def other_warnings(medicines: Sequence[MedicineDoc], shelf: Shelf) -> Row:
    def cell(medicine: MedicineDoc) -> Cell:
        found = [warning for warning in medicine.warnings if not warning.boxed]
        if not found:
            return missing(medicine)
        return Cell(
            medicine, items=tuple(Item(i.name, i.href) for i in _warnings(found, shelf)),
            facts=tuple(found), more="side-effects",
        )  # fmt: skip

    return row("other-warnings", "Warned of outside the box", medicines, cell)


def tests(medicines: Sequence[MedicineDoc]) -> Row:
    def cell(medicine: MedicineDoc) -> Cell:
        found = steps(medicine)
        if not found:
            return missing(medicine)
        visits = tuple(
            Visit(step.when, tuple(test.test for test in step.tests), step.start) for step in found
        )
        return Cell(medicine, visits=visits, facts=medicine.monitoring, more="tests")

    return row("tests", "Tests and visits", medicines, cell)


def mixing(medicines: Sequence[MedicineDoc], shelf: Shelf) -> Row:
    def cell(medicine: MedicineDoc) -> Cell:
        if not medicine.mixing:
            return missing(medicine)
        items = tuple(
            Item(rule.kind_name, detail=rule_words(rule, shelf).whole) for rule in medicine.mixing
        )
        return Cell(medicine, items=items, facts=medicine.mixing, more="other-medicines")

    return row("mixing", "What it does not mix with", medicines, cell)


def _warnings(found: Iterable[WarningDoc], shelf: Shelf) -> tuple[Item, ...]:
    return tuple(
        Item(
            shelf.side_effects[warning.side_effect].name,
            f"/side-effects/{warning.side_effect}/",
            warning.rests_on_name,
        )
        for warning in found
    )


def _itself(medicine: MedicineDoc) -> Fact:
    """A medicine's own statements, without all the facts within it."""
    return Fact(sources=medicine.sources, how_checked=medicine.how_checked)
