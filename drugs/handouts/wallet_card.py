"""The wallet card: signs, rules and numbers, to cut out and fold to the size of a bank card."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext, gettext_noop

from drugs.documents import MedicineDoc, RuleDoc
from drugs.handouts.ends import edition_line, review, web_address
from drugs.handouts.parts import Items, Panel, Sheet, Words, label, say, strong
from drugs.handouts.rules import by_kind, names_cut, told_by_rules
from drugs.handouts.safety import HELP, URGENT, sign_lines, told, too_much
from drugs.pages.medicine.slots import name_of
from drugs.pages.urgent_help import signs
from drugs.shelf import Shelf
from drugs.wording.lists import commas
from drugs.wording.rules import NAMES_IN_SHORT

HOW = (
    gettext_noop("Cut along each outer line."),
    gettext_noop(
        "Fold each piece in half along the line from top to bottom, with the print outside."
    ),
    gettext_noop("Fold along the other lines, to and fro, like a fan."),
)


def sheet(shelf: Shelf, slug: str) -> Sheet:
    """The panels in the order in which they are read; each takes as many as its words need."""
    medicine = shelf.medicines[slug]
    address = web_address(f"/medicines/{medicine.slug}/")
    name = f"{medicine.brand} ({medicine.generic})"
    found = {group.urgency: group for group in signs(medicine, shelf)}
    professional = gettext("For doctors and nurses: %(brand)s") % {"brand": medicine.brand}
    panels = [
        Panel(
            gettext("I use %(medicine)s") % {"medicine": name},
            _about(medicine),
            fill=(gettext("Name"), gettext("Dose")),
            mark="none",
            again=gettext("%(heading)s, more") % {"heading": medicine.brand},
        ),
        *(
            Panel(
                gettext(HELP[urgency]),
                sign_lines(found[urgency]),
                urgency=urgency,
                again=gettext("%(heading)s, also for") % {"heading": gettext(HELP[urgency])},
            )
            for urgency in URGENT
            if urgency in found
        ),
        Panel(
            gettext("Who to call"),
            (say(label(gettext("Too much?")), too_much(medicine, short=True)),),
            fill=(
                gettext("Doctor"),
                gettext("By night"),
                gettext("Pharmacy"),
                gettext("My person"),
            ),
            mark="none",
            again=gettext("Poison Help"),
        ),
        Panel(
            professional,
            tuple(_rules(medicine, shelf)),
            mark="run-in",
            again=gettext("%(heading)s, more") % {"heading": professional},
        ),
        Panel(
            gettext("My other medicines, allergies"),
            _about_the_card(shelf, medicine, address),
            fill=("", ""),
            mark="none",
            again=gettext("About this card"),
        ),
        Panel(gettext("My next tests and visits"), fill=("", "", "", ""), spare=True),
    ]
    return Sheet(
        title=gettext("Wallet card: %(medicine)s") % {"medicine": name},
        heading=gettext("Wallet card: %(medicine)s") % {"medicine": medicine.brand},
        aside="",
        parts=(Items(tuple(say(gettext(line)) for line in HOW)), *panels),
        edition=edition_line(shelf),
        address=address,
        day=shelf.date,
        template="card",
    )


def _about(medicine: MedicineDoc) -> tuple[Words, ...]:
    """What it is for whom, and its box."""
    return (
        strong(gettext("Not FDA-approved for eczema."))
        if medicine.not_approved_in_us
        else say(label(gettext("Form:")), f"{commas([medicine.form, *medicine.strengths])}."),
        say(label(gettext("Who it is for:")), medicine.who_for),
        say(label(gettext("Boxed warning:")), medicine.box_line),
    )


def _rules(medicine: MedicineDoc, shelf: Shelf) -> Iterator[Words]:
    """Every rule of rank 0 and 1, whole, the first of its kind behind the heading of the kind."""
    found = medicine.rules_of(0, 1)
    for group in by_kind(medicine, found, shelf, names=NAMES_IN_SHORT, after=_field_terms):
        first, *others = group.items
        yield say(label(f"{group.heading}:"), first)
        yield from others
    topics = ("pregnancy", "breastfeeding")
    for topic in topics if medicine.rules_entered else ("vaccines", *topics):
        if medicine.said(topic) and not told_by_rules(medicine, topic, 0, 1):
            yield say(label(f"{name_of(topic)}:"), told(medicine, topic))


def _field_terms(rule: RuleDoc, shelf: Shelf) -> str:
    """The classes a rule is about, as doctors and nurses call them: " Class: antiplatelets."."""
    taken = [shelf.substances[row.substance] for row in rule.holds_for if row.substance]
    terms = [found.professional_name for found in taken if found.professional_name]
    if not terms:
        return ""
    return " " + gettext("Class: %(classes)s.") % {"classes": commas(dict.fromkeys(terms))}


def _about_the_card(shelf: Shelf, medicine: MedicineDoc, address: str) -> tuple[Words, ...]:
    rest = gettext("Sources: %(address)s")
    if names_cut(medicine.rules_of(0, 1), NAMES_IN_SHORT):
        rest = gettext("All names and sources: %(address)s")
    return (
        say(gettext("This card does not replace your doctor. Signs not on it can be urgent too.")),
        review(shelf, medicine) or say(gettext("No clinician has reviewed it yet.")),
        say(f"{edition_line(shelf)} {rest % {'address': address}}"),
    )
