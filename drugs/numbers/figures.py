"""Figures as people read them: the medicine beside its own comparator.

A table is one view: one study, one group of people, one denominator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from statistics import mode
from typing import TypeVar

from django.utils.translation import gettext

from drugs.documents import (
    AloneDoc,
    ArticleDoc,
    ArticleSectionDoc,
    FigureDoc,
    ReactionDoc,
    Side,
    StudyDoc,
    TreatmentDoc,
)
from drugs.numbers.sides import OUT_OF_100, Number, Scale, Unit, needs_1000, number
from drugs.numbers.trial_words import at, capital, people, size_of, weeks
from drugs.shelf import Shelf
from drugs.wording import digits
from drugs.wording.lists import commas

F = TypeVar("F", bound=FigureDoc)
R = TypeVar("R")  # any row
K = TypeVar("K")  # what groups them
S = TypeVar("S", ReactionDoc, AloneDoc)

FULL_BARS = (10, 20, 50, 100, 200, 500, 1000)

# Where /evidence/ says what each score means.
SCORES = "/evidence/#scores"


@dataclass(frozen=True)
class TableRow:
    """One event: a number for each dose (None: not reported), the comparator's last."""

    name: str
    href: str
    cells: tuple[Number | None, ...]
    sources: tuple[str, ...]

    @property
    def gap(self) -> int:
        """By how much a dose and the comparator differ at most, whichever has more."""
        *doses, beside = self.cells
        return max((abs(one.whole - beside.whole) for one in doses if one and beside), default=0)


@dataclass(frozen=True)
class FigureTable:
    """One study's figures side by side. `columns` are the doses, then the comparator.

    Of people followed alone there is no comparator, and no column and cell of one.
    """

    slug: str
    heading: str
    time: str
    scale: str
    study: StudyDoc
    columns: tuple[str, ...]
    short_columns: tuple[str, ...]  # for the medicine's own pages: how much, without its name
    groups: tuple[str, ...]
    rows: tuple[TableRow, ...]
    sources: tuple[str, ...]
    head_to_head: bool
    alone: bool = False
    good: bool = False
    least: int = 0  # where its bars are full at least: parts of one table have bars of one length

    @property
    def heads(self) -> list[tuple[str, str]]:
        """Each column whole and short."""
        return list(zip(self.columns, self.short_columns, strict=True))

    @property
    def full(self) -> int:
        """The number at which a bar is full, one for all bars of the table: a round one, the
        smallest with room for all."""
        cells = (cell.whole for row in self.rows for cell in row.cells if cell)
        most = max(self.least, *cells, 0)
        return next((number for number in FULL_BARS if number >= most), most)

    @property
    def full_bar(self) -> str:
        return gettext("A full bar is %(number)s.") % {"number": digits.whole(self.full)}

    @property
    def caption(self) -> str:
        return commas([capital(self.scale), self.time])

    @property
    def how_many(self) -> str:
        return people(self.study)


def reaction_tables(treatment: TreatmentDoc, shelf: Shelf, *, of: str = "") -> list[FigureTable]:
    """Side effects of a treatment, or one `of` them: a table a study and comparator, rates per year
    in tables of their own, and so are the side effects that need 1,000 people to be told truly."""
    return [
        _table(
            treatment.study(study),
            part,
            lambda row: shelf.side_effects[row.side_effect].name,
            lambda row: shelf.side_effects[row.side_effect].page,
            brand=treatment.brand,
            scale=scale,
            time=weeks(treatment.study(study)),
            slug=f"harm_{study}{scale.suffix}" + ("-against" if against else ""),
        )
        for (study, unit, against), rows in grouped(
            [row for row in treatment.reactions if of in ("", row.side_effect)],
            lambda row: (row.study, row.unit, row.comparator_name if row.head_to_head else ""),
        )
        for scale, part in on_scales(rows, unit)
    ]


def on_scales(rows: Sequence[S], unit: Unit) -> Iterator[tuple[Scale, list[S]]]:
    """The rows of one unit out of 100, then those out of 1,000; all of a side effect together."""
    needy = {row.side_effect for row in rows if _needs_1000(row)}
    for scale in (Scale(100, unit), Scale(1000, unit)):
        part = [row for row in rows if (row.side_effect in needy) == (scale.out_of == 1000)]
        if part:
            yield scale, part


def _needs_1000(row: ReactionDoc | AloneDoc) -> bool:
    return needs_1000(row.medicine, row.comparator if isinstance(row, FigureDoc) else None)


