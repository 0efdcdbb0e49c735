"""The reviewer's packet of one medicine: each fact to tick beside its place, most dangerous first.

It is for a clinician and not for readers, so it is no handout of the site: the desk gives it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop, ngettext

from drugs.documents import MedicineDoc
from drugs.handouts.claims import Claims
from drugs.handouts.ends import in_words
from drugs.handouts.packet_figures import figures
from drugs.handouts.packet_lines import Lines
from drugs.handouts.packet_places import Places, Said
from drugs.handouts.parts import (
    Heading,
    Items,
    NewPage,
    Paragraph,
    Part,
    Sheet,
    Table,
    Write,
    line,
)
from drugs.handouts.runs import Words, say, strong
from drugs.shelf import Shelf

# How long a clinician needs for a line, and has for all of them: for the plan on the first page.
SECONDS = {"danger": 25, "approved": 25, "figures": 7, "rest": 10}
MINUTES = 40

TITLES = {
    "danger": gettext_noop("Part 1. What can cost a life"),
    "approved": gettext_noop("Part 2. Rules that are never left out, and who it is approved for"),
    "figures": gettext_noop("Part 3. Figures"),
    "rest": gettext_noop("Part 4. Everything else"),
}


@dataclass(frozen=True)
class Counted:
    """One part of the packet: its name, how many lines it has, and the number of the first."""

    name: str
    lines: int
    first: int


def packet(shelf: Shelf, slug: str, sections: Mapping[str, str]) -> Sheet:
    """The packet of a medicine, as the shelf's edition has it. `sections` say in which section of
    the label a part was found when it was last looked up."""
    medicine = shelf.medicines[slug]
    places = Places(medicine, shelf, sections)
    lines = Lines(places)
    told = {
        "danger": lines.danger(),
        "approved": lines.approved(),
        "figures": figures(places),
        "rest": lines.rest(),
    }
    parts: list[Part] = []
    counted: list[Counted] = []
    number = 1
    for name, groups in told.items():
        claims, after = _numbered(groups, number)
        counted.append(Counted(name, after - number, number))
        parts += [Heading(gettext(TITLES[name])), *claims]
        number = after
    return Sheet(
        title=gettext("Reviewer's packet: %(brand)s, edition %(number)d")
        % {"brand": medicine.brand, "number": shelf.number},
        heading=medicine.brand,
        generic=f"({medicine.generic})",
        aside=places.key(),
        lead=_lead(shelf),
        parts=(
            *_how(),
            *_plan(counted),
            *_declaration(),
            NewPage(),
            *parts,
            Heading(gettext("Where the numbers in brackets lead")),
            Items(places.sources(), mark="number"),
        ),
        foot=(_foot(medicine, shelf),),
        day=shelf.date,
        template="packet",
    )


def count(sheet: Sheet) -> int:
    """How many lines there are to tick."""
    return sum(len(part.rows) for part in sheet.parts if isinstance(part, Claims))


def _numbered(groups: Iterable[Said], number: int) -> tuple[list[Part], int]:
    """The lines of one part, numbered on from `number`; and the number behind the last."""
    found: list[Part] = []
    for group in groups:
        if group.heading:
            found.append(Heading(group.heading, level=3))
        rows = tuple(row.claim(number + n) for n, row in enumerate(group.rows))
        number += len(rows)
        heads = (
            gettext("No."), gettext("What the page says"), gettext("Place"),
            gettext("Right"), gettext("Strike"), gettext("Comment"),
        )  # fmt: skip
        found.append(Claims(heads, rows, group.values))
    return found, number


def _lead(shelf: Shelf) -> Words:
    return say(
        strong(gettext("Reviewer's packet.")),
        " ",
        gettext("Edition %(number)d of %(date)s.")
        % {"number": shelf.number, "date": in_words(shelf.date)},
    )


def _foot(medicine: MedicineDoc, shelf: Shelf) -> Words:
    return say(
        gettext("Reviewer's packet: %(brand)s. Edition %(number)d of %(date)s. Not for patients.")
        % {"brand": medicine.brand, "number": shelf.number, "date": in_words(shelf.date)}
    )


def _how() -> list[Part]:
    steps = (
        gettext(
            "Open the label beside this packet. Each line names its source by number, and the "
            "section where we read it. The sources and their editions stand on the last pages."
        ),
        gettext(
            "Right: tick the first box. Wrong or risky: tick the second, strike the words, and "
            "write what the source says."
        ),
        gettext(
            "Start at number 1. What can hurt most comes first, so you may stop where your time "
            "ends."
        ),
        gettext(
            "Send the pages back, or enter them on the desk: Whole-page review, with the number "
            "of this edition. Words that changed since are not signed for."
        ),
    )
    return [Heading(gettext("How to use it")), Items(tuple(map(say, steps)), mark="number")]


def _plan(counted: list[Counted]) -> list[Part]:
    """What there is to tick, how long it takes, and where forty minutes end."""
    rows = tuple(
        (
            say(gettext(TITLES[part.name])),
            say(str(part.lines)),
            say(str(part.first)) if part.lines else say("–"),
            say(_minutes(part.lines * SECONDS[part.name])),
        )
        for part in counted
    )
    total = sum(part.lines for part in counted)
    # The pages are counted by whoever lays them out.
    much = ngettext(
        "%(number)d line to tick, on %(pages)s pages.",
        "%(number)d lines to tick, on %(pages)s pages.",
        total,
    ) % {"number": total, "pages": "%(pages)s"}
    return [
        Heading(gettext("What there is to read")),
        Table(
            columns=(gettext("Part"), gettext("Lines"), gettext("From No."), gettext("Minutes")),
            rows=rows, widths=(5, 0.8, 0.9, 0.9), numbers=True,
        ),
        Paragraph(say(strong(much), " ", _within(counted))),
    ]  # fmt: skip


def _minutes(seconds: int) -> str:
    return str(max(1, round(seconds / 60))) if seconds else "–"


def _within(counted: list[Counted]) -> str:
    """To which number a clinician comes in the time that this is made for."""
    left = MINUTES * 60
    for part in counted:
        needed = part.lines * SECONDS[part.name]
        if needed > left:
            said = gettext("In %(minutes)d minutes you come to about number %(number)d.")
            return said % {
                "minutes": MINUTES, "number": part.first + left // SECONDS[part.name],
            }  # fmt: skip
        left -= needed
    return gettext("It is made for %(minutes)d minutes at most.") % {"minutes": MINUTES}


def _declaration() -> list[Part]:
    return [
        Heading(gettext("Who reads it, and what interests they have")),
        Write((gettext("Name:"), gettext("Credentials:")), across=2),
        Write((gettext("Where I work, and as what:"),)),
        *line(
            gettext(
                "In the last 36 months, did you or somebody close to you get money, shares, "
                "travel or paid work from a company that makes or sells a medicine for eczema? "
                "The site prints your answer beside your name."
            )
        ),
        Items(
            (
                say(gettext("No. I have no interests to declare.")),
                say(gettext("Yes: company, what it was, and when:")),
            ),
            mark="box",
        ),
        Write(("",), lines=4),
        Heading(gettext("When you are done")),
        Items(
            (
                say(gettext("I read all lines, and looked up each source.")),
                say(gettext("I read as far as number:")),
            ),
            mark="box", across=2,
        ),
        Write((gettext("Date:"), gettext("Signature:")), across=2),
    ]  # fmt: skip
