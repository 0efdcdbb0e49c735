"""Two medicines side by side: their rules, and the rows and figures of the comparison page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings
from django.utils.translation import gettext

from drugs.documents import MedicineDoc
from drugs.handouts.comparison_figures import in_words, not_a_race, pictures
from drugs.handouts.comparison_rows import Cell, PairRows, Row, pair_rows
from drugs.handouts.ends import SOURCES, edition_line, small, web_address
from drugs.handouts.fitting import Fits, fullest
from drugs.handouts.parts import (
    Heading,
    Items,
    Notice,
    Paragraph,
    Part,
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
from drugs.handouts.rules import NOT_ALONE, all_names, by_kind, headings, told_by_rules
from drugs.handouts.safety import named_tests, timeline, too_much
from drugs.numbers.ages import date_words
from drugs.pages.compare.choice import pair_name
from drugs.pages.medicine.monitoring import steps
from drugs.pages.questions import medicines_of
from drugs.shelf import Shelf
from drugs.wording.rules import NAMES_IN_SHORT

# Rows of the comparison page that stand here too; those of rules are made anew, whole and by kind.
BEFORE = ("who-for", "boxed-warning", "newest-label")
AFTER = ("tests",)


@dataclass(frozen=True)
class Room:
    """How much there is room for; notices, rules of rank 0 and 1, too much, BEFORE and AFTER are
    never cut."""

    names: int | None = NAMES_IN_SHORT
    listed: bool = False  # each rule on a line of its own
    figures: Literal["", "words", "pictures"] = ""
    remember: bool = False
    rows: frozenset[str] = frozenset()
    questions: int = 0
    lines: int = 0
    sources: int = 0  # beside the labels and those that a figure cites


MORE = frozenset({"how-to-use", "missed-dose"})
WISHES: tuple[dict[str, Any], ...] = (
    {"figures": "words"},
    {"names": None},
    {"listed": True},
    {"rows": frozenset({"how-to-use"})},
    {"rows": MORE},
    {"remember": True},
    {"figures": "pictures"},
    {"questions": 2},
    {"rows": MORE | {"living-with"}},
    {"questions": 3, "lines": 2},
    {"rows": MORE | {"living-with", "not-known"}},
    {"questions": 5, "lines": 3},
    {"rows": MORE | {"living-with", "not-known", "cost"}, "sources": 4},
)


def sheet(shelf: Shelf, pair: tuple[str, str], fits: Fits) -> Sheet:
    """The sheet of two medicines: the fullest that `fits`."""
    medicines = tuple(shelf.medicines[slug] for slug in pair)
    shown = pair_rows(medicines, shelf)
    return fullest(Room(), WISHES, lambda room: _sheet(shown, shelf, room), fits)


def _sheet(shown: PairRows, shelf: Shelf, room: Room) -> Sheet:
    medicines = shown.medicines
    rows = shown.rows
    labels = [medicine.label for medicine in medicines if medicine.label]
    references = References(shelf, first=labels)
    address = web_address(f"/compare/{pair_name(medicines)}/")
    always = {*AFTER, *_not_in_rules(medicines)}
    lines = [
        *_lines(rows, BEFORE, shelf),
        *_rules(medicines, shelf, room),
        (say(gettext("Too much")), *(too_much(m) for m in medicines)),
        *_lines(rows, [*AFTER, *_not_in_rules(medicines)], shelf),
        *_lines(rows, [slug for slug in rows if slug in room.rows - always], shelf),
        *([(say(gettext("Remember")), *(say(m.remember) for m in medicines))] * room.remember),
        *(in_words(rows, references) if room.figures == "words" else []),
    ]
    parts: list[Part] = [
        *(
            Notice(
                say(strong(gettext("Not FDA-approved for eczema.")), f" {m.not_approved_notice}")
            )
            for m in medicines
            if m.not_approved_in_us
        ),
        _table(medicines, lines),
        Paragraph(
            say(
                strong(gettext(NOT_ALONE)),
                *(
                    all_names(m.rules_of(0, 1), room.names, web_address(f"/medicines/{m.slug}/"))
                    for m in medicines
                ),
                f" {not_a_race(shown)} ",
                strong(gettext("When to call 911 or your doctor:")),
                f" {web_address('/urgent-help/')}",
            )
        ),
        *(pictures(rows, references) if room.figures == "pictures" else []),
        *_questions(medicines, shelf, room),
        Write((gettext("Notes from your doctor, nurse or pharmacist:"),), lines=room.lines),
    ]
    left_out = references.add((slug for fact in shown.facts for slug in fact.sources), room.sources)
    parts += [
        Sources(gettext(SOURCES), references.lines()),
        small(shelf, medicines, address, left_out=left_out),
    ]
    return Sheet(
        title=shown.heading,
        heading=shown.heading,
        aside=gettext("%(site)s: for you and your doctor. In the order of the alphabet.")
        % {"site": settings.SITE_NAME},
        parts=tuple(parts),
        edition=edition_line(shelf),
        address=address,
        day=shelf.date,
    )


def _table(medicines: tuple[MedicineDoc, ...], lines: list[tuple[Words, ...]]) -> Table:
    """Who has more to say gets more of the width, so that the rows stay low."""
    lengths = [sum(len(run.text) for line in lines for run in line[n]) for n in (1, 2)]
    first, second = (length**0.5 for length in lengths)
    return Table(
        columns=(gettext("About"), *(f"{m.brand} ({m.generic})" for m in medicines)),
        rows=tuple(lines),
        widths=(0.26, 2 * first / (first + second), 2 * second / (first + second)),
    )


def _not_in_rules(medicines: tuple[MedicineDoc, ...]) -> list[str]:
    """What the rules of one of the medicines do not say; older pages have none about vaccines."""
    topics = [
        topic
        for topic in ("pregnancy", "breastfeeding")
        if not all(told_by_rules(medicine, topic, 0, 1) for medicine in medicines)
    ]
    old = not all(medicine.rules_entered for medicine in medicines)
    return [*(["how-to-use", "vaccines"] if old else []), *topics]


def _rules(medicines: tuple[MedicineDoc, ...], shelf: Shelf, room: Room) -> list[tuple[Words, ...]]:
    """A row a kind: the rules of rank 0 and 1 of each medicine, whole."""
    each = [
        {
            group.heading: group.items
            for group in by_kind(m, m.rules_of(0, 1), shelf, names=room.names)
        }
        for m in medicines
    ]
    between = "\n" if room.listed else " "
    return [
        (say(heading), *(_one_by_one(found.get(heading, ()), between) for found in each))
        for heading in headings()
        if any(heading in found for found in each)
    ]


def _one_by_one(items: tuple[Words, ...], between: str) -> Words:
    """Rules one after the other within a cell."""
    if not items:
        return say(gettext("No such rule in what we read."))
    point = strong("•\N{NO-BREAK SPACE}")
    return say(*(say(between if n else "", point, item) for n, item in enumerate(items)))


def _lines(rows: dict[str, Row], slugs: Any, shelf: Shelf) -> list[tuple[Words, ...]]:
    return [_line(rows[slug], shelf) for slug in slugs if slug in rows]


def _line(row: Row, shelf: Shelf) -> tuple[Words, ...]:
    cells = row.cells
    if row.slug == "newest-label":
        return (say(row.heading), *(_newest(cell, shelf) for cell in cells))
    if row.slug == "tests":
        return (say(row.heading), *(_tests(cell.medicine) for cell in cells))
    if row.slug == "boxed-warning":
        return (say(gettext("Boxed warning")), *(say(cell.text) for cell in cells))
    return (say(row.heading), *map(_cell, cells))


def _newest(cell: Cell, shelf: Shelf) -> Words:
    """Which label we read and which is the newest; the web page tells all we know of it."""
    source = shelf.sources.get(cell.medicine.label)
    if source is None or not source.newer_exists:
        return _cell(cell)
    told = gettext(
        "Yes. We read: %(read)s. The newest we know of: %(newest)s. Ask your pharmacist what "
        "changed."
    )
    read, newest = date_words(source.revision_read), date_words(source.newest_revision)
    return say(told % {"read": read, "newest": newest})


def _cell(cell: Cell) -> Words:
    if cell.items:
        return say(" ".join(f"{item.name}: {item.detail}." for item in cell.items))
    return say(cell.text) if cell.text else joined(cell.blocks)


def _tests(medicine: MedicineDoc) -> Words:
    found = timeline(steps(medicine), medicine)
    if not found:
        return say(gettext("Not confirmed. Ask your doctor."))
    return say(*(say(label(f"{step.when}:"), f"{named_tests(step)} ") for step in found))


def _questions(medicines: tuple[MedicineDoc, ...], shelf: Shelf, room: Room) -> list[Part]:
    slugs = {medicine.slug for medicine in medicines}
    found = [
        question
        for question in shelf.questions
        if question.moment == "before-deciding"
        and not question.circumstances
        and slugs <= {medicine.slug for medicine in medicines_of(question, shelf)}
    ][: room.questions]
    if not found:
        return []
    return [
        Heading(gettext("Questions to ask")),
        Items(tuple(say(question.text) for question in found), mark="box"),
    ]