def outcome_tables(treatment: TreatmentDoc) -> list[FigureTable]:
    """What got better: a table a study and time, head-to-head trials apart."""
    return [
        _table(
            treatment.study(study),
            rows,
            lambda row: capital(row.measure_name),
            lambda row: SCORES,
            brand=treatment.brand,
            time=at(rows[0]),
            slug=f"benefit_{study}-{week or 0}-{day or 0}" + ("-against" if against else ""),
            good=True,
        )
        for (study, week, day, against), rows in grouped(
            treatment.outcomes,
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
            lambda row: capital(row.what),
            lambda row: "",
            scale=Scale(section.out_of),
            time=weeks(article.study(study)),
            slug=f"figures-{section.slug}" + (f"-{number}" if number > 1 else ""),
            labels=(rows[0].medicine_name,),
        )
        for number, ((study, *_), rows) in enumerate(
            grouped(
                section.figures,
                lambda row: (row.study, row.comparator_name, row.medicine_name, row.dose),
            ),
            start=1,
        )
    ]


def grouped(rows: Sequence[R], key: Callable[[R], K]) -> list[tuple[K, list[R]]]:
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
    time: str,
    slug: str,
    scale: Scale = OUT_OF_100,
    brand: str = "",
    labels: Sequence[str] = (),
    good: bool = False,
) -> FigureTable:
    """`labels` stand in place of the brand with each dose."""
    doses = list(dict.fromkeys(row.dose for row in sorted(rows, key=strength)))
    names = dict(zip(doses, labels or [label(brand, dose) for dose in doses], strict=True))
    comparator = rows[0].comparator_name
    sizes = _sizes(rows, names, comparator)
    lines = []
    for (title, _), group in grouped(rows, lambda row: (name(row), row.comparator)):
        by_dose = {row.dose: row for row in group}
        cells = [
            _cell(by_dose[d].medicine, scale, sizes.get(names[d])) if d in by_dose else None
            for d in doses
        ]
        cells.append(_cell(group[0].comparator, scale, sizes.get(comparator)))
        lines.append(
            TableRow(title, href(group[0]), tuple(cells), sources_of(row.sources for row in group))
        )
    return FigureTable(
        slug=slug,
        heading=study.name,
        time=time,
        scale=scale.words,
        study=study,
        columns=(*names.values(), capital(comparator)),
        short_columns=(*_amounts(rows, names), capital(comparator)),
        groups=tuple(size_of(size, name) for name, size in sizes.items()),
        rows=tuple(lines),
        sources=sources_of([study.sources, *(row.sources for row in rows)]),
        head_to_head=rows[0].head_to_head and not labels,
        good=good,
    )


def _amounts(rows: Sequence[FigureDoc], names: dict[str, str]) -> list[str]:
    """How much of each dose where that tells them apart; or else the whole names."""
    found = {row.dose: amount(row) for row in rows}
    apart = all(found.values()) and len(set(found.values())) == len(found)
    return [found[dose] if apart else name for dose, name in names.items()]


def strength(row: FigureDoc | AloneDoc) -> tuple[Decimal, str]:
    """Doses in order of their amount; without one ("all doses together") first."""
    return row.dose_amount or Decimal(0), row.dose


def label(brand: str, dose: str) -> str:
    """A group on the medicine. A bare dose beside another medicine would read as a dose of it."""
    return f"{brand} {dose}".strip()


def amount(row: FigureDoc) -> str:
    """How much, without how often: "100 mg", "1.5%"; empty where the dose has no number."""
    if row.dose_amount is None:
        return ""
    space = "" if row.dose_unit == "%" else " "
    return f"{row.dose_amount.normalize():f}{space}{row.dose_unit}".strip()


def _sizes(rows: Sequence[FigureDoc], names: dict[str, str], comparator: str) -> dict[str, int]:
    """How many people were in each group: as most of its rows have it, where that is known."""
    found: dict[str, list[int]] = {name: [] for name in (*names.values(), comparator)}
    for row in rows:
        found[names[row.dose]] += [row.medicine.size] if row.medicine.size else []
        found[comparator] += [row.comparator.size] if row.comparator.size else []
    return {name: mode(sizes) for name, sizes in found.items() if sizes}


def _cell(side: Side, scale: Scale, of: int | None) -> Number:
    """A figure, with how many people it counts where these are not the whole group: "52% of 274".

    So an itch that only people with itch at the start could lose.
    """
    cell = number(side, scale)
    if side.size in (None, of) or side.count is not None or scale.unit == "per-year":
        return cell
    numbers = {"number": cell.exact, "size": digits.whole(side.size or 0)}
    return replace(cell, exact=gettext("%(number)s of %(size)s") % numbers)


def opponent(study: StudyDoc, row: FigureDoc) -> str:
    """The slug of our own treatment that the other group got; empty where it got something else."""
    if row.against_treatment:
        return row.against_treatment
    return study.comparator_treatment if row.comparator_name == study.comparator else ""


def sources_of(many: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({slug for slugs in many for slug in slugs}))
