"""The tests calendar of one medicine, for the door of the fridge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from drugs.documents import MedicineDoc, MonitoringDoc
from drugs.handouts.ends import SOURCES, edition_line, small, web_address
from drugs.handouts.fitting import Fits, fullest
from drugs.handouts.parts import (
    Heading,
    Items,
    Notice,
    Paragraph,
    Part,
    Rules,
    Sheet,
    Sources,
    Table,
    Words,
    Write,
    joined,
    label,
    say,
    strong,
)
from drugs.handouts.references import References
from drugs.handouts.rules import all_names, by_kind
from drugs.pages.medicine.monitoring import Step, steps
from drugs.shelf import Shelf
from drugs.wording.rules import NAMES_IN_SHORT

# The kinds of rules with levels to start with, and with levels to stop or pause at.
LEVELS = {"do-not-start", "stop", "pause"}


@dataclass(frozen=True)
class Room:
    """How much there is room for; no test is cut."""

    names: int | None = NAMES_IN_SHORT
    remember: bool = False
    listed: bool = False  # each rule on a line of its own
    empty_rows: int = 1  # for what the clinic adds
    sources: int = 0  # beside the label


WISHES: tuple[dict[str, Any], ...] = (
    {"names": None},
    {"remember": True},
    {"listed": True},
    {"empty_rows": 2},
    {"sources": 2},
    {"empty_rows": 4},
    {"sources": 5},
)


def sheet(shelf: Shelf, slug: str, fits: Fits) -> Sheet:
    """The calendar of one medicine: the fullest that `fits`."""
    medicine = shelf.medicines[slug]
    return fullest(Room(), WISHES, lambda room: _sheet(medicine, shelf, room), fits)


def _sheet(medicine: MedicineDoc, shelf: Shelf, room: Room) -> Sheet:
    address = web_address(f"/medicines/{medicine.slug}/#tests")
    found = steps(medicine)
    dated = [step for step in found if not step.limit]
    references = References(shelf, first=[medicine.label] if medicine.label else [])
    cited = [slug for row in medicine.monitoring for slug in row.sources]
    left_out = references.add(cited, room.sources)
    parts: list[Part] = []
    if medicine.not_approved_in_us:
        parts.append(
            Notice(
                say(
                    strong(gettext("Not FDA-approved for eczema.")),
                    f" {medicine.not_approved_notice}",
                )
            )
        )
    if not found:
        text = gettext("We could not confirm which tests %(brand)s needs. Ask your doctor.")
        parts.append(Paragraph(say(text % {"brand": medicine.brand})))
    parts += [
        Paragraph(say(gettext("Your clinic sets the dates. Write them down here."))),
        Table(
            columns=(
                gettext("When"),
                gettext("Test"),
                gettext("Why"),
                gettext("Date"),
                gettext("Done"),
            ),
            rows=(*_rows(dated), *(((say(""),) * 5,) * room.empty_rows)),
            widths=(1, 1.7, 3.8, 0.8, 0.55),
            tall=1.2,
        ),
    ]
    parts += _levels(medicine, found, shelf, room, web_address(f"/medicines/{medicine.slug}/"))
    parts += [
        Write(
            (gettext("Clinic:"), gettext("By night:"), gettext("Pharmacy:"), gettext("Lab:")),
            across=2,
        ),
        *([Notice(say(label(gettext("Remember:")), medicine.remember))] if room.remember else []),
        Sources(gettext(SOURCES), references.lines()),
        small(shelf, (medicine,), address, left_out=left_out),
    ]
    named = {
        "site": settings.SITE_NAME, "brand": medicine.brand, "generic": medicine.generic,
    }  # fmt: skip
    return Sheet(
        title=gettext("Tests with %(brand)s (%(generic)s)") % named,
        heading=gettext("Tests with %(brand)s") % named,
        aside=gettext("%(site)s: %(brand)s (%(generic)s). Put this sheet on your fridge.") % named,
        parts=tuple(parts),
        edition=edition_line(shelf),
        address=address,
        day=shelf.date,
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
    return [Rules(heading, groups, note=note, listed=room.listed)] if groups else []


def _rows(found: list[Step]) -> list[tuple[Words, ...]]:
    return [
        (say(_when(row)), say(row.test), say(_where(row), joined(row.why)), say(""), say(""))
        for step in found
        for row in step.tests
    ]


def _when(row: MonitoringDoc) -> str:
    if row.moment == "week":
        return gettext("Week %(week)s") % {"week": row.week}
    return gettext("Before") if row.moment == "before" else gettext("After that")


def _where(row: MonitoringDoc) -> Words:
    """Whose rule it is, where it is not of the US."""
    return () if row.region == "us" else label(f"{row.region_name}:")
