"""Two medicines side by side: the rows and figures of the comparison page, on two pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from drugs.documents import MedicineDoc
from drugs.handouts.ends import edition_line, small, web_address
from drugs.handouts.fitting import Fits, fullest
from drugs.handouts.numbers import lower
from drugs.handouts.parts import (
    Heading,
    Items,
    Notice,
    Paragraph,
    Part,
    Picture,
    Pictures,
    PictureSide,
    Sheet,
    Sources,
    Table,
    Words,
    Write,
    joined,
    say,
    strong,
)
from drugs.handouts.references import References
from drugs.handouts.safety import abroad, is_limit, named_tests
from drugs.numbers.ages import date_words
from drugs.pages.compare.cells import Cell, Row, ShownTrial
from drugs.pages.compare.comparison import Comparison, choose, compare, names, pair_name
from drugs.pages.medicine import steps
from drugs.pages.questions import medicines_of
from drugs.shelf import Shelf

ALWAYS = frozenset(
    {
        "what-it-is", "who-for", "boxed-warning", "how-to-use", "tests", "pregnancy",
        "breastfeeding", "newest-label",
    }
)  # fmt: skip
PICTURED = {"good": "outcome-clear", "harm": "pictured-harm"}


@dataclass(frozen=True)
class Room:
    """How much there is room for; notices, ALWAYS rows and pictures are never cut."""

    rows: frozenset[str] = ALWAYS
    questions: int = 2
    lines: int = 0
    sources: int = 0  # beside the labels and those that a figure cites


MORE = ALWAYS | {"vaccines"}
MOST = MORE | {"mixing", "missed-dose", "living-with", "not-known"}
WISHES: tuple[dict[str, Any], ...] = (
    {"rows": MORE},
    {"rows": MORE | {"mixing"}},
    {"questions": 3, "lines": 2},
    {"rows": MOST},
    {"questions": 5, "lines": 3},
    {"rows": MOST | {"cost"}, "sources": 4},
)


def sheet(shelf: Shelf, pair: tuple[str, str], fits: Fits) -> Sheet:
    """The sheet of two medicines: the fullest that `fits`."""
    medicines = choose(pair, shelf).medicines
    shown = compare(medicines, shelf)
    return fullest(Room(), WISHES, lambda room: _sheet(shown, shelf, room), fits)


def _sheet(shown: Comparison, shelf: Shelf, room: Room) -> Sheet:
    medicines = shown.medicines
    rows = {row.slug: row for group in shown.groups for row in group.rows}
    labels = [medicine.label for medicine in medicines if medicine.label]
    references = References(shelf, first=labels)
    address = web_address(f"/compare/{pair_name(medicines)}/")
    parts: list[Part] = [
        *(
            Notice(say(strong("Not FDA-approved for eczema."), f" {m.not_approved_notice}"))
            for m in medicines
            if m.not_approved_notice
        ),
        Table(
            columns=("What to know", *(f"{m.brand} ({m.generic})" for m in medicines)),
            rows=(
                *(_line(row, shelf) for slug, row in rows.items() if slug in room.rows),
                (say("Remember"), *(strong(m.remember) for m in medicines)),
            ),
            widths=(0.4, 1, 1),
        ),
        *_figures(shown, rows, references),
        *_questions(medicines, shelf, room),
        Write(("What matters most to me:",)),
        Write(("Notes from your doctor, nurse or pharmacist:",), lines=room.lines),
    ]
    left_out = references.add((slug for fact in shown.facts for slug in fact.sources), room.sources)
    urgent = web_address("/urgent-help/")
    parts += [
        Paragraph(say(strong("When to call 911 or your doctor:"), f" see {urgent}")),
        Heading("Where does this come from?"),
        Sources(references.lines()),
        small(shelf, medicines, address, left_out=left_out),
    ]
    return Sheet(
        title=f"{names(medicines)}, side by side",
        heading=f"{names(medicines)}, side by side",
        aside=f"{settings.SITE_NAME}: for you and your doctor. In the order of the alphabet.",
        parts=tuple(parts),
        edition=edition_line(shelf),
        address=address,
        day=shelf.date,
    )


def _line(row: Row, shelf: Shelf) -> tuple[Words, ...]:
    cells = [cell for cell in row.cells if cell.medicine]
    if row.slug == "newest-label":
        return (say(row.heading), *(_newest(cell, shelf) for cell in cells))
    if row.slug == "tests":
        return (say(row.heading), *(_tests(cell.medicine) for cell in cells if cell.medicine))
    if row.slug == "boxed-warning":
        return (say("Boxed warning"), *(strong(cell.text) for cell in cells))
    return (say(row.heading), *map(_cell, cells))


def _newest(cell: Cell, shelf: Shelf) -> Words:
    """Which label we read and which is the newest; the web page tells all we know of it."""
    label = shelf.sources.get(cell.medicine.label) if cell.medicine else None
    if label is None or not label.newer_exists:
        return _cell(cell)
    return say(
        f"Yes. We read: {date_words(label.revision_read)}. The newest we know of: "
        f"{date_words(label.newest_revision)}. Ask your pharmacist what changed."
    )


def _cell(cell: Cell) -> Words:
    if cell.items:
        return say(" ".join(f"{item.name}: {item.detail}." for item in cell.items))
    return say(cell.text) if cell.text else joined(cell.blocks)


def _tests(medicine: MedicineDoc) -> Words:
    found = [step for step in steps(medicine) if not abroad(step) and not is_limit(step)]
    if not found:
        return say("Not confirmed. Ask your doctor.")
    return say(*(say(strong(f"{step.when}: "), f"{named_tests(step)} ") for step in found))


def _figures(shown: Comparison, rows: dict[str, Row], references: References) -> list[Part]:
    met = (
        "The web page has the trial of one against the other."
        if shown.met_each_other
        else "We found no trial of one against the other."
    )
    found: list[Part] = [
        Heading("What happened to 100 people?"),
        Paragraph(
            say(
                "Each medicine stands beside what it was tested against. The trials were not "
                f"alike, so do not rank the two by them. {met}"
            )
        ),
    ]
    pictures = []
    for kind, slug in PICTURED.items():
        heading = rows[slug].heading
        inside = heading[:1].lower() + heading[1:]  # as within a sentence
        for cell in rows[slug].cells:
            if cell.medicine is None:
                continue
            if cell.trials:
                title = cell.title or heading
                pictures.append(_picture(cell, title, kind == "good", references))
            else:
                label = strong(f"{cell.medicine.brand}, {inside}: ")
                cited = f" {references.cite(cell.sources)}" if cell.sources else ""
                found.append(Paragraph(say(label, cell.text + cited)))
    if pictures:
        found.append(Pictures(tuple(pictures), yes="had this", no="did not", raised=False))
    return found


def _picture(cell: Cell, title: str, good: bool, references: References) -> Picture:
    """The lowest dose beside the comparator; the other doses in words, right beside it."""
    assert cell.medicine is not None
    trial: ShownTrial = cell.trials[0]
    dose, *others = trial.lines[:-1]
    beside = trial.comparator
    sides = (
        PictureSide(
            f"Left, {cell.medicine.brand} {dose.label}: ", dose.number.words, dose.number.whole
        ),
        PictureSide(f"Right, {lower(beside.label)}: ", beside.number.words, beside.number.whole),
    )
    why = [cell.text] if cell.text else []
    rest = "".join(f"On {line.label}: {line.number.words}. " for line in others)
    return Picture(
        heading=f"{cell.medicine.brand}: {lower(title)}",
        good=good,
        sides=sides,
        alt=f"Two pictures of 100 people. {title}. "
        + " ".join(f"{side.where}{side.words}." for side in sides),
        note=say(" ".join([f"{rest}{trial.about}", *why, references.cite(trial.sources)])),
    )


def _questions(medicines: tuple[MedicineDoc, ...], shelf: Shelf, room: Room) -> list[Part]:
    slugs = {medicine.slug for medicine in medicines}
    found = [
        question
        for question in shelf.questions
        if question.moment == "before-deciding"
        and not question.circumstances
        and slugs <= {medicine.slug for medicine in medicines_of(question, shelf)}
    ][: room.questions]
    return [
        Heading("Questions to ask"),
        Items(tuple(say(question.text) for question in found), mark="box"),
    ]
