"""What it is to live with each treatment, in a few words a column; more stands in the folds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from django.utils.translation import gettext, gettext_noop

from drugs.documents import Fact, IndicationDoc, MedicineDoc, OptionDoc, SlotDoc, TreatmentDoc
from drugs.numbers.ages import age_words, pounds
from drugs.numbers.trial_words import capital
from drugs.pages.compare.cells import NOT_READ, Cell, Column, Row, Told
from drugs.pages.medicine.contents import BOXED_WARNING, HOW_TO_TAKE, TESTS, WHO
from drugs.pages.medicine.monitoring import Step, steps, with_time
from drugs.shelf import Shelf
from drugs.wording.lists import commas

MAIN = "atopic-dermatitis"  # the condition that this site is about, and needs no word

# What "no change" means, row by row.
NO_CHANGE = {
    "how-taken": gettext_noop("Your plan now"),
    "age": gettext_noop("Any age"),
    "boxed-warning": gettext_noop("None new"),
    "tests": gettext_noop("None new"),
}
BOX = {
    "boxed": gettext_noop("Yes"),
    "none": gettext_noop("No"),
    "elsewhere": gettext_noop("Yes, for other uses"),
    "unknown": gettext_noop(NOT_READ),
}
TOPIC = "while-you-take-it"  # the topic that says of an option which tests it needs

# One column's answer: its cell, what its fold tells, and what both rest on.
Answer = tuple[str, tuple[str, ...], Sequence[Fact]]


def rows(columns: Sequence[Column], shelf: Shelf) -> Iterator[Row]:
    answers = [column.cached(_answers, shelf) for column in columns]
    for slug, heading in {
        "how-taken": gettext("How you take it"),
        "age": gettext("From what age"),
        "boxed-warning": gettext("Boxed warning"),
        "tests": gettext("Tests"),
    }.items():
        cells, told, facts = zip(*(of_column[slug] for of_column in answers), strict=True)
        last = Cell(gettext("No change"), text=gettext(NO_CHANGE[slug]))
        yield Row(slug, heading, (*cells, last), told, tuple(chain(*facts)))


def _answers(column: Column, shelf: Shelf) -> dict[str, tuple[Cell, Told, Sequence[Fact]]]:
    """One column's answers by their rows: its cell, what its fold tells, and what both rest on."""
    treatment = column.treatment
    link = gettext("More on %(brand)s") % {"brand": column.name}
    return {
        slug: (
            Cell(column.name, text=text or gettext(NOT_READ), missing=not text),
            Told(column.name, more, column.chapter(chapter), link),
            facts,
        )
        for slug, chapter, (text, more, facts) in (
            ("how-taken", HOW_TO_TAKE, _how_taken(treatment)),
            ("age", WHO, _age(treatment)),
            ("boxed-warning", BOXED_WARNING, _box(treatment, shelf)),
            ("tests", TESTS, _tests(treatment)),
        )
    }


def _how_taken(treatment: TreatmentDoc) -> Answer:
    slot = treatment.said("how-to-use")
    if slot:
        return treatment.how_taken, (slot.summary,), (_itself(treatment), slot)
    return treatment.how_taken, (_sentence(treatment.form),), (_itself(treatment),)


def _age(treatment: TreatmentDoc) -> Answer:
    more = treatment.who_for if isinstance(treatment, MedicineDoc) else ""
    if isinstance(treatment, OptionDoc):
        more = _sentence(treatment.ages)
    here = [row for row in treatment.indications if row.region == "us"]
    approved = [row for row in here if row.status == "approved"]
    facts = (_itself(treatment), *here)
    if approved:
        return commas(map(_from_age, approved)), (more,), facts
    if here:
        return gettext("Not FDA-approved for eczema"), (more,), facts
    said = treatment.ages if isinstance(treatment, OptionDoc) else ""
    return said, (more,) if more != said else (), facts


def _from_age(row: IndicationDoc) -> str:
    """ "12 years, teens from 88 pounds"."""
    said = [age_words(row.min_age_months or 0)]
    if row.min_weight_kg and row.weight_applies_below_age:
        said.append(gettext("teens from %(pounds)d pounds") % {"pounds": pounds(row.min_weight_kg)})
    elif row.min_weight_kg:
        said.append(gettext("from %(pounds)d pounds") % {"pounds": pounds(row.min_weight_kg)})
    if row.condition != MAIN:
        said.append(row.condition_name)
    return commas(said)


def _box(treatment: TreatmentDoc, shelf: Shelf) -> Answer:
    """The box, what it names, and whose data each warning rests on."""
    boxed = [warning for warning in treatment.warnings if warning.boxed]
    line = treatment.box_line if isinstance(treatment, MedicineDoc) else ""
    rests_on = (
        gettext("%(warning)s: data from %(data)s.")
        % {
            "warning": shelf.side_effects[warning.side_effect].name,
            "data": warning.rests_on_name,
        }
        for warning in boxed
    )
    return gettext(BOX[treatment.box]), (*filter(None, [line]), *rests_on), (
        _itself(treatment), *boxed,
    )  # fmt: skip


def _tests(treatment: TreatmentDoc) -> Answer:
    slot = treatment.said(TOPIC)
    if not isinstance(treatment, MedicineDoc):
        return (slot.summary, _texts(slot), (slot,)) if slot else ("", (), ())
    found = [step for step in steps(treatment) if step.tests[0].moment != "limit"]
    told = (
        gettext("%(when)s: %(tests)s.")
        % {"when": step.when, "tests": commas(map(with_time, step.tests))}
        for step in found
    )
    return capital(commas(map(_moment, found))), tuple(told), treatment.monitoring


def _moment(step: Step) -> str:
    """When, in one or two words: "before", "week 4", "later on"."""
    test = step.tests[0]
    if test.week is not None:
        return gettext("week %(number)d") % {"number": test.week}
    return gettext("before") if step.start else gettext("later on")


def _texts(slot: SlotDoc) -> tuple[str, ...]:
    return tuple(text for block in slot.text for text in block.texts)


def _itself(treatment: TreatmentDoc) -> Fact:
    """A treatment's own statements, without all the facts within it."""
    return Fact(sources=treatment.sources, how_checked=treatment.how_checked)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
