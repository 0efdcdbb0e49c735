"""All that an answer is made from, medicine by medicine: the same table for every reader.

The server judges by it, and the page has it as JSON and judges by it too: see `answer.py` and
`static/js/who_can_use_answer.js`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from drugs.documents import ConditionDoc, Fact, MedicineDoc, RuleDoc
from drugs.documents.reads import remembered
from drugs.pages.who_can_use.approvals import Approval, approvals
from drugs.pages.who_can_use.asking import (
    ASKED_BY,
    Turning,
    ages,
    kidneys,
    questions,
    turning,
    weights,
)
from drugs.pages.who_can_use.bands import MONTHS_IN_YEAR
from drugs.pages.who_can_use.form import Form, FormQuestion
from drugs.pages.who_can_use.points import When
from drugs.shelf import Shelf
from drugs.wording.lists import commas
from drugs.wording.rules import RuleWords, rule_words

# Kinds of rules that speak against a medicine for whoever they hold for.
BANS = {"do-not-use", "do-not-start"}

# What no question asks, as an answer names it.
NOT_ASKED = {
    "blood": gettext_noop("blood counts"),
    "not-enough": gettext_noop("how well it helps you"),
}
AGE = "age"
BANDS = {AGE: ages, "weight": weights, "kidney": kidneys}


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule beside what can be chosen: it holds when any of `when` does. A rule `of_age` turns
    on nothing else, and is none for other ages. There is one for each shelf, the same for every
    reader."""

    words: RuleWords
    when: tuple[When, ...]
    of_age: bool

    @property
    def doc(self) -> RuleDoc:
        return self.words.rule

    @property
    def bans(self) -> bool:
        return self.doc.kind in BANS

    def holds(self, form: Form) -> bool:
        return any(when.holds(form) for when in self.when)

    def is_asked(self, form: Form) -> bool:
        """Whether it holds by more than an age: then what it says is still to be settled."""
        return any(when.holds(form) for when in self.when if when.question != AGE)

    def is_for_others(self, form: Form) -> bool:
        return self.of_age and form.has_answer(AGE) and not self.holds(form)


@dataclass(frozen=True, eq=False)
class Table:
    """One medicine. `turns_on` are the questions its rules turn on, by name, each as an answer
    says that nothing was chosen there; `not_asked` is what no question asks. There is one for each
    shelf."""

    medicine: MedicineDoc
    approvals: tuple[Approval, ...]
    rules: tuple[Rule, ...]
    turns_on: Mapping[str, str]
    not_asked: str

    @remembered
    def facts(self) -> tuple[Fact, ...]:
        """All that any answer on it rests on."""
        return (
            *(approval.indication for approval in self.approvals),
            *(rule.doc for rule in self.rules),
        )

    @remembered
    def sources(self) -> tuple[str, ...]:
        """Theirs, each once."""
        return tuple(dict.fromkeys(slug for fact in self.facts for slug in fact.sources))


@dataclass(frozen=True)
class Tables:
    """Every medicine, in the order of the alphabet, and the questions."""

    questions: tuple[FormQuestion, ...]
    medicines: tuple[Table, ...]


def tables(shelf: Shelf) -> Tables:
    """The tables of a shelf, in the language in force. Ask with `shelf.cached`."""
    asked, found = questions(shelf), turning(shelf)
    made = (_table(medicine, asked, found, shelf) for medicine in shelf.medicines.values())
    return Tables(asked, tuple(made))


def _table(
    medicine: MedicineDoc, asked: tuple[FormQuestion, ...], found: Turning, shelf: Shelf
) -> Table:
    by_name = {question.name: question for question in asked}
    rows = [row for rule in medicine.rules for row in rule.holds_for]
    turned_on = {ASKED_BY.get(row.what) for row in rows}
    not_asked = [words for what, words in NOT_ASKED.items() if what in {row.what for row in rows}]
    return Table(
        medicine=medicine,
        approvals=tuple(approvals(medicine, found, by_name)),
        rules=tuple(_rule(rule, by_name, found, shelf) for rule in medicine.rules_of(0, 1, 2)),
        turns_on={
            question.name: question.short for question in asked if question.name in turned_on
        },
        not_asked=commas(map(gettext, not_asked)),
    )


def _rule(rule: RuleDoc, asked: Mapping[str, FormQuestion], found: Turning, shelf: Shelf) -> Rule:
    when = tuple(
        When(ASKED_BY[row.what], values)
        for row in rule.holds_for
        if row.what in ASKED_BY and (values := tuple(_values(row, asked, found, shelf)))
    )
    of_age = bool(when) and all(row.what == AGE for row in rule.holds_for)
    return Rule(rule_words(rule, shelf), when, of_age)


def _values(
    row: ConditionDoc, asked: Mapping[str, FormQuestion], found: Turning, shelf: Shelf
) -> Iterator[str]:
    """The choices by which a condition is met."""
    if bands_of := BANDS.get(row.what):
        unit = MONTHS_IN_YEAR if row.what == AGE else 1
        at_least = None if row.at_least is None else row.at_least * unit
        below = None if row.below is None else row.below * unit
        yield from (band.value for band in bands_of(found) if band.touches(at_least, below))
        return
    for choice in asked[ASKED_BY[row.what]].choices:
        if choice.value in _met_by(row) or (
            row.what == "takes" and row.substance in shelf.substances[choice.value].classes
        ):
            yield choice.value
        if row.what == "liver" and not row.level:
            yield choice.value


def _met_by(row: ConditionDoc) -> set[str]:
    """What a condition names: one of the choices that its question has."""
    return {row.what, row.level, row.illness, row.substance, row.gene} - {""}
