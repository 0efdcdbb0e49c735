"""Figures as people read them: out of 100, the medicine beside its own comparator.

A table is one view: one study, one group of people, one denominator.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import TypeVar

from drugs.documents import (
    ArticleDoc,
    ArticleSectionDoc,
    FigureDoc,
    MedicineDoc,
    OutcomeDoc,
    Side,
    StudyDoc,
)
from drugs.shelf import Shelf

F = TypeVar("F", bound=FigureDoc)


@dataclass(frozen=True)
class Number:
    """One side of a figure: `whole` people for pictures and words, `exact` as printed."""

    whole: int
    words: str
    short: str
    exact: str


@dataclass(frozen=True)
class TableRow:
    """One event: a number for each dose (None: not reported), the comparator's last."""

    name: str
    href: str
    cells: tuple[Number | None, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class FigureTable:
    """One study's figures side by side. `columns` are the doses, then the comparator."""

    slug: str
    heading: str
    time: str
    scale: str
    study: StudyDoc
    columns: tuple[str, ...]
    groups: tuple[str, ...]
    rows: tuple[TableRow, ...]
    sources: tuple[str, ...]
    head_to_head: bool

    @property
    def caption(self) -> str:
        return f"{self.scale[:1].upper()}{self.scale[1:]}, {self.time}"

    @property
    def how_many(self) -> str:
        return people(self.study)


def share(side: Side) -> Decimal:
    """The share of people, 0 to 1: the percent as printed, or the count of the group.

    "<1" without a count is known only to lie below 1, and counts as nothing here.
    """
    if side.count is not None and side.size and (not side.percent or side.percent.startswith("<")):
        return Decimal(side.count) / Decimal(side.size)
    if side.percent.startswith("<"):
        return Decimal(0)
    return Decimal(side.percent) / 100


def number(side: Side, out_of: int = 100) -> Number:
    """Whole people, rounded half up; under half a person is "fewer than 1".

    "<1" without a count is "fewer than 1" out of 100 and "fewer than 10" out of 1,000.
    """
    value = share(side)
    whole = int((value * out_of).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    short = "fewer than 1" if value and not whole else f"{whole:,}"
    if side.percent.startswith("<") and not (side.count is not None and side.size):
        below = Decimal(side.percent[1:]) * out_of / 100
        short = f"fewer than {below.quantize(Decimal(1), rounding=ROUND_CEILING):,}"
    return Number(whole, f"{short} out of {out_of:,}", short, exact(side))


def exact(side: Side) -> str:
    """The figure as printed: "14.6%, 86 of 590"."""
    percent = f"{side.percent}%" if side.percent else ""
    count = f"{side.count:,} of {side.size:,}" if side.count is not None and side.size else ""
    return ", ".join(part for part in (percent, count) if part)


def reaction_tables(medicine: MedicineDoc, shelf: Shelf) -> list[FigureTable]:
    """Side effects of a medicine: a table a study, rates per year in tables of their own."""
    return [
        _table(
            medicine.study(study),
            rows,
            lambda row: shelf.side_effects[row.side_effect].name,
            lambda row: f"/side-effects/{row.side_effect}/",
            brand=medicine.brand,
            scale="out of 100 people in a year" if unit == "per-year" else "out of 100 people",
            time=weeks(medicine.study(study)),
            slug=f"harm-{study}"
            + ("-year" if unit == "per-year" else "")
            + ("-against" if against else ""),
        )
        for (study, unit, against), rows in _grouped(
            medicine.reactions,
            lambda row: (row.study, row.unit, row.comparator_name if row.head_to_head else ""),
        )
    ]


def outcome_tables(medicine: MedicineDoc) -> list[FigureTable]:
    """What got better: a table a study and time, head-to-head trials apart."""
    return [
        _table(
            medicine.study(study),
            rows,
            lambda row: row.measure_name[:1].upper() + row.measure_name[1:],
            lambda row: "/what-eczema-is/#easi-and-iga",
            brand=medicine.brand,
            scale="out of 100 people",
            time=at(rows[0]),
            slug=f"benefit-{study}-{week or 0}-{day or 0}" + ("-against" if against else ""),
        )
        for (study, week, day, against), rows in _grouped(
            medicine.outcomes,
            lambda row: (
                row.study,
                row.week,
                row.day,
                row.comparator_name if row.head_to_head else "",
            ),
        )
    ]


def article_pairs(article: ArticleDoc, section: ArticleSectionDoc) -> list[FigureTable]:
    """The figures of an article's section as tables on the section's one scale."""
    return [
        _table(
            article.study(study),
            rows,
            lambda row: row.what[:1].upper() + row.what[1:],
            lambda row: "",
            scale=f"out of {section.out_of:,} people",
            time=weeks(article.study(study)),
            slug=f"figures-{section.slug}" + (f"-{number}" if number > 1 else ""),
            out_of=section.out_of,
            labels=(rows[0].medicine_name,),
        )
        for number, ((study, *_), rows) in enumerate(
            _grouped(
                section.figures,
                lambda row: (row.study, row.comparator_name, row.medicine_name, row.dose),
            ),
            start=1,
        )
    ]


def _grouped(rows: Sequence[F], key: Callable[[F], tuple]) -> list[tuple[tuple, list[F]]]:
    """Rows by key, in the order in which the keys first appear."""
    order = {k: number for number, k in enumerate(dict.fromkeys(map(key, rows)))}
    ordered = sorted(rows, key=lambda row: order[key(row)])
    return [(k, list(group)) for k, group in groupby(ordered, key)]


def _table(
    study: StudyDoc,
    rows: Sequence[F],
    name: Callable[[F], str],
    href: Callable[[F], str],
    *,
    scale: str,
    time: str,
    slug: str,
    brand: str = "",
    out_of: int = 100,
    labels: Sequence[str] = (),
) -> FigureTable:
    """`labels` stand in place of the brand with each dose."""
    doses = list(dict.fromkeys(sorted((row.dose for row in rows), key=strength)))
    names = dict(zip(doses, labels or [label(brand, dose) for dose in doses], strict=True))
    lines = []
    for (title, _), group in _grouped(rows, lambda row: (name(row), row.comparator)):
        by_dose = {row.dose: row for row in group}
        cells = [number(by_dose[d].medicine, out_of) if d in by_dose else None for d in doses]
        cells.append(number(group[0].comparator, out_of))
        lines.append(
            TableRow(title, href(group[0]), tuple(cells), sources_of(row.sources for row in group))
        )
    comparator = beside(study, rows[0])
    return FigureTable(
        slug=slug,
        heading=study.name,
        time=time,
        scale=scale,
        study=study,
        columns=(*names.values(), comparator[:1].upper() + comparator[1:]),
        groups=_groups(rows, names, comparator),
        rows=tuple(lines),
        sources=sources_of([study.sources, *(row.sources for row in rows)]),
        head_to_head=rows[0].head_to_head and not labels,
    )


def strength(dose: str) -> tuple[Decimal, str]:
    """Doses in order of strength, not of their first digit."""
    digits = dose.split(" ")[0].rstrip("%")
    return (Decimal(digits) if digits.replace(".", "", 1).isdigit() else Decimal(0), dose)


def label(brand: str, dose: str) -> str:
    """A group on the medicine. A bare dose beside another medicine would read as a dose of it."""
    return f"{brand} {dose}"


def beside(study: StudyDoc, row: FigureDoc) -> str:
    """What the other group got, without what everyone in the trial used: that is said once."""
    return row.comparator_name


def _groups(rows: Sequence[FigureDoc], names: dict[str, str], comparator: str) -> tuple[str, ...]:
    """How many people were in each group, where that is known and the same for every row."""
    sizes: dict[str, set[int]] = {name: set() for name in (*names.values(), comparator)}
    for row in rows:
        sizes[names[row.dose]] |= {row.medicine.size} if row.medicine.size else set()
        sizes[comparator] |= {row.comparator.size} if row.comparator.size else set()
    return tuple(
        f"{size:,} on {name}" for name, found in sizes.items() if len(found) == 1 for size in found
    )


def sources_of(many: object) -> tuple[str, ...]:
    return tuple(sorted({slug for slugs in many for slug in slugs}))  # type: ignore[attr-defined]


def weeks(study: StudyDoc) -> str:
    return study.weeks_note or (f"{study.weeks} weeks" if study.weeks else "time not known")


def at(row: OutcomeDoc) -> str:
    """When an outcome was counted."""
    return f"at week {row.week}" if row.week is not None else f"at day {row.day}"


def people(study: StudyDoc) -> str:
    """ "4,362 people in all"; empty where the text we read does not say."""
    return f"{study.size:,} people in all" if study.size else ""


def about(study: StudyDoc, time: str) -> str:
    """Whose numbers a picture shows: the trial, who, when, how many, what everyone also used."""
    said = [
        f"{study.name}: {study.who}, {time}.",
        f"{people(study) or 'How many people took part: not in the text we read'}.",
    ]
    if study.also_used:
        said.append(f"Everyone also used {study.also_used}.")
    return " ".join(said)
