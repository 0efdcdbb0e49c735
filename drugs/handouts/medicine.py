"""The sheet of one medicine: the facts of its page, in the order of the page, on two pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.conf import settings

from drugs.documents import MedicineDoc, SlotDoc
from drugs.handouts import numbers
from drugs.handouts.ends import edition_line, small, web_address
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
    laid_out,
    line,
    say,
    strong,
)
from drugs.handouts.references import References
from drugs.handouts.safety import abroad, help_cards, is_limit, named_tests, not_mixed
from drugs.numbers.figures import FigureTable
from drugs.pages.medicine import MedicinePage, medicine_page
from drugs.pages.questions import medicines_of
from drugs.shelf import Shelf, facts

ALL = 99


@dataclass(frozen=True)
class Room:
    """How much of each part there is room for; the rest stays on the web page.

    Notices, signs for 911 and today, tests and pictures are never cut.
    """

    how: Literal["list", "joined", "short"] = "list"
    tell_in_full: bool = True
    limits: bool = True  # levels at which the doctor waits or stops
    abroad: bool = True  # tests that only labels outside the US name
    next_visit: int = ALL
    benefit_rows: int = ALL
    harm_rows: int = ALL
    questions: int = 7
    sources: int = ALL  # beside the label and those that a figure cites
    lines: int = 4  # to write on; 0 is the rest of one line


# Large print may run longer, but not for the whole list of sources.
FULL = Room(sources=6)
LEAST = Room(
    how="short", tell_in_full=False, limits=False, abroad=False, next_visit=2,
    benefit_rows=0, harm_rows=0, questions=2, sources=0, lines=0,
)  # fmt: skip
# What comes on top where two pages hold it, the most useful first.
WISHES: tuple[dict[str, int | bool | str], ...] = (
    {"how": "joined"},
    {"limits": True},
    {"next_visit": 3},
    {"questions": 3},
    {"harm_rows": 3},
    {"how": "list"},
    {"next_visit": ALL},
    {"lines": 2},
    {"tell_in_full": True},
    {"questions": 5},
    {"benefit_rows": 2},
    {"harm_rows": 5},
    {"abroad": True},
    {"sources": 2},
    {"lines": 3},
    {"sources": 6},
)


def sheet(shelf: Shelf, slug: str, fits: Fits | None = None) -> Sheet:
    """The sheet of one medicine: the fullest that `fits`, or all there is (large print)."""
    page = medicine_page(slug, shelf)
    if fits is None:
        return _sheet(page, shelf, FULL)
    return fullest(LEAST, WISHES, lambda room: _sheet(page, shelf, room), fits)


def _sheet(page: MedicinePage, shelf: Shelf, room: Room) -> Sheet:
    medicine = page.medicine
    references = References(shelf, first=[medicine.label] if medicine.label else [])
    address = web_address(f"/medicines/{medicine.slug}/")
    parts: list[Part] = [
        *notices(page),
        glance(page),
        *newer_label(page),
        *_use(medicine, room),
        *help_cards(page, room.next_visit),
        *_tests(page, room),
        *_figures(page, room, references),
        *_tell(medicine, shelf, room),
        *_questions(medicine, shelf, room),
        Write(("Notes from your doctor, nurse or pharmacist:",), lines=room.lines),
    ]
    left_out = _add_sources(page, room, references)
    parts += [
        Heading("Where does this come from?"),
        Sources(references.lines()),
        small(shelf, (medicine,), address, left_out=left_out),
    ]
    return Sheet(
        title=f"{medicine.brand} ({medicine.generic}) for eczema",
        heading=f"{medicine.brand} ({medicine.generic})",
        aside=_under(medicine),
        parts=tuple(parts),
        edition=edition_line(shelf),
        address=address,
        day=shelf.date,
        drawing=page.card["drawing"],
        drawing_alt="A tablet" if page.card["drawing"] == "tablet" else "A tube of cream",
    )


def _under(medicine: MedicineDoc) -> str:
    """Whose sheet it is and for whom, and how to say the names."""
    names = (medicine.say_brand, medicine.say_generic and f"({medicine.say_generic})")
    said = " ".join(name for name in names if name)
    return f"{settings.SITE_NAME}: for you and your doctor." + (f" Say it: {said}." if said else "")


def notices(page: MedicinePage) -> list[Part]:
    """ "Not FDA-approved" stands before all else."""
    text = page.medicine.not_approved_notice
    return [Notice(say(strong("Not FDA-approved for eczema."), f" {text}"))] if text else []


def glance(page: MedicinePage) -> Facts:
    card = page.card
    return Facts(
        heading="At a glance",
        framed=True,
        rows=(
            ("What it is", line(card["what"])),
            ("Form", line(f"{card['form']}.")),
            ("Who it is for", line(card["who"])),
            ("Boxed warning", line(strong(card["boxed_words"]))),
            ("Remember", line(strong(card["remember"]))),
        ),
    )


def newer_label(page: MedicinePage) -> list[Part]:
    if not (page.label and page.label.newer):
        return []
    words = joined(page.label.note) if page.label.note else say(
        f"We read: {page.label.read}. The newest we know of: {page.label.newest}. "
        "Ask your pharmacist what changed."
    )  # fmt: skip
    return [Notice(say(strong("There is a newer label than the one we read."), " ", words))]


def _topic(
    medicine: MedicineDoc, topic: str, *, full: bool = False
) -> tuple[Paragraph | Items, ...]:
    """What is said on a topic, short or in full; that nothing could be confirmed, where so."""
    guidance: SlotDoc | None = medicine.said(topic)
    if guidance is None:
        return line("We could not confirm this. Ask your doctor or pharmacist.")
    return laid_out(guidance.text) if full else line(guidance.summary)


def _how(medicine: MedicineDoc, room: Room) -> tuple[Paragraph | Items, ...]:
    guidance = medicine.said("how-to-use")
    if guidance and room.how == "joined":
        return line(joined(guidance.text))
    return _topic(medicine, "how-to-use", full=room.how == "list")


def _use(medicine: MedicineDoc, room: Room) -> list[Part]:
    return [
        Heading("How do you use it?"),
        Facts(
            (
                (
                    "How to use it",
                    _how(medicine, room),
                ),
                ("If you miss a dose", _topic(medicine, "missed-dose")),
                ("When to stop", _topic(medicine, "stopping")),
            )
        ),
    ]


def _tests(page: MedicinePage, room: Room) -> list[Part]:
    heading = Heading("Which tests do you need, and when?")
    if not page.steps:
        brand = page.medicine.brand
        return [
            heading,
            Paragraph(say(f"We could not confirm which tests {brand} needs. Ask your doctor.")),
        ]
    return [
        heading,
        Facts(
            tuple(
                (step.when, line(named_tests(step)))
                for step in page.steps
                if (room.abroad or not abroad(step)) and (room.limits or not is_limit(step))
            )
        ),
    ]


def _figures(page: MedicinePage, room: Room, references: References) -> list[Part]:
    heading = Heading("What happened to 100 people?")
    pairs = [pair for pair in (page.benefit, page.harm) if pair]
    found: list[Part] = numbers.pictures(pairs, references)
    trial = page.evidence.harm
    if page.evidence.no_harm:
        found.append(Paragraph(say(page.evidence.no_harm)))
    drawn = [shown.study for shown in (page.evidence.benefit, trial) if shown]
    for tables, most, pair in (
        (page.outcomes, room.benefit_rows, page.benefit),
        (page.reactions, room.harm_rows, page.harm),
    ):
        table = first(tables)
        if table and (most or pair is None):
            told = table.study.slug in {shown.slug for shown in drawn}
            found += numbers.table(table, most or 2, references, told=told)
    if not found:
        text = "We found no figures with a comparator that we could confirm. Ask what is known."
        return [heading, Paragraph(say(text))]
    if page.harm is None and first(page.reactions) is None:
        text = "We found no count of side effects with a comparator that we could confirm."
        found.append(Paragraph(say(text)))
    return [heading, *found]


def first(tables: list[FigureTable]) -> FigureTable | None:
    """The first table against the study's own comparator, out of 100 people."""
    return next((t for t in tables if not t.head_to_head and t.scale == "out of 100 people"), None)


