"""The tests calendar of one medicine, for the door of the fridge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from drugs.documents import MedicineDoc, MonitoringDoc
from drugs.handouts.ends import foot, label_line, more, qr, web_address
from drugs.handouts.fitting import Fits, fullest
from drugs.handouts.medicine import notices
from drugs.handouts.parts import (
    Heading,
    Items,
    Notice,
    Paragraph,
    Part,
    Rules,
    Set,
    Sheet,
    Small,
    Table,
    Write,
)
from drugs.handouts.references import References
from drugs.handouts.rules import NAMES_IN_LITTLE_ROOM, all_names, by_kind
from drugs.handouts.runs import Words, joined, label, say
from drugs.handouts.safety import help_lines, nobody_answers
from drugs.numbers.trial_words import capital
from drugs.pages.medicine.monitoring import Step, own_time, steps
from drugs.pages.medicine.shown import records_of
from drugs.shelf import Shelf

# The kinds of rules with levels to start with, and with levels to stop or pause at.
LEVELS = {"do-not-start", "stop", "pause"}

# Of the columns: when, which test, why, and two to write in.
WIDTHS = (0.95, 1.7, 3.6, 0.8, 0.65)
WITH_TIMES = (1.3, 1.6, 3.35, 0.8, 0.65)  # where a test has a time of its own, in more words


@dataclass(frozen=True)
class Room:
    """How much there is room for; no test is cut."""

    names: int | None = NAMES_IN_LITTLE_ROOM
    tight: bool = True  # lines close together
    remember: bool = False
    listed: bool = False  # each rule on a line of its own
    empty_rows: int = 1  # for what the clinic adds
    sources: int = 0  # beside the label


WISHES: tuple[dict[str, Any], ...] = (
    {"names": None},
    {"tight": False},
    {"empty_rows": 2},
    {"remember": True},
    {"listed": True},
    {"sources": 2},
    {"empty_rows": 4},
    {"sources": 5},
)


FULL = Room(names=None, tight=False, remember=True, listed=True, empty_rows=4, sources=5)


def sheet(shelf: Shelf, slug: str, fits: Fits | None) -> Sheet:
    """The calendar of one medicine: the fullest that `fits`, or all there is (large print)."""
    medicine = shelf.medicines[slug]
    if fits is None:
        return _sheet(medicine, shelf, FULL)
    return fullest(Room(), WISHES, lambda room: _sheet(medicine, shelf, room), fits)


def _sheet(medicine: MedicineDoc, shelf: Shelf, room: Room) -> Sheet:
    path = f"/medicines/{medicine.slug}/"
    address = web_address(path)
    found = steps(medicine)
    dated = [step for step in found if not step.limit]
    timed = any(time for step in dated for _, time in step.timed)
    references = References(shelf, first=[medicine.label] if medicine.label else [])
    cited = [slug for row in medicine.monitoring for slug in row.sources]
    left_out = references.add(cited, room.sources)
    parts: list[Part] = notices(medicine)
    if not found:
        text = gettext("We do not know which tests %(brand)s needs. Ask your doctor.")
        parts.append(Paragraph(say(text % {"brand": medicine.brand})))
    parts += [
        Table(
            columns=(
                gettext("When"),
                gettext("Test"),
                gettext("Why"),
                gettext("Date"),
                gettext("Done"),
            ),
            rows=(*_rows(dated), *(((say(""),) * 5,) * room.empty_rows)),
            widths=WITH_TIMES if timed else WIDTHS,
            widths_large=(1.2, 1.8, 2.6, 0.9, 0.95),
            lined=True,
            tall=1.2,
        ),
        *_levels(medicine, found, shelf, room, address),
        *help_lines(medicine, more=nobody_answers()),
        *([Notice(say(label(gettext("Remember:")), medicine.remember))] if room.remember else []),
        Write(
            (gettext("Clinic:"), gettext("At night:"), gettext("Pharmacy:"), gettext("Lab:")),
            across=2,
        ),
        Small((label_line(medicine, shelf), references.said(more(address, left_out)))),
    ]
    shown = [*records_of(medicine, shelf), *references.cited]
    named = {"brand": medicine.brand, "generic": medicine.generic}
    return Sheet(
        title=gettext("Tests with %(brand)s (%(generic)s)") % named,
        heading=gettext("Tests with %(brand)s") % named,
        generic=f"({medicine.generic})",
        aside="",
        lead=say(
            gettext("Put this sheet on your fridge. Your clinic sets the dates: write them here.")
        ),
        parts=tuple(parts),
        foot=foot(shelf, path, shown, (medicine,)),
        day=shelf.last_change(shown) or shelf.date,
        qr=qr(path),
        tight=room.tight,
    )


def _levels(
    medicine: MedicineDoc, found: list[Step], shelf: Shelf, room: Room, address: str
) -> list[Part]:
    """When not to start, and apart from it when to stop or pause: the rules, blood levels first.

    Pages published before rules were entered name the levels with the tests, each with its own
    words on when.
    """
    if not medicine.rules_entered:
        whens: dict[str, list[Words]] = {}
        for row in (row for step in found if step.limit for row in step.tests):
            words = say(_where(row), f"{row.test}. ", joined(row.why))
            whens.setdefault(row.when[:1].upper() + row.when[1:], []).append(words)
        return [
            part for when, rows in whens.items() for part in (Heading(when), Items(tuple(rows)))
        ]
    rules = sorted(
        (rule for rule in medicine.rules if rule.kind in LEVELS),
        key=lambda rule: not any(row.blood for row in rule.conditions),
    )
    groups = by_kind(medicine, rules, shelf, names=room.names)
    heading = gettext("When to wait, stop or pause: your doctor decides")
    note = say(all_names(rules, room.names, address))
    how: Set = "lines" if room.listed else "kinds"
    return [Rules(heading, groups, note=note, set=how)] if groups else []


def _rows(found: list[Step]) -> list[tuple[Words, ...]]:
    return [
        (say(_when(row)), say(row.test), say(_where(row), joined(row.why)), say(""), say(""))
        for step in found
        for row in step.tests
    ]


def _when(row: MonitoringDoc) -> str:
    """When a test is due, in the words of its record where they say more than its moment."""
    if time := own_time(row):
        return capital(time)
    if row.moment == "week":
        return gettext("Week %(week)s") % {"week": row.week}
    return gettext("Before") if row.moment == "before" else gettext("After that")


def _where(row: MonitoringDoc) -> Words:
    """Whose rule it is, where it is not of the US."""
    return () if row.region == "us" else label(f"{row.region_name}:")
