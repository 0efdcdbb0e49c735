"""A medicine is whole: nothing a reader could be hurt by is left out, and its fields agree."""

from __future__ import annotations

import re
from collections.abc import Callable

from drugs import documents as doc
from drugs.models import Indication, LabelPart, Rule, Slot
from drugs.press.rules.rule_sentences import ADULTS, rule_sentences
from drugs.press.rules.walk import Documents, Found

MOST_RULES, MOST_CHARACTERS = 16, 1200  # of rank 1: they fill half a sheet, and a card
LONGEST_SHORT = 120
# Rules of these kinds may hold for everybody. Any other says for whom, or with what.
FOR_ALL = {Rule.Kind.MOST_ALLOWED, Rule.Kind.STOP, Rule.Kind.CHECK}
OF_AN_AMOUNT = {Rule.Kind.LOWER_DOSE, Rule.Kind.DOSE_WHEN_MIXED}
BABY = 24  # months; below it an age is said in months
MONTHS = 12

# An age in a sentence: "12 and older", "2 to 11 years", "3 months". Adults are 18.
_YEARS = re.compile(r"\b(\d+)(?= (?:years?|and (?:older|up|over|above)|or (?:older|more|over))\b)")
_SPAN = re.compile(r"\b(\d+) (?:to|and) (\d+)(?= years?\b)|\bages? (\d+)(?: to (\d+))?")
_IN_MONTHS = re.compile(r"\b(\d+)(?: (?:to|and) \d+)?(?= months?\b)")
_IN_KG = re.compile(r"\b(\d+)(?= kg\b)")


def medicine(document: doc.Document, documents: Documents) -> Found:
    """What is missing or contradicts itself in a medicine. One that was published before rules were
    fields, and comes back as it was, is not asked for them."""
    if not isinstance(document, doc.MedicineDoc):
        return
    rules: list[Callable[[doc.MedicineDoc], Found]] = [approval, ages]
    if document.rules_entered:
        rules += [weights, tried, box, topics, label_parts, rows, fields_of_rules]
        rules += [rule_sentences, lengths]
        yield from urgent_signs(document, documents)
    for rule in rules:
        yield from rule(document)


def box(document: doc.MedicineDoc) -> Found:
    """A box goes with its warnings, and a boxed warning with its box."""
    boxed = [row for row in document.warnings if row.boxed]
    if document.has_box and not boxed:
        yield (
            "box",
            "It has a boxed warning, and no warning is entered as boxed. Enter each warning of the "
            "box.",
        )
    if boxed and not document.has_box:
        yield "box", "A warning is entered as boxed, and the medicine says that it has no box."


def topics(document: doc.MedicineDoc) -> Found:
    """Each topic of a leaflet is answered, or it is told why not. That the whole label says nothing
    on it is known only to whoever read all parts."""
    unread = [row.part_name for row in document.label_parts if row.state == "not-read"]
    for topic in Slot.Topic:
        slot = document.on(topic.value)
        if slot is None:
            yield (
                f"slot {topic.value}",
                f"The topic {topic.label!r} is missing. Say what the label says, that it is "
                "silent, or that this part was not read.",
            )
        elif slot.state == "said" and not (slot.summary or slot.text):
            yield f"slot {topic.value}", "What is said needs its text."
        elif slot.state == "silent" and not slot.edition:
            yield f"slot {topic.value}", "Say which edition of the label says nothing."
        elif slot.state == "silent" and unread:
            yield (
                f"slot {topic.value}",
                "It says that the whole label was read and says nothing, and a part of the label "
                f"is entered as not read: {unread[0]}. Say that this topic was not read, or read "
                "that part and enter it.",
            )
        elif slot.state == "not-read" and not slot.missing:
            yield f"slot {topic.value}", "Say which part of the label was not read."


def label_parts(document: doc.MedicineDoc) -> Found:
    """The label it follows is named, and of each part of it whether somebody read it."""
    if not document.label:
        yield "label", "No label is chosen. Choose the one that this page follows."
    told = {row.part for row in document.label_parts}
    for part in LabelPart.Part:
        if part.value not in told:
            yield (
                f"labelpart {part.value}",
                f"Nothing says whether the part {part.label!r} of the label was read.",
            )


