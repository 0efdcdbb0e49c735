"""Figures on paper: tiles of 100 people and short tables, as counted in `drugs/numbers/`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from drugs.documents import FigureDoc, MedicineDoc, StudyDoc
from drugs.handouts import parts
from drugs.handouts.parts import Paragraph, Part, PeopleGroup, Tile, Tiles
from drugs.handouts.references import References
from drugs.handouts.runs import note, say
from drugs.numbers import pictured
from drugs.numbers.figures import (
    FigureTable,
    amount,
    outcome_tables,
    reaction_tables,
    sources_of,
)
from drugs.numbers.sides import OUT_OF_100, Number, number
from drugs.numbers.trial_words import about, at, weeks
from drugs.shelf import Shelf
from drugs.wording import digits


def tiles(
    medicine: MedicineDoc,
    shelf: Shelf,
    references: References,
    *,
    why: bool = True,
    small: bool = False,
) -> list[Part]:
    """What happened to 100 people, helped beside harmed; `why` leaves in why this harm."""
    shown = (helped(medicine, references), harmed(medicine, shelf, references, why=why))
    return [Tiles(shown, small)]


def helped(medicine: MedicineDoc, references: References, *, named: bool = False) -> Tile:
    """The picture of benefit, with every dose; in words where there is none."""
    heading = _named(gettext("It helped"), medicine, named)
    rows = pictured.benefit(medicine)
    if not rows:
        text = gettext("We have no count of people with and without it. Ask what is known.")
        return Tile(heading, True, say(text))
    study = medicine.study(rows[0].study)
    return _tile(heading, study, rows, rows[0].measure_name, at(rows[0]), references, good=True)


def harmed(
    medicine: MedicineDoc,
    shelf: Shelf,
    references: References,
    *,
    why: bool = True,
    named: bool = False,
) -> Tile:
    """The picture of the chosen harm, with every dose; in words where there is none."""
    heading = _named(gettext("It harmed"), medicine, named)
    found = pictured.harm(medicine)
    if not found:
        text = pictured.no_harm(medicine) or gettext(
            "We have no count of side effects with and without it."
        )
        return Tile(heading, False, say(text))
    effect = shelf.side_effects[found.rows[0].side_effect].name
    return _tile(
        heading, found.study, found.rows, effect, weeks(found.study),
        references, good=False, why=medicine.pictured_harm_why if why else "",
    )  # fmt: skip


def _named(heading: str, medicine: MedicineDoc, named: bool) -> str:
    if not named:
        return heading
    return gettext("%(brand)s: %(heading)s") % {"brand": medicine.brand, "heading": heading}


def _tile(
    heading: str, study: StudyDoc, rows: Sequence[FigureDoc], what: str, time: str,
    references: References, *, good: bool, why: str = "",
) -> Tile:  # fmt: skip
    """`rows` are those of one event, one a dose, in order of strength."""
    told = gettext("Out of 100 people: %(what)s, %(time)s.") % {
        "what": what[:1].lower() + what[1:], "time": time,
    }  # fmt: skip
    doses = [(_on(row), number(row.medicine)) for row in rows]
    groups = tuple(
        _group(label, side)
        for label, side in (*doses, (rows[0].comparator_name, number(rows[0].comparator)))
    )
    cited = references.cite(sources_of([study.sources, *(row.sources for row in rows)]))
    return Tile(
        heading=heading,
        good=good,
        what=say(told),
        groups=groups,
        alt=_alternative(told, groups),
        note=note(" ".join(filter(None, (*_whose(study), why, cited)))),
    )


def _whose(study: StudyDoc) -> tuple[str, ...]:
    """The trial, who, how many, what everyone also used; when it was stands in the tile."""
    also = gettext("Everyone also used %(also_used)s.") % {"also_used": study.also_used}
    return (
        gettext("%(study)s: %(who)s.") % {"study": study.name, "who": study.who},
        ngettext("%(number)s person.", "%(number)s people.", study.size)
        % {"number": digits.whole(study.size)}
        if study.size
        else gettext("How many people took part: no number given."),
        also if study.also_used else "",
    )


def _on(row: FigureDoc) -> str:
    """The dose of a group: "on 15 mg"."""
    dose = amount(row) or row.dose
    return gettext("on %(dose)s") % {"dose": dose} if dose else gettext("on it")


def _group(label: str, side: Number) -> PeopleGroup:
    if side.below is None:
        left = 100 - side.whole
        others = ngettext("%(number)d did not", "%(number)d did not", left) % {"number": left}
    else:
        others = gettext("more than %(number)d did not") % {"number": 100 - side.below}
    return PeopleGroup(side.short, label, side.whole, others)


def _alternative(told: str, groups: Iterable[PeopleGroup]) -> str:
    """The pictures of a tile in words, for who does not see them."""
    said = " ".join(f"{group.number} {group.label}." for group in groups)
    pictures = gettext("Pictures of 100 people.")
    return f"{pictures} {told} {said}"


# --- tables -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Counted:
    """The tables of side effects and of benefit that a sheet takes rows from, and whether what they
    count is pictured too."""

    table: FigureTable
    drawn: bool


def counted(medicine: MedicineDoc, shelf: Shelf) -> tuple[Counted | None, Counted | None]:
    """More figures of the trials that are pictured, or else of the first: harm, then benefit."""
    harm, benefit = pictured.harm(medicine), pictured.benefit(medicine)
    return (
        _first(reaction_tables(medicine, shelf), harm.study.slug if harm else ""),
        _first(outcome_tables(medicine), benefit[0].study if benefit else ""),
    )


def _first(tables: list[FigureTable], drawn: str) -> Counted | None:
    """The first table against the study's own comparator, out of 100 people; that of the trial
    which is pictured before the others."""
    own = [t for t in tables if not t.head_to_head and t.scale == OUT_OF_100.words]
    found = next(iter(sorted(own, key=lambda table: table.study.slug != drawn)), None)
    return Counted(found, found.study.slug == drawn) if found else None


def rows_of(counted: Counted | None, most: int, references: References) -> list[Part]:
    """The first `most` rows of a table, with who was studied, unless that stands beside a picture.

    What is left out is on the web. A table of what is pictured alone would say nothing more.
    """
    if counted is None or not most or (counted.drawn and len(counted.table.rows) == 1):
        return []
    shown = counted.table
    who = f"{shown.heading}." if counted.drawn else about(shown.study, shown.time)
    groups = ""
    if shown.groups:
        groups = " " + gettext("Groups: %(groups)s.") % {"groups": "; ".join(shown.groups)}
    missing = gettext("not counted")
    return [
        parts.Table(
            columns=(shown.caption, *shown.columns),
            rows=tuple(
                (say(row.name), *(say(cell.short if cell else missing) for cell in row.cells))
                for row in shown.rows[:most]
            ),
            numbers=True,
        ),
        Paragraph(say(f"{who}{groups} {references.cite(shown.sources)}"), quiet=True),
    ]
