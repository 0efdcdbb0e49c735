"""Figures on paper: pictures of 100 people and short tables, as counted in `drugs/numbers/`."""

from __future__ import annotations

from drugs.handouts import parts
from drugs.handouts.parts import Part, Picture, Pictures, PictureSide, say
from drugs.handouts.references import References
from drugs.numbers.figures import FigureTable, about
from drugs.numbers.pairs import Pair


def pictures(pairs: list[Pair], references: References) -> list[Part]:
    """Benefit and harm on the same scale, side by side, each with its comparator."""
    shown = [picture(pair, references) for pair in pairs]
    if not shown:
        return []
    return [Pictures(tuple(shown), yes="had this", no="did not")]


def picture(pair: Pair, references: References) -> Picture:
    sides = (
        PictureSide(f"Left, {pair.medicine_label}: ", pair.medicine_words, pair.medicine_whole),
        PictureSide(
            f"Right, {lower(pair.comparator_label)}: ",
            pair.comparator_words,
            pair.comparator_whole,
        ),
    )
    return Picture(
        heading=pair.heading,
        good=pair.good,
        sides=sides,
        alt=f"Two pictures of 100 people. {pair.heading}. "
        + " ".join(f"{side.where}{side.words}." for side in sides),
        note=say(f"{pair.note} {references.cite(pair.sources)}"),
    )


def lower(label: str) -> str:
    """ "A dummy pill" within a sentence; a name keeps its capital."""
    return label[:1].lower() + label[1:] if label.startswith(("A ", "Plain ")) else label


def table(shown: FigureTable, most: int, references: References, *, told: bool) -> list[Part]:
    """The first `most` rows of a table, with who was studied, unless `told` beside a picture.

    What is left out is on the web.
    """
    rows = shown.rows[:most]
    if not rows:
        return []
    who = f"{shown.heading}." if told else about(shown.study, shown.time)
    groups = f" Groups: {'; '.join(shown.groups)}." if shown.groups else ""
    return [
        parts.Table(
            columns=(shown.caption, *shown.columns),
            rows=tuple(
                (say(row.name), *(say(cell.short if cell else "not counted") for cell in row.cells))
                for row in rows
            ),
            numbers=True,
        ),
        parts.Paragraph(
            say(f"{who}{groups} ") + say(references.cite(shown.sources)),
            quiet=True,
        ),
    ]
