"""The question list of one medicine, by moment, with room for the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from drugs.documents import Document, MedicineDoc, QuestionDoc
from drugs.handouts.ends import foot, more, qr, web_address
from drugs.handouts.fitting import Fits, fullest
from drugs.handouts.parts import Heading, Items, Part, Sheet, Small, Write
from drugs.handouts.references import References
from drugs.handouts.runs import say
from drugs.handouts.safety import crisis, help_lines
from drugs.pages.questions import asked_about, questions_page
from drugs.shelf import Shelf

MOST_IN_A_LIST = 7
ANSWER_LINES = 2


@dataclass(frozen=True)
class Room:
    """How many questions of each moment, and how many that fit some people only."""

    deciding: int = MOST_IN_A_LIST
    starting: int = MOST_IN_A_LIST
    taking: int = MOST_IN_A_LIST
    stopping: int = MOST_IN_A_LIST
    some_people: int = MOST_IN_A_LIST


FULL = Room()
LEAST = Room(deciding=3, starting=2, taking=2, stopping=1, some_people=3)
WISHES: tuple[dict[str, Any], ...] = tuple(
    {moment: number}
    for number in range(2, MOST_IN_A_LIST + 1)
    for moment in ("deciding", "starting", "taking", "stopping", "some_people")
    if number > getattr(LEAST, moment)
)
PLACE = {
    "before-deciding": "deciding",
    "before-starting": "starting",
    "while-taking": "taking",
    "stopping": "stopping",
}


def sheet(shelf: Shelf, slug: str, fits: Fits | None = None) -> Sheet:
    """The list for one medicine: the fullest that `fits`, or the longest (large print)."""
    medicine = shelf.medicines[slug]
    if fits is None:
        return _sheet(medicine, shelf, FULL)
    return fullest(LEAST, WISHES, lambda room: _sheet(medicine, shelf, room), fits)


def _sheet(medicine: MedicineDoc, shelf: Shelf, room: Room) -> Sheet:
    path = "/questions/"
    every = [q for q in shelf.questions if asked_about(q, medicine)]
    parts: list[Part] = [
        Write(
            (gettext("My name:"), gettext("Date:"), gettext("My doctor:"), gettext("With me:")),
            across=2,
        )
    ]
    parts += help_lines(medicine, more=crisis(shelf))
    shown: list[QuestionDoc] = []
    for moment in questions_page(shelf).moments:
        found = [q for q in every if q.moment == moment.slug and not q.circumstances]
        found = found[: getattr(room, PLACE[moment.slug])]
        shown += found
        if found:
            parts += [Heading(moment.name), _items(found, lines=ANSWER_LINES)]
    some = _for_some(every, medicine)[: room.some_people]
    if some:
        parts += [Heading(gettext("Ask these too if they fit you")), _items(some)]
    references = References(shelf)
    references.add(_sources((*shown, *some), medicine, shelf), MOST_IN_A_LIST)
    parts.append(Small((references.said(more(web_address(path), 0)),)))
    title = gettext("Questions about %(brand)s (%(generic)s)") % {
        "brand": medicine.brand, "generic": medicine.generic,
    }  # fmt: skip
    all_shown: list[Document] = [medicine, *shown, *some, *references.cited]
    return Sheet(
        title=title,
        heading=gettext("Questions about %(brand)s") % {"brand": medicine.brand},
        generic=f"({medicine.generic})",
        aside="",
        lead=say(gettext("Tick what you want to ask. Bring this sheet to your visit.")),
        parts=tuple(parts),
        foot=foot(shelf, path, all_shown, (medicine,)),
        day=shelf.last_change(all_shown) or shelf.date,
        qr=qr(path),
    )


def _sources(asked: tuple[QuestionDoc, ...], medicine: MedicineDoc, shelf: Shelf) -> list[str]:
    """One source of each question, for the web page has them all: its medicine's own label first,
    and another medicine's label last, where a question rests on nothing else."""
    others = {other.label for other in shelf.medicines.values()} - {medicine.label}

    def place(slug: str) -> tuple[bool, bool]:
        return slug in others, slug != medicine.label

    found = [min(question.sources, key=place) for question in asked if question.sources]
    return sorted(found, key=place)


def _items(found: list[QuestionDoc], *, lines: int = 0) -> Items:
    return Items(tuple(say(question.text) for question in found), mark="box", lines=lines)


def _for_some(every: list[QuestionDoc], medicine: MedicineDoc) -> list[QuestionDoc]:
    """Questions for a circumstance, those that name this medicine first."""
    return sorted(
        (question for question in every if question.circumstances),
        key=lambda q: (medicine.slug not in q.medicines, len(q.medicines)),
    )
