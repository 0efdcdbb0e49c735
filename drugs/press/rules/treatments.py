"""What is entered of a treatment, be it a medicine or another option, agrees with itself: pages
count with the fields, and readers read the sentences beside them."""

from __future__ import annotations

import re
from collections.abc import Callable

from drugs import documents as doc
from drugs.models import Indication, Rule
from drugs.press.rules.rule_sentences import ADULTS, rule_sentences
from drugs.press.rules.walk import Found

# Rules of these kinds may hold for everybody. Any other says for whom, or with what.
FOR_ALL = {Rule.Kind.MOST_ALLOWED, Rule.Kind.STOP, Rule.Kind.CHECK}
OF_AN_AMOUNT = {Rule.Kind.LOWER_DOSE, Rule.Kind.DOSE_WHEN_MIXED}
BABY = 24  # months; below it an age is said in months
MONTHS = 12

# An age in a sentence: "12 and older", "2 to 11 years", "3 months". Adults are 18.
_YEARS = re.compile(
    r"(?<![\d.])(\d+)(?= (?:years?|and (?:older|up|over|above)|or (?:older|more|over))\b)"
)
_SPAN = re.compile(r"\b(\d+) (?:to|and) (\d+)(?= years?\b)|\bages? (\d+)(?: to (\d+))?")
_IN_MONTHS = re.compile(r"\b(\d+)(?: (?:to|and) \d+)?(?= months?\b)")
_IN_KG = re.compile(r"\b(\d+)(?= kg\b)")


def treatment(document: doc.Document) -> Found:
    """What contradicts itself in a treatment, or is half entered. A medicine that was published
    before rules were fields, and comes back as it was, is asked for its ages alone."""
    if not isinstance(document, doc.TreatmentDoc):
        return
    rules: list[Callable[[doc.TreatmentDoc], Found]] = [ages]
    if document.rules_entered:
        rules += [weights, tried, slots, fields_of_rules, rule_sentences]
    for rule in rules:
        yield from rule(document)


def slots(document: doc.TreatmentDoc) -> Found:
    """What is said of a topic has its text, and silence its label. That the whole label says
    nothing on it is known only to whoever read all parts."""
    unread = [row.part_name for row in document.label_parts if row.state == "not-read"]
    for slot in document.slots:
        part = f"slot {slot.topic}"
        if slot.state == "said" and not (slot.summary or slot.text):
            yield part, "What is said needs its text."
        elif slot.state == "silent" and not slot.edition:
            yield part, "Say which edition of the label says nothing."
        elif slot.state == "silent" and unread:
            yield (
                part,
                "It says that the whole label was read and says nothing, and a part of the label "
                f"is entered as not read: {unread[0]}. Say that this topic was not read, or read "
                "that part and enter it.",
            )
        elif slot.state == "silent" and not document.label_parts:
            yield (
                part,
                "It says that the whole label was read and says nothing, and no part of the label "
                "is entered as read. Enter the parts, or say that this topic was not read.",
            )
        elif slot.state == "not-read" and not slot.missing:
            yield part, "Say which part of the label was not read."


def fields_of_rules(document: doc.TreatmentDoc) -> Found:
    """What a rule says in its sentence stands in its fields too: pages ask those."""
    for rule in document.rules:
        if rule.kind not in FOR_ALL and not rule.holds_for:
            yield (
                f"rule {rule.slug}",
                "No condition is entered, so it would hold for everybody. Enter for whom it holds, "
                "or with what; an exception alone does not say it.",
            )
        if rule.kind in OF_AN_AMOUNT and rule.dose is None and rule.most is None:
            yield f"rule {rule.slug}", "No amount is entered. Enter the dose or the highest amount."
    usual = [rule for rule in document.rules if rule.kind == "most-allowed"]
    if usual and all(rule.dose is None and rule.most is None for rule in usual):
        yield (
            f"rule {usual[0].slug}",
            "No amount is entered. Enter the usual dose and the highest amount.",
        )


def ages(document: doc.TreatmentDoc) -> Found:
    """The youngest age of an approval is what the sentences say. A slip of the unit (12 for 12
    years) would let a baby have what nobody allowed."""
    for row in document.indications:
        if row.status != "approved" or row.min_age_months is None:
            continue
        said, part, months = _beside(document, row), f"indication {row.region}", row.min_age_months
        if months < BABY or months % MONTHS:
            if months not in {int(number) for number in _IN_MONTHS.findall(said)}:
                yield (
                    part,
                    f"The youngest age is {months} months. If that is right, say "
                    f"“{months} months” where it says whom it is for or in the limits; if years "
                    f"are meant, enter {months * MONTHS}.",
                )
        elif (years := years_in(said)) and months // MONTHS not in years:
            yield (
                part,
                f"The youngest age is {months // MONTHS} years, and the sentences beside it say "
                f"{', '.join(map(str, sorted(years)))}. Correct the one that is wrong; where both "
                "are right, say the age in the note of this approval.",
            )


def weights(document: doc.TreatmentDoc) -> Found:
    """The lowest weight of an approval is what the sentences say: pounds typed as kilograms would
    keep from people what is theirs."""
    for row in document.indications:
        kilograms = row.min_weight_kg
        if kilograms is not None and str(kilograms) not in _IN_KG.findall(_beside(document, row)):
            yield (
                f"indication {row.region}",
                f"The lowest weight is {kilograms} kg. If that is right, say “{kilograms} kg” "
                "where it says whom it is for or in the limits; if pounds are meant, enter "
                "kilograms.",
            )


def tried(document: doc.TreatmentDoc) -> Found:
    """What must have been tried first is one of the choices: a word of nobody's would be passed
    over where people are asked what they tried."""
    for row in document.indications:
        for unknown in sorted({*row.must_have_tried} - {*Indication.Tried.values}):
            yield (
                f"indication {row.region}",
                f"{unknown!r} is no choice of what must have been tried. Tick what the label "
                "names.",
            )


def years_in(text: str) -> set[int]:
    """The ages in years that a text names; adults are 18."""
    found = {int(number) for number in _YEARS.findall(text)}
    found |= {int(number) for row in _SPAN.findall(text) for number in row if number}
    return found | ({18} if ADULTS.search(text) else set())


def _beside(document: doc.TreatmentDoc, row: doc.IndicationDoc) -> str:
    """The sentences that stand beside the numbers of an approval."""
    whom = ""
    if isinstance(document, doc.MedicineDoc):
        whom = document.who_for
    elif isinstance(document, doc.OptionDoc):
        whom = document.ages
    return " ".join((whom, *(text for block in (*row.limits, *row.note) for text in block.texts)))
