"""The rows of a comparison that are words and lists. Those of figures: figures.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from django.utils.translation import gettext

from drugs.documents import Fact, MedicineDoc, OptionDoc, RuleDoc, TreatmentDoc, WarningDoc
from drugs.documents.medicine import MIXING
from drugs.numbers.figures import capital
from drugs.pages.compare.cells import (
    NO_RULE,
    NOT_CONFIRMED,
    NOT_ENTERED,
    Cell,
    Item,
    Row,
    Visit,
    missing,
    row,
    unchanged,
)
from drugs.pages.medicine.label import label
from drugs.pages.medicine.monitoring import steps
from drugs.shelf import Shelf
from drugs.wording.rules import rule_words

NEVER_LEFT_OUT = (0, 1)  # the ranks of rules that stand whole on every short form
# The parts of a label that give rules: unless all were read, nobody can say that there is none.
HAVE_RULES = ("dosing", "contraindications", "warnings", "interactions", "some-people")
KINDS = get_args(RuleDoc.model_fields["kind"].annotation)

# --- words ------------------------------------------------------------------------------------


def what_it_is(medicines: Sequence[MedicineDoc], stay: OptionDoc | None) -> Row:
    return row(
        "what-it-is", gettext("What it is"), medicines,
        lambda m: Cell(m, text=m.summary, facts=(_itself(m),)),
        Cell(None, blocks=stay.what_it_is, facts=(stay,)) if stay else None,
    )  # fmt: skip


def who_for(medicines: Sequence[MedicineDoc]) -> Row:
    return row(
        "who-for", gettext("Who it is for"), medicines,
        lambda m: Cell(m, text=m.who_for, facts=(_itself(m),), more="who"),
    )  # fmt: skip


def approvals(medicines: Sequence[MedicineDoc]) -> Row:
    return row(
        "approvals", gettext("Where it is approved"), medicines,
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
    plain = guidance(medicines, "living-with", gettext("Living with it"))
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
            return Cell(medicine, text=gettext("We know of no newer label."), facts=facts)
        if found.note:
            return Cell(medicine, blocks=found.note, facts=facts)
        text = gettext(
            "There is a newer label. We have not read it. Ask your pharmacist what changed."
        )
        return Cell(medicine, text=text, facts=facts)

    return row("newest-label", gettext("Is there a newer label?"), medicines, cell)


# --- lists ------------------------------------------------------------------------------------


def boxed_warning(medicines: Sequence[MedicineDoc], shelf: Shelf) -> Row:
    """The box, what it names, and whose data each warning rests on."""

    def cell(medicine: MedicineDoc) -> Cell:
        found = [warning for warning in medicine.warnings if warning.boxed]
        return Cell(
            medicine, text=medicine.box_line, items=_warnings(found, shelf),
            facts=(_itself(medicine), *found), more="boxed-warning",
        )  # fmt: skip

    return row(
        "boxed-warning", gettext("Boxed warning, and whose data it rests on"), medicines, cell
    )


def other_warnings(medicines: Sequence[MedicineDoc], shelf: Shelf) -> Row:
    def cell(medicine: MedicineDoc) -> Cell:
        found = [warning for warning in medicine.warnings if not warning.boxed]
        if not found:
            return missing(medicine)
        return Cell(
            medicine, items=tuple(Item(i.name, i.href) for i in _warnings(found, shelf)),
            facts=tuple(found), more="side-effects",
        )  # fmt: skip

    return row("other-warnings", gettext("Warned of outside the box"), medicines, cell)


def tests(medicines: Sequence[MedicineDoc]) -> Row:
    def cell(medicine: MedicineDoc) -> Cell:
        found = steps(medicine)
        if not found:
            return missing(medicine)
        visits = tuple(
            Visit(step.when, tuple(test.test for test in step.tests), step.start) for step in found
        )
        return Cell(medicine, visits=visits, facts=medicine.monitoring, more="tests")

    return row("tests", gettext("Tests and visits"), medicines, cell)


def rules(medicines: Sequence[MedicineDoc], shelf: Shelf) -> tuple[Row, ...]:
    """Every rule that no short form may leave out, whole: a row a kind, the gravest first."""
    found = [rule for medicine in medicines for rule in medicine.rules_of(*NEVER_LEFT_OUT)]
    found.sort(key=lambda rule: (rule.rank, KINDS.index(rule.kind)))
    names = {rule.kind: rule.kind_name for rule in found}
    return tuple(
        _of_kind(kind, names[kind], medicines, shelf)
        for kind in dict.fromkeys(rule.kind for rule in found)
    )


def _of_kind(kind: str, name: str, medicines: Sequence[MedicineDoc], shelf: Shelf) -> Row:
    more = "other-medicines" if kind in MIXING else "tell-your-doctor"
    cells = [
        _rules(
            medicine,
            [rule for rule in medicine.rules_of(*NEVER_LEFT_OUT) if rule.kind == kind],
            more,
            shelf,
        )
        for medicine in medicines
    ]
    return Row(f"rule-{kind}", capital(name), (*cells, unchanged("rules")))


def mixing(medicines: Sequence[MedicineDoc], shelf: Shelf) -> Row:
    """What else not to mix it with: the rules that the rows of `rules` do not have."""

    def cell(medicine: MedicineDoc) -> Cell:
        own = [rule for rule in medicine.mixing if rule.rank not in NEVER_LEFT_OUT]
        return _rules(medicine, own, "other-medicines", shelf)

    return row("mixing", gettext("Other medicines to ask about"), medicines, cell)


def _rules(medicine: MedicineDoc, found: Sequence[RuleDoc], more: str, shelf: Shelf) -> Cell:
    if not found:
        return Cell(medicine, text=_no_rule(medicine), more=more, missing=True)
    items = tuple(
        Item("" if rule.region == "us" else rule.region_name, detail=rule_words(rule, shelf).whole)
        for rule in found
    )
    return Cell(medicine, items=items, facts=tuple(found), more=more)


def _no_rule(medicine: TreatmentDoc) -> str:
    """Why a treatment has no rule of a kind: what was not read may still hold one."""
    if not medicine.rules_entered:
        return gettext(NOT_ENTERED)
    read = {row.part for row in medicine.label_parts if row.state != "not-read"}
    return gettext(NO_RULE if read.issuperset(HAVE_RULES) else NOT_CONFIRMED)


def _warnings(found: Iterable[WarningDoc], shelf: Shelf) -> tuple[Item, ...]:
    return tuple(
        Item(
            shelf.side_effects[warning.side_effect].name,
            shelf.side_effects[warning.side_effect].page,
            warning.rests_on_name,
        )
        for warning in found
    )


def _itself(medicine: MedicineDoc) -> Fact:
    """A medicine's own statements, without all the facts within it."""
    return Fact(sources=medicine.sources, how_checked=medicine.how_checked)
