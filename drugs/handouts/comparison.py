"""Two medicines side by side: their figures together on the first page, their rules behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

from django.utils.translation import gettext, gettext_noop

from drugs.documents import MedicineDoc, QuestionDoc, facts
from drugs.handouts import numbers
from drugs.handouts.ends import foot, label_line, more, qr, web_address
from drugs.handouts.fitting import Fits, roomiest
from drugs.handouts.medicine import notices, to_ask
from drugs.handouts.parts import (
    Beside,
    Columns,
    Facts,
    OtherSide,
    Paragraph,
    Part,
    Rules,
    Set,
    Sheet,
    Small,
    Tiles,
    Write,
    line,
    named,
)
from drugs.handouts.references import References
from drugs.handouts.rules import NAMES_IN_LITTLE_ROOM, must_know, told_by_rules
from drugs.handouts.runs import Words, label, say, strong
from drugs.handouts.safety import (
    MEDWATCH,
    TOO_MUCH,
    named_tests,
    nobody_answers,
    told,
    too_much,
)
from drugs.numbers.figures import opponent
from drugs.pages.compare.choice import pair_name
from drugs.pages.medicine.monitoring import steps, timeline
from drugs.pages.medicine.shown import records_of
from drugs.pages.medicine.slots import name_of
from drugs.pages.questions import medicines_of
from drugs.pages.urgent_help import InShort, in_short
from drugs.shelf import Shelf
from drugs.wording.lists import and_list

Pair = tuple[MedicineDoc, MedicineDoc]

CALL_911 = gettext_noop("Call 911 or go to the emergency room:")
CALL_TODAY = gettext_noop("Call your doctor today:")
NO_CHANGE = gettext_noop(
    "You keep the care you have now, with no new tests and no new warnings. No one can say if your "
    "eczema will ease, stay or get worse."
)


@dataclass(frozen=True)
class Room:
    """How much there is room for; notices, figures, rules of rank 0 and 1, boxes and what to do
    when too much was taken are never cut."""

    front: bool = True  # all but the rules stands on the first page
    names: int | None = NAMES_IN_LITTLE_ROOM
    tight: bool = True  # lines close together
    small: bool = True  # pictures
    signs: bool = False  # to call 911 or the doctor for; else where they stand
    rules: Set = "run"
    tests: bool = False
    why: bool = False  # why these side effects are pictured
    slots: tuple[str, ...] = ()
    remember: bool = False
    questions: int = 0
    lines: int = 1
    titles: bool = False  # of sources, and not only whose they are
    sources: int = 0  # beside the labels and those that a figure cites


FIRST: tuple[dict[str, Any], ...] = (
    {"signs": True},
    {"tests": True},
    {"slots": ("missed-dose",)},
    {"slots": ("how-to-use", "missed-dose")},
    {"why": True},
    {"remember": True},
    {"small": False},
)
SECOND: tuple[dict[str, Any], ...] = (
    {"rules": "kinds"},
    {"names": None},
    {"titles": True},
    {"lines": 2},
    {"tight": False},
    {"rules": "lines"},
    {"questions": 3},
    {"lines": 4},
    {"sources": 4},
    {"questions": 5},
)
FULL = Room(
    names=None, tight=False, small=False, signs=True, rules="lines", tests=True, why=True,
    remember=True, questions=5, lines=4, titles=True, sources=6,
    slots=("how-to-use", "missed-dose"),
)  # fmt: skip


def sheet(shelf: Shelf, pair: tuple[str, str], fits: Fits | None) -> Sheet:
    """The sheet of two medicines: the fullest that `fits`, or all there is (large print)."""
    first, second = (shelf.medicines[slug] for slug in pair)
    if fits is None:
        return _sheet((first, second), shelf, FULL)

    def build(room: Room) -> Sheet:
        return _sheet((first, second), shelf, room)

    for front in (True, False):
        least = Room(front=front)
        if fits(build(least)):
            return build(roomiest(roomiest(least, FIRST, build, fits), SECOND, build, fits))
    return build(least)


def _sheet(pair: Pair, shelf: Shelf, room: Room) -> Sheet:
    references = References(shelf, first=[m.label for m in pair if m.label])
    path = f"/compare/{pair_name(pair)}/"
    asked = _questions(pair, shelf)[: room.questions]
    heading = gettext("%(medicines)s, side by side") % {
        "medicines": and_list(m.brand for m in pair)
    }
    where = (gettext("When to call 911 or your doctor:"), line(web_address("/urgent-help/")))
    parts: list[Part] = [
        *(part for medicine in pair for part in notices(medicine)),
        _tiles(pair, shelf, references, room),
        Columns(
            heads=tuple(f"{m.brand} ({m.generic})" for m in pair), rows=tuple(_rows(pair, room))
        ),
        Facts(
            (
                (gettext("Or no change for now:"), line(gettext(NO_CHANGE))),
                (gettext("To report a side effect:"), line(gettext(MEDWATCH))),
                *(_signs(pair, shelf) if room.signs else [where]),
                *((name, (Paragraph(words),)) for name, words in nobody_answers().items()),
            )
        ),
        *([OtherSide()] * room.front),
        Beside(tuple(_rules(m, shelf, room) for m in pair)),
        *to_ask(asked),
        Write(
            (gettext("Notes from your doctor, nurse or pharmacist:"),), lines=room.lines, rest=True
        ),
    ]
    others = [slug for fact in facts(pair) for slug in fact.sources]
    left_out = references.add(others, room.sources)
    read = (say(" " if n else "", label_line(m, shelf)) for n, m in enumerate(pair))
    parts.append(
        Small((say(*read), references.said(more(web_address(path), left_out), titles=room.titles)))
    )
    shown = [*(one for m in pair for one in records_of(m, shelf)), *references.cited, *asked]
    return Sheet(
        title=heading,
        heading=heading,
        aside="",
        lead=say(gettext("In the order of the alphabet."), f" {_not_a_race(pair)}"),
        parts=tuple(parts),
        foot=foot(shelf, path, shown, pair),
        day=shelf.last_change(shown) or shelf.date,
        qr=qr(path),
        tight=room.tight,
    )


def _signs(pair: Pair, shelf: Shelf) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    """What both call for, said once; of one alone, behind its name."""
    found = in_short(pair, shelf)
    for heading, signs in ((CALL_911, found.now), (CALL_TODAY, found.today)):
        if signs:
            yield gettext(heading), line(*chain.from_iterable(map(_sign, signs)))


def _sign(sign: InShort) -> tuple[str | Words, ...]:
    whose = f"{and_list(sign.brands)}: " if sign.brands else ""
    return strong(whose), f"{sign.text} "


def _not_a_race(pair: Pair) -> str:
    """That the trials were not one race, and whether the two ever met in one."""
    alike = gettext("The trials were not alike, so don't use them to pick a winner.")
    met = gettext("The web page has the trial of one against the other.")
    if not _met(pair):
        met = gettext("We found no trial of one against the other.")
    return f"{alike} {met}"


def _met(pair: Pair) -> bool:
    return any(
        opponent(one.study(row.study), row) == other.slug
        for one, other in (pair, pair[::-1])
        for row in (*one.outcomes, *one.reactions)
    )


def _tiles(pair: Pair, shelf: Shelf, references: References, room: Room) -> Tiles:
    """What helped beside what helped, what harmed beside what harmed."""
    return Tiles(
        (
            *(numbers.helped(m, references, named=True) for m in pair),
            *(numbers.harmed(m, shelf, references, why=room.why, named=True) for m in pair),
        ),
        small=room.small,
    )


def _rows(pair: Pair, room: Room) -> list[tuple[Words, ...]]:
    """What the two are, row by row; what their rules do not say of pregnancy stands here too."""

    def row(heading: str, cell: Callable[[MedicineDoc], Words]) -> tuple[Words, ...]:
        return (say(heading), *map(cell, pair))

    old = not all(m.rules_entered for m in pair)
    topics = [
        topic
        for topic in ("pregnancy", "breastfeeding")
        if not all(told_by_rules(m, topic, 0, 1) for m in pair)
    ]
    slots = [*room.slots, *(["vaccines"] if old else []), *topics]
    return [
        row(gettext("Who it is for:"), lambda m: say(m.who_for)),
        row(gettext("Boxed warning:"), lambda m: say(m.box_line)),
        row(gettext(TOO_MUCH), too_much),
        *([row(gettext("Tests:"), _tests)] * room.tests),
        *(row(named(name_of(topic)), partial(told, topic=topic)) for topic in slots),
        *([row(gettext("Remember:"), lambda m: say(m.remember))] if room.remember else []),
    ]


def _tests(medicine: MedicineDoc) -> Words:
    found = timeline(steps(medicine), medicine)
    if not found:
        return say(gettext("Not confirmed. Ask your doctor."))
    return say(*(say(label(f"{step.when}:"), f"{named_tests(step)} ") for step in found))


def _rules(medicine: MedicineDoc, shelf: Shelf, room: Room) -> Rules:
    """The rules of rank 0 and 1 of one of the two, whole."""
    address = web_address(f"/medicines/{medicine.slug}/")
    shown = must_know(medicine, shelf, address, names=room.names, set=room.rules)
    heading = gettext("%(brand)s: rules for your safety") % {"brand": medicine.brand}
    return replace(shown, heading=heading)


def _questions(pair: Pair, shelf: Shelf) -> list[QuestionDoc]:
    slugs = {medicine.slug for medicine in pair}
    return [
        question
        for question in shelf.questions
        if question.moment == "before-deciding"
        and not question.circumstances
        and slugs <= {medicine.slug for medicine in medicines_of(question, shelf)}
    ]
