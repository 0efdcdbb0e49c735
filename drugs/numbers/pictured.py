"""Which trial and which side effect are pictured for a medicine: by rule, on every page and sheet.

How well the medicine did plays no part in which trial is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drugs.documents import FigureDoc, MedicineDoc, OutcomeDoc, ReactionDoc, StudyDoc
from drugs.numbers.figures import F, about, beside, label, number, share, strength, weeks
from drugs.shelf import Shelf

MEASURE = "clear"  # the measure most trials report: one measure for the picture of every medicine


@dataclass(frozen=True)
class Harm:
    """One side effect of one trial, a row a dose in order of strength.

    `more` tells whether it was seen in more people on the medicine, in whole people out of 100.
    """

    study: StudyDoc
    rows: tuple[ReactionDoc, ...]
    more: bool


def place(study: StudyDoc) -> tuple[bool, bool, int]:
    """The order of trials: not of children alone, then of the medicine alone, then by size."""
    return study.of_children, bool(study.also_used), -(study.size or 0)


def benefit(medicine: MedicineDoc) -> list[OutcomeDoc]:
    """The figures of the picture of benefit, a row a dose; none where nothing has a week."""
    rows = [row for row in medicine.outcomes if not row.head_to_head and row.week is not None]
    rows = [row for row in rows if row.measure == MEASURE] or rows
    study = _first(medicine, rows)
    return one_outcome([row for row in rows if row.study == study]) if study else []


def harm(medicine: MedicineDoc) -> Harm | None:
    """The side effect pictured: of the trial of benefit if it counts any, or else by `place`."""
    rows = named(row for row in medicine.reactions if not row.head_to_head)
    counted = {row.study for row in rows}
    wanted = next((row.study for row in benefit(medicine)), "")
    study = wanted if wanted in counted else _first(medicine, rows)
    if not study:
        return None
    return most(medicine.study(study), [row for row in rows if row.study == study])


def named(rows: Iterable[ReactionDoc]) -> list[ReactionDoc]:
    """Side effects with a name of their own, counted by people and not by the year."""
    return [row for row in rows if row.unit == "people"]


def one_outcome(rows: Sequence[OutcomeDoc]) -> list[OutcomeDoc]:
    """All doses of one measure at one time of a trial: clear skin where it is reported."""
    first = next((row for row in rows if row.measure == MEASURE), rows[0])
    return _doses([row for row in rows if (row.measure, row.week, row.day) == _what(first)], first)


def most(study: StudyDoc, rows: Sequence[ReactionDoc]) -> Harm:
    """Of a trial's side effects seen more on the medicine, the one that most people had.

    Where none was seen more, the one that most had. Against another medicine there is no "without
    it": there it is the one that most people had in either group.
    """
    if rows[0].head_to_head:
        top = max(rows, key=lambda row: max(share(row.medicine), share(row.comparator)))
        return Harm(study, tuple(_of(rows, top)), more=True)
    more = [row for row in rows if number(row.medicine).whole > number(row.comparator).whole]
    top = max(more or rows, key=lambda row: (share(row.medicine), row.dose))
    return Harm(study, tuple(_of(rows, top)), bool(more))


def none_more(medicine: MedicineDoc, found: Harm, shelf: Shelf) -> str:
    """What is said in place of a picture where no side effect was seen more, and in which trial."""
    row = max(found.rows, key=lambda row: share(row.medicine))
    other, name = beside(found.study, row), shelf.side_effects[row.side_effect].name
    return (
        f"In whole people out of 100, no named side effect was seen more with {medicine.brand} "
        f"than with {other}. Seen most: {name}, in {number(row.medicine).words} with "
        f"{label(medicine.brand, row.dose)} and {number(row.comparator).words} with {other}. "
        f"{about(found.study, weeks(found.study))}"
    )


def _first(medicine: MedicineDoc, rows: Sequence[FigureDoc]) -> str:
    """The trial that comes first by `place`, then by name; empty where there is none."""
    studies = [medicine.study(slug) for slug in dict.fromkeys(row.study for row in rows)]
    first = min(studies, key=lambda study: (place(study), study.name), default=None)
    return first.slug if first else ""


def _what(row: OutcomeDoc) -> tuple[str, int | None, int | None]:
    return row.measure, row.week, row.day


def _of(rows: Sequence[ReactionDoc], top: ReactionDoc) -> list[ReactionDoc]:
    return _doses([row for row in rows if row.side_effect == top.side_effect], top)


def _doses(rows: Sequence[F], one: F) -> list[F]:
    """The rows that share the comparator of one of them, in order of strength."""
    same = [row for row in rows if row.comparator == one.comparator]
    return sorted(same, key=lambda row: strength(row.dose))
