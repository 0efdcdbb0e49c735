"""What who-can-use asks: made from the fields that approvals and rules turn on.

So a new weight or illness in a rule is asked by itself, and what no rule turns on is not asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext

from drugs.documents import ConditionDoc, IndicationDoc, RuleDoc, Shape, SubstanceDoc
from drugs.documents.reads import remembered
from drugs.models import Indication, RuleCondition
from drugs.pages.who_can_use.bands import (
    MONTHS_IN_YEAR,
    Band,
    age_in_words,
    bands,
    number_in_words,
    weight_in_words,
)
from drugs.pages.who_can_use.form import Choice, FormQuestion
from drugs.shelf import Shelf
from drugs.wording.lists import commas
from drugs.wording.rules import brand_first

ANOTHER_KIND = "another"
NONE_OF_THESE = "none"
NAMES_OF_A_CLASS = 3

PREGNANCY = ("pregnant", "planning", "breastfeeding")

# Which question asks for a field of a condition. What is not here is not asked.
ASKED_BY = {
    "age": "age", "weight": "weight", "kidney": "kidney", "liver": "liver", "illness": "illness",
    "takes": "takes", "gene": "gene", **dict.fromkeys(PREGNANCY, "pregnancy"),
}  # fmt: skip


@dataclass(frozen=True)
class Turning:
    """What the approvals and rules of all medicines turn on."""

    approvals: tuple[IndicationDoc, ...]
    rules: tuple[RuleDoc, ...]

    def of(self, *what: str) -> list[ConditionDoc]:
        return [row for rule in self.rules for row in rule.holds_for if row.what in what]

    def limits(self, what: str) -> list[Decimal]:
        rows = self.of(what)
        return [limit for row in rows for limit in (row.at_least, row.below) if limit is not None]

    # Each rule asks for these, so they are worked out once: over all rules, for each of them, was
    # minutes for a thousand medicines.
    @remembered
    def ages(self) -> tuple[Band, ...]:
        years = self.limits("age")
        years += [Decimal(row.weight_applies_below_age or 0) for row in self.approvals]
        months = [Decimal(row.min_age_months or 0) for row in self.approvals]
        return bands([*months, *(limit * MONTHS_IN_YEAR for limit in years)])

    @remembered
    def weights(self) -> tuple[Band, ...]:
        least = [Decimal(row.min_weight_kg or 0) for row in self.approvals]
        return bands([*self.limits("weight"), *least])

    @remembered
    def kidneys(self) -> tuple[Band, ...]:
        return bands(self.limits("kidney"))


def turning(shelf: Shelf) -> Turning:
    medicines = shelf.medicines.values()
    return Turning(
        tuple(row for medicine in medicines for row in medicine.indications),
        tuple(rule for medicine in medicines for rule in medicine.rules),
    )


def ages(found: Turning) -> tuple[Band, ...]:
    """The ages to choose from, in months."""
    return found.ages


def weights(found: Turning) -> tuple[Band, ...]:
    """The weights to choose from, in kilograms."""
    return found.weights


def kidneys(found: Turning) -> tuple[Band, ...]:
    """The kidney function to choose from."""
    return found.kidneys


def questions(shelf: Shelf) -> tuple[FormQuestion, ...]:
    """The questions of the form, in the language in force; none that nothing turns on."""
    found = turning(shelf)
    return tuple(one for one in (*_first(found), *_folded(found, shelf)) if one.choices)


def _first(found: Turning) -> Iterator[FormQuestion]:
    yield FormQuestion(
        "age", gettext("How old is the person with eczema?"), gettext("age"),
        _bands(ages(found), age_in_words), many=False,
    )  # fmt: skip
    yield FormQuestion(
        "kind", gettext("Which kind of eczema is it?"), gettext("the kind of eczema"),
        (
            *_named(found.approvals, "condition", Indication.Condition.values),
            Choice(ANOTHER_KIND, gettext("Another kind of eczema")),
        ),
        hint=gettext("Your doctor can tell you. Not sure? Leave it empty."),
    )  # fmt: skip
    yield FormQuestion(
        "severity", gettext("How bad is it, by your doctor's score?"), gettext("how bad it is"),
        _severities(found), many=False, hint=gettext("Not sure? Leave it empty."),
    )  # fmt: skip
    yield FormQuestion(
        "tried", gettext("What did not help enough, or is not a good choice for you?"),
        gettext("what you tried"),
        (*_tried(found), Choice(NONE_OF_THESE, gettext("None of these"))),
        hint=gettext("Tick all that fit. Not sure? Leave it empty."),
    )  # fmt: skip


def _folded(found: Turning, shelf: Shelf) -> Iterator[FormQuestion]:
    yield FormQuestion(
        "weight", gettext("Weight"), gettext("weight"), _bands(weights(found), weight_in_words),
        many=False, folded=True,
    )  # fmt: skip
    yield FormQuestion(
        "pregnancy", gettext("Pregnancy and breastfeeding"), gettext("pregnancy or breastfeeding"),
        _named(found.of(*PREGNANCY), "what", PREGNANCY), folded=True,
    )  # fmt: skip
    yield FormQuestion(
        "kidney", gettext("Kidney function (eGFR)"), gettext("kidneys"),
        _bands(kidneys(found), number_in_words), many=False, folded=True,
        hint=gettext("This number comes from a blood test. Your clinic has it."),
    )  # fmt: skip
    yield FormQuestion(
        "liver", gettext("Liver trouble"), gettext("liver"),
        _named(found.of("liver"), "level", RuleCondition.Level.values),
        many=False, folded=True,
    )  # fmt: skip
    yield FormQuestion(
        "illness", gettext("Illnesses, now or before"), gettext("illnesses now or before"),
        _named(found.of("illness"), "illness", RuleCondition.Illness.values), folded=True,
    )  # fmt: skip
    yield FormQuestion(
        "takes", gettext("What else you take"), gettext("what else you take"),
        _substances(found, shelf), folded=True,
    )  # fmt: skip
    yield FormQuestion(
        "gene", gettext("A gene test"), gettext("a gene test"),
        _named(found.of("gene"), "gene", RuleCondition.Gene.values), folded=True,
    )  # fmt: skip


def _bands(found: Iterable[Band], words: Callable[[Band], str]) -> tuple[Choice, ...]:
    return tuple(Choice(band.value, words(band)) for band in found)


def _named(rows: Iterable[Shape], field_: str, order: Iterable[str]) -> tuple[Choice, ...]:
    """The values of a field that some row has, in the order of the model, as the rows name them."""
    names = {getattr(row, field_): str(getattr(row, f"{field_}_name")) for row in rows}
    return tuple(Choice(value, capfirst(names[value])) for value in order if names.get(value))


def _severities(found: Turning) -> tuple[Choice, ...]:
    used = {grade for row in found.approvals for grade in grades(row)}
    levels = RuleCondition.Level.choices
    return tuple(Choice(value, capfirst(str(name))) for value, name in levels if value in used)


def grades(row: IndicationDoc) -> tuple[str, ...]:
    """How bad the eczema may be, each grade on its own: "mild", "moderate"."""
    return tuple(row.severity.split("-to-")) if row.severity else ()


def _tried(found: Turning) -> tuple[Choice, ...]:
    used = {value for row in found.approvals for value in row.must_have_tried}
    kinds = [kind for kind in Indication.Tried if kind != Indication.Tried.NOTHING]
    return tuple(Choice(kind.value, capfirst(str(kind.label))) for kind in kinds if kind in used)


def _substances(found: Turning, shelf: Shelf) -> tuple[Choice, ...]:
    """What some rule names, by name: a class with some of its members, as people know them."""
    used = {row.substance for row in found.of("takes")} - {""}
    choices = [Choice(slug, _substance(shelf.substances[slug], found, shelf)) for slug in used]
    return tuple(sorted(choices, key=lambda choice: choice.label.lower()))


def _substance(substance: SubstanceDoc, found: Turning, shelf: Shelf) -> str:
    if substance.of == "one":
        return capfirst(brand_first(substance))
    # The names that a rule has an editor set behind it come before the others of the class.
    named = [shelf.substances[slug] for rule in found.rules for slug in rule.names]
    members = {
        one.slug: brand_first(one)
        for one in (*named, *shelf.substances.values())
        if substance.slug in one.classes
    }
    if not members:
        return capfirst(substance.name)
    some = list(members.values())[:NAMES_OF_A_CLASS]
    names = {"class": capfirst(substance.name), "names": commas(some)}
    return gettext("%(class)s, such as %(names)s") % names