def rows(document: doc.MedicineDoc) -> Found:
    """Rules and an answer of the US regulator are there."""
    if not document.rules:
        yield "rules", "No rule is entered: nothing says who must not take it."
    elif not any(rule.kind == "most-allowed" for rule in document.rules):
        yield "rules", "No rule says the usual and the highest dose."
    if not any(row.region == "us" for row in document.indications):
        yield "indications", "Nothing says whether it is approved in the United States."


def fields_of_rules(document: doc.MedicineDoc) -> Found:
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


def urgent_signs(document: doc.MedicineDoc, documents: Documents) -> Found:
    """Its readers are told when to get help, and what cannot wait."""
    signs = (d for d in documents.values() if isinstance(d, doc.UrgentSignDoc))
    found = {sign.urgency for sign in signs if document.slug in sign.medicines}
    if found and "911" not in found:
        yield (
            "urgent signs",
            "No urgent sign to call 911 for names it. Name it in those that hold for it, and "
            "publish them together.",
        )
    if not found:
        yield (
            "urgent signs",
            "No urgent sign names it, so nothing would tell its readers when to get help. Name it "
            "in the signs that hold for it, and publish them together.",
        )


def lengths(document: doc.MedicineDoc) -> Found:
    """What must stand on every form has room there."""
    for rule in document.rules:
        if len(rule.short) > LONGEST_SHORT:
            yield (
                f"rule {rule.slug}",
                f"Its sentence has {len(rule.short)} characters. A card has room for "
                f"{LONGEST_SHORT}.",
            )
    first = document.rules_of(1)
    characters = sum(len(rule.short) for rule in first)
    if len(first) > MOST_RULES:
        yield (
            "rules",
            f"{len(first)} rules stand on every form, and a card has room for {MOST_RULES}. Say "
            "two that belong together in one, or move one with a reason.",
        )
    if characters > MOST_CHARACTERS:
        yield (
            "rules",
            f"The rules that stand on every form have {characters:,} characters, and a card has "
            f"room for {MOST_CHARACTERS:,}. Shorten their sentences, never by a threshold or an "
            "age.",
        )


def approval(document: doc.MedicineDoc) -> Found:
    """The notice that it is not approved stands exactly where it is not."""
    if not document.approved_in_us and not document.not_approved_notice:
        yield (
            "not approved notice",
            "No approval in the United States is entered, and nothing tells readers so. Write the "
            "notice.",
        )
    if document.approved_in_us and document.not_approved_notice:
        yield (
            "not approved notice",
            "It says that it is not approved, and an approval in the United States is entered. One "
            "of the two is wrong.",
        )


def ages(document: doc.MedicineDoc) -> Found:
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
        elif (years := _years_in(said)) and months // MONTHS not in years:
            yield (
                part,
                f"The youngest age is {months // MONTHS} years, and the sentences beside it say "
                f"{', '.join(map(str, sorted(years)))}. Correct the one that is wrong; where both "
                "are right, say the age in the note of this approval.",
            )


def weights(document: doc.MedicineDoc) -> Found:
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


def tried(document: doc.MedicineDoc) -> Found:
    """What must have been tried first is one of the choices: a word of nobody's would be passed
    over where people are asked what they tried."""
    for row in document.indications:
        for unknown in sorted({*row.must_have_tried} - {*Indication.Tried.values}):
            yield (
                f"indication {row.region}",
                f"{unknown!r} is no choice of what must have been tried. Tick what the label "
                "names.",
            )


def _beside(document: doc.MedicineDoc, row: doc.IndicationDoc) -> str:
    """The sentences that stand beside the numbers of an approval."""
    own = " ".join(text for block in (*row.limits, *row.note) for text in block.texts)
    return f"{document.who_for} {own}"


def _years_in(text: str) -> set[int]:
    found = {int(number) for number in _YEARS.findall(text)}
    found |= {int(number) for row in _SPAN.findall(text) for number in row if number}
    return found | ({18} if ADULTS.search(text) else set())
