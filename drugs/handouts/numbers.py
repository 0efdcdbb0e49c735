"""Figures on paper: pictures of 100 people and short tables, as counted in `drugs/numbers/`."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext

from drugs.handouts import parts
from drugs.handouts.parts import (
    Heading,
    Paragraph,
    Part,
    Picture,
    Pictures,
    PictureSide,
    Words,
    note,
    say,
)
from drugs.handouts.references import References
from drugs.numbers.figures import FigureTable, about
from drugs.numbers.pairs import Pair
from drugs.pages.medicine.guide import Guide


def figures(page: Guide, references: References, *, why: bool) -> list[Part]:
    """The two pictures, or that there are none."""
    pairs = [pair for pair in (page.benefit, page.harm) if pair]
    found = pictures(pairs, _no_harm(page), references, why=why)
    if not (found or page.outcomes or page.reactions):
        text = gettext(
            "We found no figures with a comparator that we could confirm. Ask what is known."
        )
        found = [Paragraph(say(text))]
    return [Heading(gettext("What happened to 100 people?")), *found]


def _no_harm(page: Guide) -> Words:
    """Why no side effect is pictured, where one is not."""
    if page.evidence.no_harm:
        return say(page.evidence.no_harm)
    if page.harm is None and first(page.reactions) is None and (page.outcomes or page.reactions):
        return say(
            gettext("We found no count of side effects with a comparator that we could confirm.")
        )
    return ()


def tables(page: Guide, benefit_rows: int, harm_rows: int, references: References) -> list[Part]:
    """More figures of the first trials; at least two rows where there is no picture."""
    trial = page.evidence.harm
    drawn = [of.study for of in (page.evidence.benefit, trial) if of]
    found: list[Part] = []
    for every, most, pair in (
        (page.outcomes, benefit_rows, page.benefit),
        (page.reactions, harm_rows, page.harm),
    ):
        shown = first(every)
        if shown and (most or pair is None):
            again = shown.study.slug in {study.slug for study in drawn}
            found += table(shown, most or 2, references, told=again)
    return found


def first(tables: list[FigureTable]) -> FigureTable | None:
    """The first table against the study's own comparator, out of 100 people."""
    return next((t for t in tables if not t.head_to_head and t.scale == "out of 100 people"), None)


def pictures(pairs: list[Pair], words: Words, references: References, *, why: bool) -> list[Part]:
    """Benefit and harm on the same scale, side by side, each with its comparator; `words` say why
    one is missing, and `why` leaves in why this one is pictured."""
    shown = [picture(pair, references, why=why) for pair in pairs]
    if not shown:
        return [Paragraph(words)] if words else []
    return [Pictures(tuple(shown), yes=gettext("had this"), no=gettext("did not"), words=words)]


def picture(pair: Pair, references: References, *, why: bool) -> Picture:
    text = pair.note if why else pair.note.removesuffix(pair.why).rstrip()
    sides = (
        PictureSide(pair.medicine_label, pair.medicine_words, pair.medicine_whole),
        PictureSide(pair.comparator_label, pair.comparator_words, pair.comparator_whole),
    )
    return Picture(
        heading=pair.heading,
        good=pair.good,
        sides=sides,
        alt=alternative(pair.heading, sides),
        note=note(f"{text} {references.cite(pair.sources)}"),
    )


def alternative(heading: str, sides: Iterable[PictureSide]) -> str:
    """A picture in words, for who does not see it."""
    said = " ".join(f"{side.label}: {side.words}." for side in sides)
    pictures = gettext("Two pictures of 100 people.")
    return f"{pictures} {heading}. {said}"


def table(shown: FigureTable, most: int, references: References, *, told: bool) -> list[Part]:
    """The first `most` rows of a table, with who was studied, unless `told` beside a picture.

    What is left out is on the web.
    """
    rows = shown.rows[:most]
    if not rows:
        return []
    who = f"{shown.heading}." if told else about(shown.study, shown.time)
    groups = ""
    if shown.groups:
        groups = " " + gettext("Groups: %(groups)s.") % {"groups": "; ".join(shown.groups)}
    missing = gettext("not counted")
    return [
        parts.Table(
            columns=(shown.caption, *shown.columns),
            rows=tuple(
                (
                    say(row.name),
                    *(say(cell.short if cell else missing) for cell in row.cells),
                )
                for row in rows
            ),
            numbers=True,
        ),
        Paragraph(
            say(f"{who}{groups} ") + say(references.cite(shown.sources)),
            quiet=True,
        ),
    ]
