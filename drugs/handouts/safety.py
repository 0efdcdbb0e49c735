"""What keeps a person safe: signs by urgency, too much taken, tests, and what a slot says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Literal

from django.utils.translation import gettext, gettext_noop

from drugs.documents import MedicineDoc, UrgentSignDoc
from drugs.handouts.parts import Band, Facts, Heading, Help, Items, Paragraph, Part, named
from drugs.handouts.runs import Words, joined, say, strong
from drugs.pages.medicine.monitoring import Step, with_time
from drugs.pages.medicine.slots import name_of, shown_slot
from drugs.pages.urgent_help import SignGroup, lead_911
from drugs.shelf import Shelf

HELP = {
    "911": gettext_noop("Call 911"),
    "today": gettext_noop("Call your doctor today"),
    "next-visit": gettext_noop("Mention it at your next visit"),
}

URGENT: tuple[Literal["911", "today"], ...] = ("911", "today")
LATER: Literal["next-visit"] = "next-visit"

# Behind every "call your doctor today".
NOBODY_ANSWERS = (
    gettext_noop("Nobody answers?"),
    gettext_noop("Go to urgent care today. Getting worse? Emergency room."),
)

TOO_MUCH = gettext_noop("Too much, or a child got it?")

# With any medicine, whether or not its own label was read on this.
POISON_HELP = gettext_noop(
    "Call Poison Help: 1-800-222-1222. Call 911 for collapse, a seizure, trouble breathing, or "
    "someone who will not wake up."
)

MEDWATCH = gettext_noop(
    "Tell your doctor first. Then FDA MedWatch: 1-800-FDA-1088 (1-800-332-1088)."
)


def bands(
    groups: Iterable[SignGroup], medicine: MedicineDoc, *, meanings: bool, listed: bool
) -> list[Band]:
    """All signs for 911 and for today, and after them what to do when too much was taken."""
    found = {group.urgency: group for group in groups}
    shown = [
        Band(urgency, gettext(HELP[urgency]), sign_lines(found[urgency], meanings=meanings), listed)
        for urgency in URGENT
        if urgency in found
    ]
    much = say(strong(gettext(TOO_MUCH)), " ", too_much(medicine))
    if not shown:
        return [Band("today", gettext(HELP["today"]), (much,), listed)]
    *first, last = shown
    return [*first, replace(last, items=(*last.items, much))]


def side_by_side(bands: Iterable[Band]) -> Help:
    """Bands beside one another: who has more to say gets more of the width."""
    lengths = [sum(len(run.text) for words in band.items for run in words) for band in bands]
    if len(lengths) != 2:
        return Help(tuple(bands))
    return Help(tuple(bands), share=round(min(max(lengths[0] / sum(lengths), 0.38), 0.62), 2))


def next_visit(groups: Iterable[SignGroup], most: int) -> list[Part]:
    """So many signs that can wait for the next visit."""
    return [
        part
        for group in groups
        if group.urgency == LATER and most
        for part in (Heading(gettext(HELP[LATER])), Items(sign_lines(group, most)))
    ]


def sign_lines(
    group: SignGroup, most: int | None = None, *, meanings: bool = True
) -> tuple[Words, ...]:
    """Whole signs, with what they can mean; before and after them what holds for all."""
    lines = [
        say(f"{sign.sign} ", strong(sign.meaning)) if meanings else say(sign.sign)
        for sign in group.signs[:most]
    ]
    if group.urgency == "911":
        lines.insert(0, always_911(group.signs))
    if group.urgency == "today":
        question, answer = map(gettext, NOBODY_ANSWERS)
        lines.append(say(strong(question), f" {answer}"))
    return tuple(lines)


def always_911(signs: tuple[UrgentSignDoc, ...]) -> Words:
    """What is a 911 call with any medicine, whatever signs its own label names."""
    first, *rest = lead_911(signs)
    return say(strong(first), *(f" {line}" for line in rest))


def told(medicine: MedicineDoc, topic: str, *, full: bool = False) -> Words:
    """What a slot says, short or in full; where its label is silent or was not read, that too."""
    shown = shown_slot(medicine, topic)
    if shown.slot is None:
        return say(shown.absence)
    short = say(shown.slot.summary) if shown.slot.summary else joined(shown.slot.text)
    words = joined(shown.slot.text) if full and shown.slot.text else short
    if not shown.absence:
        return words
    return say(words, " ", shown.absence) if words else say(shown.absence)


def too_much(medicine: MedicineDoc, *, short: bool = False) -> Words:
    """Poison Help, in the words of the slot where there is one; `short` without what was read."""
    slot = medicine.on("too-much")
    if slot is None or not slot.summary:
        return say(gettext(POISON_HELP))
    return say(slot.summary) if short else told(medicine, "too-much")


def reporting(medicine: MedicineDoc) -> Words:
    """Where to report a side effect, in the words of the slot where there is one."""
    slot = medicine.on("reporting")
    return say(slot.summary if slot and slot.summary else gettext(MEDWATCH))


def help_lines(
    medicine: MedicineDoc | None = None, *, more: Mapping[str, Words] = MappingProxyType({})
) -> list[Part]:
    """What every sheet says, also one that has no signs: when too much was taken, and where to
    report a side effect; and `more` such lines behind their labels."""
    much = too_much(medicine, short=True) if medicine else say(gettext(POISON_HELP))
    report = reporting(medicine) if medicine else say(gettext(MEDWATCH))
    rows = {gettext(TOO_MUCH): much, gettext("To report a side effect:"): report, **more}
    return [Facts(tuple((name, (Paragraph(words),)) for name, words in rows.items()))]


def nobody_answers() -> dict[str, Words]:
    """The second door, behind its label, on a sheet that has no list of signs to hold it."""
    question, answer = map(gettext, NOBODY_ANSWERS)
    return {question: say(answer)}


def crisis(shelf: Shelf) -> dict[str, Words]:
    """Whom to call when life itself is too much, behind its label: itch that never ends can bring
    anybody there."""
    return {named(line.name): say(line.short) for line in shelf.help_for("crisis")}


def in_the_eyes(medicine: MedicineDoc) -> dict[str, Words]:
    """What to do where a cream got into the eyes or mouth, by its label; of a pill nothing."""
    topic = "eyes-and-mouth"
    slot = medicine.on(topic)
    if medicine.route != "cream" or slot is None or not slot.summary:
        return {}
    return {named(name_of(topic)): say(slot.summary)}


def silences(medicine: MedicineDoc) -> list[Part]:
    """The topics on which its label, read whole, says nothing, together."""
    silent = [slot for slot in medicine.slots if slot.state == "silent"]
    if not silent:
        return []
    names = tuple(say(name_of(slot.topic)) for slot in silent)
    heading = gettext("Ask about these: its whole label says nothing")
    return [Heading(heading), Items(names, across=2)]


def named_tests(step: Step) -> str:
    """ "TB test. Blood count (when there is a need)." """
    names = map(with_time, step.tests)
    return " ".join(name if name.endswith("?") else f"{name}." for name in names)
