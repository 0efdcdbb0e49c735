"""Figures for a comparison: which trials stand side by side, each against its own comparator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils.translation import gettext

from drugs.documents import (
    Fact,
    FigureDoc,
    MedicineDoc,
    OutcomeDoc,
    StudyDoc,
    TreatmentDoc,
)
from drugs.numbers import pictured as rule
from drugs.numbers.figures import amount, capital, strength
from drugs.numbers.sides import OUT_OF_100, Scale, number
from drugs.pages.compare.cells import (
    NOT_REPORTED,
    Beside,
    Cell,
    Row,
    ShownTrial,
    TrialLine,
    missing,
)

ITCH = frozenset({"itch-4", "itch-less", "itch-0-1"})  # the measures of itch, of their choices


def trial(
    study: StudyDoc,
    rows: Sequence[FigureDoc],
    *,
    time: str,
    week: int = 0,
    measure: str = "",
    scale: Scale = OUT_OF_100,
) -> ShownTrial:
    """One trial's groups from its figures: all doses in order of strength, then the comparator."""
    doses = sorted(rows, key=strength)
    amounts = [amount(row) for row in doses]
    told_apart = all(amounts) and len(set(amounts)) == len(amounts)
    lines = [
        TrialLine(row.dose, short if told_apart else row.dose, number(row.medicine, scale))
        for row, short in zip(doses, amounts, strict=True)
    ]
    other = rows[0].comparator_name
    last = TrialLine(other, other, number(rows[0].comparator, scale), comparator=True)
    return ShownTrial(
        study=study,
        measure=measure,
        time=time,
        lines=(*lines, last),
        facts=(*rows, study),
        week=week,
    )


def outcomes(medicine: TreatmentDoc, measure: str) -> list[ShownTrial]:
    """Every trial of a medicine that reports a measure at a week, head-to-head trials left out."""
    found: dict[tuple[str, int], list[OutcomeDoc]] = {}
    for row in medicine.outcomes:
        if row.measure == measure and row.week is not None and not row.head_to_head:
            found.setdefault((row.study, row.week), []).append(row)
    return [
        trial(
            medicine.study(study),
            rows,
            time=gettext("week %(number)d") % {"number": week},
            week=week,
        )
        for (study, week), rows in found.items()
    ]


def early_itch(medicine: TreatmentDoc) -> list[ShownTrial]:
    """Itch in the first days, the earliest first."""
    found: dict[tuple[int, str, str], list[OutcomeDoc]] = {}
    for row in medicine.outcomes:
        if row.measure in ITCH and row.day is not None and not row.head_to_head:
            found.setdefault((row.day, row.study, row.measure_name), []).append(row)
    return [
        trial(
            medicine.study(study),
            rows,
            time=gettext("day %(number)d") % {"number": day},
            measure=measure,
        )
        for (day, study, measure), rows in sorted(found.items())
    ]


def chosen(
    medicines: Iterable[TreatmentDoc], measure: str
) -> dict[str, tuple[list[ShownTrial], list[ShownTrial]]]:
    """For each medicine the trial that stands beside the others, and its other trials.

    The week nearest to the others' comes first, then the order in which trials are pictured
    everywhere; trials equal in both stand together. How well the medicine did plays no part. Both
    lists are empty where no trial reports the measure.
    """
    found = {medicine.slug: outcomes(medicine, measure) for medicine in medicines}
    week = nearest_week(found)

    def place(trial: ShownTrial) -> tuple[int, bool, bool, int]:
        return abs(trial.week - week), *rule.place(trial.study)

    picked: dict[str, tuple[list[ShownTrial], list[ShownTrial]]] = {}
    for slug, trials in found.items():
        first = min(map(place, trials), default=None)
        order = sorted(trials, key=lambda trial: (place(trial), trial.study.name))
        picked[slug] = (
            [trial for trial in order if place(trial) == first],
            [trial for trial in order if place(trial) != first],
        )
    return picked


def nearest_week(found: Mapping[str, Sequence[ShownTrial]]) -> int:
    """The week from which all medicines' trials are the least far away, taken together."""
    known = sorted({t.week for trials in found.values() for t in trials})
    return min(
        known,
        key=lambda week: sum(
            min(abs(t.week - week) for t in trials) for trials in found.values() if trials
        ),
        default=0,
    )


def measures(medicines: Iterable[TreatmentDoc]) -> dict[str, str]:
    """Every measure any of them reports against its comparator, by name; the pictured one first."""
    rows = [
        row
        for medicine in medicines
        for row in medicine.outcomes
        if row.week is not None and not row.head_to_head
    ]
    names = {row.measure: row.measure_name for row in rows}
    return dict(sorted(names.items(), key=lambda item: (item[0] != rule.MEASURE, item[1])))


# --- rows -------------------------------------------------------------------------------------


def outcome(
    medicines: Sequence[MedicineDoc], measure: str, name: str, *, pictured: bool = False
) -> Row:
    """One measure: for each medicine the trial nearest to the others, its other trials beside."""
    picked = chosen(medicines, measure)

    def cell(medicine: MedicineDoc) -> Cell:
        shown, others = picked[medicine.slug]
        if not shown:
            return missing(medicine, gettext(NOT_REPORTED))
        return Cell(
            medicine, trials=tuple(shown), other_trials=tuple(others),
            facts=facts_of([*shown, *others]), more="benefits",
        )  # fmt: skip

    return row_of_figures(f"outcome-{measure}", capital(name), medicines, cell, "good" * pictured)


def how_soon(medicines: Sequence[MedicineDoc]) -> Row:
    def cell(medicine: MedicineDoc) -> Cell:
        found, trials = medicine.said("itch-relief"), early_itch(medicine)
        if found is None and not trials:
            return missing(medicine)
        return Cell(
            medicine, text=found.summary if found else "", trials=tuple(trials),
            facts=(*([found] if found else []), *facts_of(trials)), more="topic-itch-relief",
        )  # fmt: skip

    return row_of_figures("how-soon", gettext("How soon itch eased"), medicines, cell)


def row_of_figures(
    slug: str,
    heading: str,
    medicines: Sequence[MedicineDoc],
    cell: Callable[[MedicineDoc], Cell],
    pictured: str = "",
) -> Row:
    """A row of figures; "no change" shows the comparator of every trial in it."""
    cells = tuple(map(cell, medicines))
    beside = [
        Beside(cell.medicine, cell.title, trial)
        for cell in cells
        if cell.medicine
        for trial in cell.trials
    ]
    last = (
        Cell(None, beside=tuple(beside), facts=facts_of(each.trial for each in beside))
        if beside
        else missing(None, gettext(NOT_REPORTED))
    )
    return Row(slug, heading, (*cells, last), pictured=pictured)


def facts_of(trials: Iterable[ShownTrial]) -> tuple[Fact, ...]:
    return tuple(fact for trial in trials for fact in trial.facts)
