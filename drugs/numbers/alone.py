"""Side effects of people who were followed alone: no group beside them, so a view of their own.

It stands in the side-effects part of the medicine's own page and nowhere else.
"""

from __future__ import annotations

from drugs.documents import AloneDoc, StudyDoc, TreatmentDoc
from drugs.numbers.figures import (
    FigureTable,
    TableRow,
    grouped,
    label,
    on_scales,
    size_of,
    sources_of,
    strength,
    weeks,
)
from drugs.numbers.sides import Scale, number
from drugs.shelf import Shelf


def alone_tables(treatment: TreatmentDoc, shelf: Shelf) -> list[FigureTable]:
    """A table a study and scale, a column a dose: who had what among people followed alone."""
    return [
        _table(treatment, treatment.study(study), part, scale, shelf)
        for (study, unit), rows in grouped(
            treatment.followed_alone, lambda row: (row.study, row.unit)
        )
        for scale, part in on_scales(rows, unit)
    ]


def _table(
    treatment: TreatmentDoc, study: StudyDoc, rows: list[AloneDoc], scale: Scale, shelf: Shelf
) -> FigureTable:
    doses = list(dict.fromkeys(row.dose for row in sorted(rows, key=strength)))
    names = [label(treatment.brand, dose) for dose in doses]
    sizes = [{row.medicine.size for row in rows if row.dose == dose} - {None} for dose in doses]
    lines = []
    for (side_effect,), group in grouped(rows, lambda row: (row.side_effect,)):
        by_dose = {row.dose: number(row.medicine, scale) for row in group}
        lines.append(
            TableRow(
                name=shelf.side_effects[side_effect].name,
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
