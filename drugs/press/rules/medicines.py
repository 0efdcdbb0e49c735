"""A medicine is whole: nothing a reader could be hurt by is left out. That its fields agree is
asked of every treatment (`treatments.py`)."""

from __future__ import annotations

from collections.abc import Callable

from drugs import documents as doc
from drugs.models import LabelPart, Slot
from drugs.press.rules.walk import Documents, Found

MOST_RULES, MOST_CHARACTERS = 16, 1200  # of rank 1: they fill half a sheet, and a card
LONGEST_SHORT = 120


def medicine(document: doc.Document, documents: Documents) -> Found:
    """What is missing of a medicine. One that was published before rules were fields, and comes
    back as it was, is not asked for them."""
    if not isinstance(document, doc.MedicineDoc):
        return
    rules: list[Callable[[doc.MedicineDoc], Found]] = [approval]
    if document.rules_entered:
        rules += [box, topics, label_parts, rows, lengths]
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
    """Each topic of a leaflet is answered, or it is told why not."""
    for topic in Slot.Topic:
        if document.on(topic.value) is None:
            yield (
                f"slot {topic.value}",
                f"The topic {topic.label!r} is missing. Say what the label says, that it is "
                "silent, or that this part was not read.",
            )


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
