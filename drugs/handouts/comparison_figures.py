"""The figures of a pair sheet: what happened to 100 people, each beside its own comparator."""

from __future__ import annotations

from django.utils.translation import gettext

from drugs.handouts.comparison_rows import Cell, PairRows, Row
from drugs.handouts.numbers import alternative
from drugs.handouts.parts import (
    Heading,
    Paragraph,
    Part,
    Picture,
    Pictures,
    PictureSide,
    Words,
    label,
    note,
    say,
    strong,
)
from drugs.handouts.references import References
from drugs.pages.compare.trials import ShownTrial

# The rows of the comparison page with a figure of benefit and of harm.
PICTURED = {"good": "outcome-clear", "harm": "pictured-harm"}


def not_a_race(shown: PairRows) -> str:
    """That the trials were not one race, and whether the two ever met in one."""
    met = (
        gettext("The web page has the trial of one against the other.")
        if shown.met
        else gettext("We found no trial of one against the other.")
    )
    alike = gettext("The trials were not alike, so don't use them to pick a winner.")
    return f"{alike} {met}"


def _figured(rows: dict[str, Row]) -> list[tuple[Row, bool]]:
    """The rows with a figure of benefit and of harm, and whether it is good."""
    return [(rows[slug], kind == "good") for kind, slug in PICTURED.items() if slug in rows]


def in_words(rows: dict[str, Row], references: References) -> list[tuple[Words, ...]]:
    """Figures in the table, each dose with the comparator of its trial."""
    return [
        (
            say(gettext("It helped") if good else gettext("It harmed")),
            *(_counted(cell, row.heading, references) for cell in row.cells),
        )
        for row, good in _figured(rows)
    ]


def _counted(cell: Cell, heading: str, references: References) -> Words:
    if not cell.trials:
        return say(cell.text, note(f" {references.cite(cell.sources)}" if cell.sources else ""))
    trial: ShownTrial = cell.trials[0]
    return say(
        f"{cell.title or heading}. ",
        *(
            say(f"{line.label[:1].upper()}{line.label[1:]}: ", strong(line.number.words), ". ")
            for line in trial.lines
        ),
        _about(cell, references),
    )


def _about(cell: Cell, references: References) -> Words:
    """Whose numbers these are, why these, and where they come from."""
    trial: ShownTrial = cell.trials[0]
    return note(" ".join(filter(None, (trial.about, cell.text, references.cite(trial.sources)))))


def pictures(rows: dict[str, Row], references: References) -> list[Part]:
    """Every figure as a picture; in words where none may be drawn."""
    found: list[Part] = [Heading(gettext("What happened to 100 people?"))]
    drawn = []
    for row, good in _figured(rows):
        inside = row.heading[:1].lower() + row.heading[1:]  # as within a sentence
        for cell in row.cells:
            if cell.trials:
                drawn.append(_picture(cell, cell.title or row.heading, good, references))
            else:
                whose = label(f"{cell.medicine.brand}, {inside}:")
                cited = f" {references.cite(cell.sources)}" if cell.sources else ""
                found.append(Paragraph(say(whose, cell.text + cited)))
    if drawn:
        found.append(
            Pictures(tuple(drawn), yes=gettext("had this"), no=gettext("did not"), raised=False)
        )
    return found


def _picture(cell: Cell, title: str, good: bool, references: References) -> Picture:
    """The lowest dose beside the comparator; the other doses in words, right below it."""
    trial: ShownTrial = cell.trials[0]
    dose, *others = trial.lines[:-1]
    beside = trial.comparator
    sides = (
        PictureSide(f"{cell.medicine.brand} {dose.label}", dose.number.words, dose.number.whole),
        PictureSide(beside.label, beside.number.words, beside.number.whole),
    )
    on = gettext("On %(dose)s: %(people)s.")
    rest = "".join(f"{on % {'dose': line.label, 'people': line.number.words}} " for line in others)
    heading = f"{cell.medicine.brand}: {title}"
    return Picture(
        heading=heading,
        good=good,
        sides=sides,
        alt=alternative(heading, sides),
        note=say(note(rest), _about(cell, references)),
    )