def _tell(medicine: MedicineDoc, shelf: Shelf, room: Room) -> list[Part]:
    rows = [
        ("Do not use it if", _topic(medicine, "do-not-use-if")),
        ("Tell your doctor", _topic(medicine, "tell-your-doctor", full=room.tell_in_full)),
        ("Other medicines", _others(medicine, shelf)),
        ("Vaccines", _topic(medicine, "vaccines")),
        ("Pregnancy", _topic(medicine, "pregnancy")),
        ("Breastfeeding", _topic(medicine, "breastfeeding")),
    ]
    return [Heading("What should your doctor know?"), Facts(tuple(rows))]


def _others(medicine: MedicineDoc, shelf: Shelf) -> tuple[Paragraph | Items, ...]:
    """What it is not used with; what only needs a check is on the web page."""
    all_you_take = "List all you take for your doctor and pharmacist."
    rules = tuple(not_mixed(medicine, shelf))
    return (*line(all_you_take), Items(rules)) if rules else line(all_you_take)


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
        Heading("Questions to ask"),
        Items(tuple(say(question.text) for question in found), mark="box"),
    ]


def _add_sources(page: MedicinePage, room: Room, references: References) -> int:
    """Takes in the sources of what is not a figure; returns how many there is no room for."""
    signs = [sign for group in page.signs for sign in group.signs]
    rest = [slug for fact in facts([page.medicine, *signs]) for slug in fact.sources]
    return references.add(rest, room.sources)
