"""The sheet of one medicine: its rules, signs, tests and figures, on two pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.utils.translation import gettext

from drugs.documents import MedicineDoc
from drugs.handouts import numbers
from drugs.handouts.ends import SOURCES, edition_line, small, web_address
from drugs.handouts.fitting import Fits, fullest
from drugs.handouts.parts import (
    Facts,
    Heading,
    Items,
    Notice,
    Paragraph,
    Part,
    Sheet,
    Sources,
    Write,
    joined,
    label,
    laid_out,
    line,
    say,
    strong,
)
from drugs.handouts.references import References
from drugs.handouts.rules import more_rules, must_know, told_by_rules
from drugs.handouts.safety import help_cards, named_tests, next_visit, told
from drugs.pages.medicine.guide import Guide, guide
from drugs.pages.medicine.monitoring import timeline
from drugs.pages.medicine.slots import shown_slot
from drugs.pages.questions import medicines_of
from drugs.shelf import Shelf, facts
from drugs.wording.rules import NAMES_IN_SHORT

ALL = 99


@dataclass(frozen=True)
class Room:
    """How much of each part there is room for; the rest stays on the web page.

    Notices, rules of rank 0 and 1, signs for 911 and today, tests and pictures are never cut.
    """

    rank_2: bool = True  # all of it; without room what is checked and asked gives way, the last
    names: int | None = None  # behind a rule; None is all of them
    signs_listed: bool = True  # each on a line of its own
    listed: bool = True  # so is each rule
    why: bool = True  # why this side effect is pictured
    meanings: bool = True  # what a sign can mean
    label_note: bool = True  # all that is known of a newer label
    remember: bool = True  # what signs and rules say too
    how: Literal["list", "joined", "short"] = "list"
    vaccines: bool = True  # where there are rules, they say the most of it
    slots: bool = True  # in full, those that rules tell already too
    tell: Literal["full", "short", ""] = "full"
    next_visit: int = ALL
    benefit_rows: int = ALL
    harm_rows: int = ALL
    questions: int = 7
    sources: int = ALL  # beside the label and those that a figure cites
    lines: int = 4  # to write on; 0 is the rest of one line


# Large print may run longer, but not for the whole list of sources.
FULL = Room(sources=6)
LEAST = Room(
    rank_2=False, names=NAMES_IN_SHORT, signs_listed=False, listed=False, meanings=False,
    label_note=False, why=False, remember=False, how="short", vaccines=False, slots=False,
    tell="", next_visit=0, benefit_rows=0, harm_rows=0, questions=0, sources=0, lines=0,
)  # fmt: skip
# What comes on top where two pages hold it, the most useful first.
WISHES: tuple[dict[str, int | bool | str | None], ...] = (
    {"rank_2": True},
    {"names": None},
    {"why": True},
    {"vaccines": True},
    {"remember": True},
    {"label_note": True},
    {"meanings": True},
    {"signs_listed": True},
    {"listed": True},
    {"next_visit": 2},
    {"how": "joined"},
    {"lines": 2},
    {"next_visit": ALL},
    {"tell": "short"},
    {"questions": 3},
    {"harm_rows": 3},
    {"how": "list"},
    {"harm_rows": 6},
    {"questions": 5},
    {"benefit_rows": 2},
    {"sources": 2},
    {"tell": "full"},
    {"lines": 4},
    {"sources": 6},
    {"slots": True},
)


def sheet(shelf: Shelf, slug: str, fits: Fits | None = None) -> Sheet:
    """The sheet of one medicine: the fullest that `fits`, or all there is (large print)."""
    page = guide(slug, shelf)
    if fits is None:
        return _sheet(page, shelf, FULL)
    return fullest(LEAST, WISHES, lambda room: _sheet(page, shelf, room), fits)


def _sheet(page: Guide, shelf: Shelf, room: Room) -> Sheet:
    medicine = page.medicine
    references = References(shelf, first=[medicine.label] if medicine.label else [])
    address = web_address(f"/medicines/{medicine.slug}/")
    parts: list[Part] = [
        *notices(medicine),
        *_about(page, room),
        *newer_label(page, whole=room.label_note),
        *numbers.figures(page, references, why=room.why),
        *help_cards(page, meanings=room.meanings, listed=room.signs_listed),
        must_know(medicine, shelf, address, names=room.names, listed=room.listed),
        *more_rules(
            medicine, shelf, address, names=room.names, whole=room.rank_2, listed=room.listed
        ),
        *_use(medicine, room),
        *_tests(page, room),
        *next_visit(page, room.next_visit),
        *numbers.tables(page, room.benefit_rows, room.harm_rows, references),
        *_tell(medicine, room),
        *_questions(medicine, shelf, room),
        Write((gettext("Notes from your doctor, nurse or pharmacist:"),), lines=room.lines),
    ]
    left_out = _add_sources(page, room, references)
    parts += [
        Sources(gettext(SOURCES), references.lines()),
        small(shelf, (medicine,), address, left_out=left_out),
    ]
    return Sheet(
        title=gettext("%(brand)s (%(generic)s) for eczema")
        % {"brand": medicine.brand, "generic": medicine.generic},
        heading=f"{medicine.brand} ({medicine.generic})",
        aside=_under(medicine),
        parts=tuple(parts),
        edition=edition_line(shelf),
        address=address,
        day=shelf.date,
        drawing="tablet" if medicine.route == "tablet" else "tube",
        drawing_alt=gettext("A tablet")
        if medicine.route == "tablet"
        else gettext("A tube of cream"),
    )


def _under(medicine: MedicineDoc) -> str:
    """Whose sheet it is and for whom, and how to say the names."""
    names = (medicine.say_brand, medicine.say_generic and f"({medicine.say_generic})")
    said = " ".join(name for name in names if name)
    whose = gettext("%(site)s: for you and your doctor.") % {"site": settings.SITE_NAME}
    say_it = gettext("Say it: %(name)s.") % {"name": said}
    return f"{whose} {say_it}" if said else whose


def notices(medicine: MedicineDoc) -> list[Part]:
    """ "Not FDA-approved" stands before all else."""
    if medicine.approved_in_us:
        return []
    text = medicine.not_approved_notice
    return [Notice(say(strong(gettext("Not FDA-approved for eczema.")), f" {text}"))]


def _about(page: Guide, room: Room) -> list[Part]:
    """What it is and for whom, and the boxed warning with whose data it rests on."""
    medicine = page.medicine
    return [
        Paragraph(
            say(
                f"{medicine.summary} ", label(gettext("Form:")), f"{page.form}. ",
                label(gettext("Who it is for:")), medicine.who_for,
            )
        ),
        Notice(say(label(gettext("Boxed warning:")), medicine.box_line), double=True),
        *(
            [Paragraph(say(label(gettext("Remember:")), medicine.remember))]
            if room.remember
            else []
        ),
    ]  # fmt: skip


def newer_label(page: Guide, *, whole: bool) -> list[Part]:
    """That we have not read the newest label; `whole` with all we know of it."""
    if not (page.label and page.label.newer):
        return []
    if whole and page.label.note:
        words = joined(page.label.note)
    else:
        told_of = gettext(
            "We read: %(read)s. The newest we know of: %(newest)s. Ask your pharmacist what "
            "changed."
        )
        words = say(told_of % {"read": page.label.read, "newest": page.label.newest})
    newer = gettext("There is a newer label than the one we read.")
    return [Notice(say(strong(newer), " ", words))]


def _slot(medicine: MedicineDoc, topic: str) -> tuple[Paragraph | Items, ...]:
    """A slot with its paragraphs and lists; where nothing is said, that too."""
    shown = shown_slot(medicine, topic)
    absence = line(shown.absence) if shown.absence else ()
    return (*(laid_out(shown.slot.text) if shown.slot else ()), *absence)


def _how(medicine: MedicineDoc, room: Room) -> tuple[Paragraph | Items, ...]:
    if room.how == "list":
        return _slot(medicine, "how-to-use")
    return line(told(medicine, "how-to-use", full=room.how == "joined"))


def _use(medicine: MedicineDoc, room: Room) -> list[Part]:
    full = room.slots
    rows = [
        (gettext("How to use it"), _how(medicine, room)),
        (gettext("A missed dose"), line(told(medicine, "missed-dose", full=full))),
    ]
    rows += [
        (name, line(told(medicine, topic, full=full)))
        for topic, name in (
            ("vaccines", gettext("Vaccines")),
            ("pregnancy", gettext("Pregnancy")),
            ("breastfeeding", gettext("Breastfeeding")),
        )
        if full or not _told_already(medicine, topic, room)
    ]
    return [Heading(gettext("How do you use it?")), Facts(tuple(rows), listed=room.listed)]


def _told_already(medicine: MedicineDoc, topic: str, room: Room) -> bool:
    """Whether the rules above say what a slot is about."""
    if topic == "vaccines":
        return medicine.rules_entered and not room.vaccines
    return told_by_rules(medicine, topic, 0, 1, 2)


def _tests(page: Guide, room: Room) -> list[Part]:
    heading = Heading(gettext("Which tests do you need, and when?"))
    found = timeline(page.steps, page.medicine)
    if not found:
        text = gettext("We could not confirm which tests %(brand)s needs. Ask your doctor.")
        return [heading, Paragraph(say(text % {"brand": page.medicine.brand}))]
    rows = tuple((step.when, line(named_tests(step))) for step in found)
    return [heading, Facts(rows, listed=room.listed)]


def _tell(medicine: MedicineDoc, room: Room) -> list[Part]:
    if not room.tell:
        return []
    topic = "tell-your-doctor"
    return [
        Heading(gettext("What should your doctor know?")),
        *(_slot(medicine, topic) if room.tell == "full" else line(told(medicine, topic))),
        *line(gettext("List all you take for your doctor and pharmacist.")),
    ]


def _questions(medicine: MedicineDoc, shelf: Shelf, room: Room) -> list[Part]:
    """First what everybody should ask, then what is asked about this medicine and few others."""
    found = sorted(
        (
            q
            for q in shelf.questions
            if medicine in medicines_of(q, shelf)
            and (not q.circumstances or q.ask_first is not None)
        ),
        key=lambda q: (
            q.ask_first is None,
            q.ask_first or 0,
            len(q.medicines) or len(shelf.medicines) + 1,
            q.order,
            q.slug,
        ),
    )[: room.questions]
    if not found:
        return []
    return [
        Heading(gettext("Questions to ask")),
        Items(tuple(say(question.text) for question in found), mark="box"),
    ]


def _add_sources(page: Guide, room: Room, references: References) -> int:
    """Takes in the sources of what is not a figure; returns how many there is no room for."""
    signs = [sign for group in page.signs for sign in group.signs]
    rest = [slug for fact in facts([page.medicine, *signs]) for slug in fact.sources]
    return references.add(rest, room.sources)
