"""Side effects of people who were followed alone: no group beside them, so a view of their own.

It stands in the side-effects part of the medicine's guide, and on the page of each side effect.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drugs.documents import AloneDoc, MedicineDoc, StudyDoc, TreatmentDoc
from drugs.numbers.figures import (
    FigureTable,
    TableRow,
    grouped,
    label,
    on_scales,
    sources_of,
    strength,
)
from drugs.numbers.sides import Number, Scale, Unit, needs_1000, number
from drugs.numbers.trial_words import people, size_of, weeks
from drugs.shelf import Shelf
from drugs.wording.lists import commas


def alone_tables(treatment: TreatmentDoc, shelf: Shelf) -> list[FigureTable]:
    """A table a study and scale, a column a dose: who had what among people followed alone."""
    return [
        _table(treatment, treatment.study(study), part, scale, shelf)
        for (study, unit), rows in grouped(
            treatment.followed_alone, lambda row: (row.study, row.unit)
        )
        for scale, part in on_scales(rows, unit)
    ]


def with_site(what: str, site: str) -> str:
    """What was counted, with the place in the body where it was counted by place."""
    return commas([what, site]) if site else what


@dataclass(frozen=True)
class Followed:
    """One side effect in one study of people followed alone: a row a dose, the weakest first, and
    a place in the body after the other."""

    medicine: MedicineDoc
    study: StudyDoc
    rows: tuple[AloneDoc, ...]
    scale: Scale

    @property
    def lines(self) -> list[tuple[str, Number]]:
        return [
            (
                with_site(label(self.medicine.brand, row.dose), row.site),
                number(row.medicine, self.scale),
            )
            for row in self.rows
        ]

    @property
    def time(self) -> str:
        return weeks(self.study)

    @property
    def how_many(self) -> str:
        return people(self.study)

    @property
    def sources(self) -> tuple[str, ...]:
        return sources_of([self.study.sources, *(row.sources for row in self.rows)])


def followed(
    medicines: Iterable[MedicineDoc], side_effect: str
) -> list[tuple[Scale, list[Followed]]]:
    """Every study that followed people on one of these alone and counted this side effect: rates
    apart from people, and each of the two on one scale."""
    found: dict[Unit, list[tuple[MedicineDoc, str, list[AloneDoc]]]] = {}
    for medicine in medicines:
        mine = [row for row in medicine.followed_alone if row.side_effect == side_effect]
        for (study, unit), rows in grouped(mine, lambda row: (row.study, row.unit)):
            rows = sorted(rows, key=lambda row: (row.site, strength(row)))
            found.setdefault(unit, []).append((medicine, study, rows))
    told = []
    for unit, studies in found.items():
        needy = any(needs_1000(row.medicine, None) for *_, rows in studies for row in rows)
        scale = Scale(1000 if needy else 100, unit)
        told.append(
            (scale, [Followed(m, m.study(study), tuple(r), scale) for m, study, r in studies])
        )
    return told


def _table(
    treatment: TreatmentDoc, study: StudyDoc, rows: list[AloneDoc], scale: Scale, shelf: Shelf
) -> FigureTable:
    doses = list(dict.fromkeys(row.dose for row in sorted(rows, key=strength)))
    names = [label(treatment.brand, dose) for dose in doses]
    sizes = [{row.medicine.size for row in rows if row.dose == dose} - {None} for dose in doses]
    lines = []
    for (side_effect, site), group in grouped(rows, lambda row: (row.side_effect, row.site)):
        by_dose = {row.dose: number(row.medicine, scale) for row in group}
        lines.append(
            TableRow(
                name=with_site(shelf.side_effects[side_effect].name, site),
                href=shelf.side_effects[side_effect].page,
                cells=tuple(by_dose.get(dose) for dose in doses),
                sources=sources_of(row.sources for row in group),
            )
        )
    return FigureTable(
        slug=f"alone-{study.slug}{scale.suffix}",
        heading=study.name,
        time=weeks(study),
        scale=scale.words,
        study=study,
        columns=tuple(names),
        short_columns=tuple(doses) if all(doses) else tuple(names),
        groups=tuple(
            size_of(size, name)
            for name, found in zip(names, sizes, strict=True)
            if len(found) == 1
            for size in found
            if size
        ),
        rows=tuple(lines),
        sources=sources_of([study.sources, *(row.sources for row in rows)]),
        head_to_head=False,
        alone=True,
    )
