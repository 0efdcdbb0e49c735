"""The wallet card: signs, rules and numbers, to cut out and fold. In large print it is a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_noop

from drugs.documents import Document, MedicineDoc, RuleDoc
from drugs.handouts.ends import changed, foot, label_read, qr, review, web_address
from drugs.handouts.fitting import Fits, fullest
from drugs.handouts.parts import (
    Band,
    Heading,
    Help,
    Items,
    Panel,
    Paragraph,
    Part,
    Sheet,
    Write,
)
from drugs.handouts.rules import NOT_ALONE, by_kind, names_cut, told_by_rules
from drugs.handouts.runs import Words, label, say, strong
from drugs.handouts.safety import (
    HELP,
    TOO_MUCH,
    URGENT,
    crisis,
    in_the_eyes,
    reporting,
    sign_lines,
    told,
    too_much,
)
from drugs.pages.medicine.shown import records_of
from drugs.pages.medicine.slots import name_of
from drugs.pages.urgent_help import signs
from drugs.shelf import Shelf
from drugs.wording.lists import commas
from drugs.wording.rules import NAMES_IN_SHORT

HOW = (
    gettext_noop("Cut along the outer line."),
    gettext_noop("Fold in half from top to bottom, with the print outside."),
    gettext_noop("Then fold along the other lines, to and fro, like a fan."),
)

VISITS = 6  # lines


@dataclass(frozen=True)
class Room:
    """What there is room for on one page; rules, signs and numbers are never cut."""

    names: int | None = NAMES_IN_SHORT
    meanings: bool = False  # what a sign can mean
    crisis: bool = False  # whom to call when life itself is too much
    visits: bool = False  # lines for the next ones


WISHES: tuple[dict[str, Any], ...] = (
    {"names": None},
    {"crisis": True},
    {"meanings": True},
    {"visits": True},
)
FULL = Room(names=None, meanings=True, crisis=True, visits=True)


def sheet(shelf: Shelf, slug: str, fits: Fits | None) -> Sheet:
    """The fullest card that `fits`; in large print (no `fits`) all of it, as a sheet."""
    medicine = shelf.medicines[slug]
    if fits is None:
        return _sheet(medicine, shelf, FULL, large=True)
    return fullest(Room(), WISHES, lambda room: _sheet(medicine, shelf, room), fits)


def _sheet(medicine: MedicineDoc, shelf: Shelf, room: Room, *, large: bool = False) -> Sheet:
    path = f"/medicines/{medicine.slug}/"
    name = f"{medicine.brand} ({medicine.generic})"
    shown = records_of(medicine, shelf)
    panels = _panels(medicine, shelf, room, path, shown)
    how = Items(tuple(say(gettext(line)) for line in HOW))
    return Sheet(
        title=gettext("Wallet card: %(medicine)s") % {"medicine": name},
        heading=gettext("Wallet card: %(medicine)s") % {"medicine": medicine.brand},
        aside="",
        parts=tuple(part for panel in panels for part in _as_parts(panel))
        if large
        else (how, *panels),
        foot=foot(shelf, path, shown, (medicine,))[0 if large else 1 :],
        day=shelf.last_change(shown) or shelf.date,
        qr=qr(path) if large else None,
        template="sheet" if large else "card",
    )


def _as_parts(panel: Panel) -> Iterator[Part]:
    """A section of the card as parts of a sheet."""
    if panel.urgency:
        yield Help((Band(panel.urgency, panel.heading, panel.items),))
        return
    yield Heading(panel.heading)
    if panel.fill:
        yield Write(panel.fill)
    if panel.mark == "none":
        yield from map(Paragraph, panel.items)
    elif panel.items:
        yield Items(panel.items)


def _panels(
    medicine: MedicineDoc, shelf: Shelf, room: Room, path: str, shown: Sequence[Document]
) -> Iterator[Panel]:
    """The sections in the order in which they are read."""
    found = {group.urgency: group for group in signs(medicine, shelf)}
    more = gettext("%(heading)s, more:")
    yield Panel(
        gettext("I use %(medicine)s") % {"medicine": f"{medicine.brand} ({medicine.generic})"},
        _about(medicine),
        fill=(gettext("Name"), gettext("Dose")),
        mark="none",
        again=more % {"heading": medicine.brand},
    )
    for urgency in URGENT:
        if urgency in found:
            heading = gettext(HELP[urgency])
            yield Panel(
                heading,
                sign_lines(found[urgency], meanings=room.meanings),
                urgency=urgency,
                again=more % {"heading": heading},
            )
    yield Panel(
        gettext("Who to call"),
        (
            say(label(gettext(TOO_MUCH)), too_much(medicine, short=True)),
            *(say(label(name), words) for name, words in in_the_eyes(medicine).items()),
            say(label(gettext("To report a side effect:")), reporting(medicine)),
            *(crisis(shelf).values() if room.crisis else ()),
        ),
        fill=(gettext("Doctor"), gettext("At night"), gettext("Pharmacy"), gettext("My person")),
        mark="none",
        again=gettext("Who to call:"),
    )
    yield Panel(
        gettext("For doctors and nurses: %(brand)s") % {"brand": medicine.brand},
        tuple(_rules(medicine, shelf, room)),
        again=more % {"heading": medicine.brand},
    )
    if room.visits:
        yield Panel(gettext("My next tests and visits"), fill=("",) * VISITS)
    yield Panel(
        gettext("My other medicines, allergies"),
        (_about_the_card(shelf, medicine, room, path, shown),),
        fill=("", ""),
        mark="none",
        again=gettext("About this card:"),
        code=qr(path),
    )


def _about(medicine: MedicineDoc) -> tuple[Words, ...]:
    """What it is for whom, and its box. A name alone tells nobody in an emergency what it does."""
    form = say(label(gettext("Form:")), f"{commas([medicine.form, *medicine.strengths])}.")
    kind = gettext("JAK inhibitor (%(jaks)s).")
    return (
        *([strong(gettext("Not FDA-approved for eczema."))] * medicine.not_approved_in_us),
        form,
        say(label(gettext("What it is:")), kind % {"jaks": commas(medicine.jaks_blocked)}),
        say(label(gettext("Who it is for:")), medicine.who_for),
        say(label(gettext("Boxed warning:")), medicine.box_line),
    )


def _rules(medicine: MedicineDoc, shelf: Shelf, room: Room) -> Iterator[Words]:
    """Every rule of rank 0 and 1, whole, the first of its kind behind the heading of the kind."""
    found = medicine.rules_of(0, 1)
    for group in by_kind(medicine, found, shelf, names=room.names, after=_field_terms):
        first, *others = group.items
        yield say(label(f"{group.heading}:"), first)
        yield from others
    yield strong(gettext(NOT_ALONE))
    for topic in ("vaccines", "pregnancy", "breastfeeding"):
        if medicine.on(topic) and not told_by_rules(medicine, topic, 0, 1):
            yield say(label(f"{name_of(topic)}:"), told(medicine, topic))


def _field_terms(rule: RuleDoc, shelf: Shelf) -> str:
    """The classes a rule is about, as doctors and nurses call them: " Class: antiplatelets."."""
    taken = [shelf.substances[row.substance] for row in rule.holds_for if row.substance]
    terms = [found.professional_name for found in taken if found.professional_name]
    if not terms:
        return ""
    return " " + gettext("Class: %(classes)s.") % {"classes": commas(dict.fromkeys(terms))}


def _about_the_card(
    shelf: Shelf, medicine: MedicineDoc, room: Room, path: str, shown: Sequence[Document]
) -> Words:
    """What the card is not, who reviewed it and when it last changed: its foot is cut off."""
    rest = gettext("Sources: %(address)s")
    if names_cut(medicine.rules_of(0, 1), room.names):
        rest = gettext("All names and sources: %(address)s")
    return say(
        gettext("This card does not replace your doctor."),
        " ",
        gettext("Signs that are not on it can be urgent too."),
        " ",
        review(shelf, medicine) or say(gettext("No clinician has reviewed it yet.")),
        f" {changed(shelf, shown)} {label_read(medicine, shelf)} ",
        rest % {"address": web_address(path)},
    )
