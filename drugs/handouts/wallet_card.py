"""The wallet card: signs, rules and numbers, to cut out and fold to the size of a bank card."""

from __future__ import annotations

from collections.abc import Iterator

from drugs.documents import MedicineDoc, RuleDoc
from drugs.handouts.ends import edition_line, review, web_address
from drugs.handouts.parts import Items, Panel, Sheet, Words, say, strong
from drugs.handouts.rules import by_kind, names_cut, told_by_rules
from drugs.handouts.safety import HELP, URGENT, sign_lines, told, too_much
from drugs.pages.slots import name_of
from drugs.pages.urgent_help import signs
from drugs.shelf import Shelf
from drugs.wording.rules import NAMES_IN_SHORT

HOW = (
    "Cut along each outer line.",
    "Fold each piece in half along the line from top to bottom, with the print outside.",
    "Fold along the other lines, to and fro, like a fan.",
)


def sheet(shelf: Shelf, slug: str) -> Sheet:
    """The panels in the order in which they are read; each takes as many as its words need."""
    medicine = shelf.medicines[slug]
    address = web_address(f"/medicines/{medicine.slug}/")
    name = f"{medicine.brand} ({medicine.generic})"
    found = {group.urgency: group for group in signs(medicine, shelf)}
    panels = [
        Panel(
            f"I use {name}",
            _about(medicine),
            fill=("Name", "Dose"),
            mark="none",
            again=f"{medicine.brand}, more",
        ),
        *(
            Panel(
                HELP[urgency],
                sign_lines(found[urgency]),
                urgency=urgency,
                again=f"{HELP[urgency]}, also for",
            )
            for urgency in URGENT
            if urgency in found
        ),
        Panel(
            "Who to call",
            (say(strong("Too much? "), too_much(medicine, short=True)),),
            fill=("Doctor", "By night", "Pharmacy", "My person"),
            mark="none",
            again="Poison Help",
        ),
        Panel(
            f"For doctors and nurses: {medicine.brand}",
            tuple(_rules(medicine, shelf)),
            mark="run-in",
            again=f"For doctors and nurses: {medicine.brand}, more",
        ),
        Panel(
            "My other medicines, allergies",
            _about_the_card(shelf, medicine, address),
            fill=("", ""),
            mark="none",
            again="About this card",
        ),
        Panel("My next tests and visits", fill=("", "", "", ""), spare=True),
    ]
    return Sheet(
        title=f"Wallet card: {name}",
        heading=f"Wallet card: {medicine.brand}",
        aside="",
        parts=(Items(tuple(map(say, HOW))), *panels),
        edition=edition_line(shelf),
        address=address,
        day=shelf.date,
        template="card",
    )


def _about(medicine: MedicineDoc) -> tuple[Words, ...]:
    """What it is for whom, and its box."""
    return (
        strong("Not FDA-approved for eczema.")
        if medicine.not_approved_in_us
        else say(strong("Form: "), f"{medicine.form}, {', '.join(medicine.strengths)}."),
        say(strong("Who it is for: "), medicine.who_for),
        say(strong("Boxed warning: "), medicine.box_line),
    )


def _rules(medicine: MedicineDoc, shelf: Shelf) -> Iterator[Words]:
    """Every rule of rank 0 and 1, whole, the first of its kind behind the heading of the kind."""
    found = medicine.rules_of(0, 1)
    for group in by_kind(medicine, found, shelf, names=NAMES_IN_SHORT, after=_field_terms):
        first, *others = group.items
        yield say(strong(f"{group.heading}: "), first)
        yield from others
    topics = ("pregnancy", "breastfeeding")
    for topic in topics if medicine.rules_entered else ("vaccines", *topics):
        if medicine.said(topic) and not told_by_rules(medicine, topic, 0, 1):
            yield say(strong(f"{name_of(topic)}: "), told(medicine, topic))


def _field_terms(rule: RuleDoc, shelf: Shelf) -> str:
    """The classes a rule is about, as doctors and nurses call them: " Class: antiplatelets."."""
    taken = [shelf.substances[row.substance] for row in rule.holds_for if row.substance]
    terms = [found.professional_name for found in taken if found.professional_name]
    return f" Class: {', '.join(dict.fromkeys(terms))}." if terms else ""


def _about_the_card(shelf: Shelf, medicine: MedicineDoc, address: str) -> tuple[Words, ...]:
    cut = names_cut(medicine.rules_of(0, 1), NAMES_IN_SHORT)
    return (
        say("This card does not replace your doctor. Signs not on it can be urgent too."),
        review(shelf, medicine) or say("No clinician has reviewed it yet."),
        say(f"{edition_line(shelf)} {'All names and sources' if cut else 'Sources'}: {address}"),
    )
