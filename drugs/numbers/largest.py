"""A long table of side effects in two: what differs most in sight, the rest on a tap."""

from __future__ import annotations

from dataclasses import replace

from drugs.numbers.figures import FigureTable


def most_and_rest(table: FigureTable, most: int) -> tuple[FigureTable, FigureTable | None]:
    """A table in two, both in its own order and on its own scale: so many rows with the largest
    gaps, and the others. Two that are left over are no reason to part it."""
    if len(table.rows) <= most + 2:
        return table, None
    first = sorted(table.rows, key=lambda row: -row.gap)[:most]
    shown = tuple(row for row in table.rows if row in first)
    rest = tuple(row for row in table.rows if row not in first)
    full = table.full
    return (
        replace(table, rows=shown, least=full),
        replace(table, slug=f"{table.slug}-more", rows=rest, least=full),
    )
