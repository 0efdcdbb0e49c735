"""Which trial and which side effect are pictured for a medicine, on every page and sheet.

The trial is taken by rule: how well the medicine did plays no part. The side effect is the one
chosen on the medicine's record, with a reason that stands beside its picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from drugs.documents import FigureDoc, MedicineDoc, OutcomeDoc, ReactionDoc, StudyDoc, TreatmentDoc
from drugs.numbers.figures import F, strength

MEASURE = "clear"  # the measure most trials report: one measure for the picture of every medicine
WEEK = 7
SHORTEST = 28  # days: what was counted earlier tells how soon, and not how well


@dataclass(frozen=True)
class Harm:
    """One side effect of one trial, a row a dose in order of strength."""

    study: StudyDoc
    rows: tuple[ReactionDoc, ...]


def place(study: StudyDoc) -> tuple[bool, bool, int]:
    """The order of trials: not of children alone, then of the medicine alone, then by size."""
    return study.of_children, bool(study.also_used), -(study.size or 0)


def benefit(medicine: TreatmentDoc) -> list[OutcomeDoc]:
    """The figures of the picture of benefit, a row a dose; none where nothing was counted at a
    week, nor on a day that is late enough."""
    rows = [
        row
        for row in medicine.outcomes
        if not row.head_to_head and (row.week is not None or (row.day or 0) >= SHORTEST)
    ]
    rows = [row for row in rows if row.measure == MEASURE] or rows
    study = first(medicine, rows)
    return one_outcome([row for row in rows if row.study == study]) if study else []


def harm(medicine: MedicineDoc) -> Harm | None:
    """The chosen side effect: as its label counts it; or in the trial of benefit if that counts it;
    or else by `place`.

    None where none was chosen or no trial counts it beside a comparator.
    """
    rows = chosen(medicine, (row for row in medicine.reactions if not row.head_to_head))
    rows = [row for row in rows if medicine.label in row.sources] or rows
    counted = {row.study for row in rows}
    wanted = next((row.study for row in benefit(medicine)), "")
    study = wanted if wanted in counted else first(medicine, rows)
    if not study:
        return None
    return in_trial(medicine.study(study), [row for row in rows if row.study == study])


def chosen(medicine: MedicineDoc, rows: Iterable[ReactionDoc]) -> list[ReactionDoc]:
    """Those of the rows that count the chosen side effect, by people and not by the year."""
    wanted = medicine.pictured_harm
    return [row for row in rows if wanted and row.side_effect == wanted and row.unit == "people"]


def in_trial(study: StudyDoc, rows: Sequence[ReactionDoc]) -> Harm:
    """One side effect in one trial, from at least one row."""
    return Harm(study, tuple(_doses(rows, min(rows, key=strength))))


def no_harm(medicine: MedicineDoc) -> str:
    """What is said in place of a picture of harm; empty where there are no figures at all."""
    if harm(medicine) or not medicine.reactions:
        return ""
    said = (
        gettext("No figure of a single side effect of %(brand)s may be shown as a picture.")
        % {"brand": medicine.brand},
        medicine.pictured_harm_why,
        gettext("The tables show all that was counted."),
    )
    return " ".join(filter(None, said))


def one_outcome(rows: Sequence[OutcomeDoc]) -> list[OutcomeDoc]:
    """All doses of one measure at one time of a trial: clear skin where it is reported."""
    first = next((row for row in rows if row.measure == MEASURE), rows[0])
    return _doses([row for row in rows if (row.measure, row.week, row.day) == _what(first)], first)


def first(treatment: TreatmentDoc, rows: Sequence[FigureDoc]) -> str:
    """The trial that comes first by `place`: of two alike the one that the label followed prints,
    then by name. Empty where there is none."""
    label = treatment.label if isinstance(treatment, MedicineDoc) else ""
    studies = [treatment.study(slug) for slug in dict.fromkeys(row.study for row in rows)]
    found = min(
        studies,
        key=lambda study: (place(study), label not in study.sources, study.name),
        default=None,
    )
    return found.slug if found else ""


def _what(row: OutcomeDoc) -> tuple[str, int | None, int | None]:
    return row.measure, row.week, row.day


def _doses(rows: Sequence[F], one: F) -> list[F]:
    """The rows that share the comparator of one of them, in order of strength."""
    same = [row for row in rows if row.comparator == one.comparator]
    return sorted(same, key=strength)
