"""Figures for a comparison: which trials stand side by side, each against its own comparator."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from drugs.documents import (
    Fact,
    FigureDoc,
    MedicineDoc,
    OutcomeDoc,
    ReactionDoc,
    StudyDoc,
    TreatmentDoc,
)
from drugs.numbers import pictured as rule
from drugs.numbers.figures import beside, capital, strength, weeks
from drugs.numbers.sides import OUT_OF_100, Scale, Unit, needs_1000, number, share
from drugs.pages.compare.cells import (
    NO_FIGURE,
    NOT_REPORTED,
    Beside,
    Cell,
    Item,
    Row,
    ShownTrial,
    Studied,
    TrialLine,
    missing,
)
from drugs.pages.medicine import sources
from drugs.shelf import Shelf

ITCH = frozenset({"itch-4", "itch-less", "itch-0-1"})  # the measures of itch, of their choices
LARGEST = 3  # side effects of each column that stand in the open


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
    other = beside(study, rows[0])
    last = TrialLine(other, other, number(rows[0].comparator, scale), comparator=True)
    return ShownTrial(
        study=study,
        measure=measure,
        time=time,
        lines=(*lines, last),
        facts=(*rows, study),
        week=week,
    )


def amount(row: FigureDoc) -> str:
    """How much, without how often: "100 mg", "1.5%"; empty where the dose has no number."""
    if row.dose_amount is None:
        return ""
    space = "" if row.dose_unit == "%" else " "
    return f"{row.dose_amount.normalize():f}{space}{row.dose_unit}".strip()


def outcomes(medicine: TreatmentDoc, measure: str) -> list[ShownTrial]:
    """Every trial of a medicine that reports a measure at a week, head-to-head trials left out."""
    found: dict[tuple[str, int], list[OutcomeDoc]] = {}
    for row in medicine.outcomes:
        if row.measure == measure and row.week is not None and not row.head_to_head:
            found.setdefault((row.study, row.week), []).append(row)
    return [
        trial(medicine.study(study), rows, time=f"week {week}", week=week)
        for (study, week), rows in found.items()
    ]


def early_itch(medicine: TreatmentDoc) -> list[ShownTrial]:
    """Itch in the first days, the earliest first."""
    found: dict[tuple[int, str, str], list[OutcomeDoc]] = {}
    for row in medicine.outcomes:
        if row.measure in ITCH and row.day is not None and not row.head_to_head:
            found.setdefault((row.day, row.study, row.measure_name), []).append(row)
    return [
        trial(medicine.study(study), rows, time=f"day {day}", measure=measure)
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


def against_comparator(medicine: TreatmentDoc, unit: Unit) -> list[ReactionDoc]:
    """Side effects as counted per people or per year, head-to-head trials left out."""
    return [row for row in medicine.reactions if row.unit == unit and not row.head_to_head]


def counted(medicine: TreatmentDoc, side_effect: str, scale: Scale) -> list[ShownTrial]:
    """Every trial that counted a side effect on a medicine."""
    found: dict[str, list[ReactionDoc]] = {}
    for row in against_comparator(medicine, scale.unit):
        if row.side_effect == side_effect:
            found.setdefault(row.study, []).append(row)
    studies = {slug: medicine.study(slug) for slug in found}
    return [
        trial(studies[slug], rows, time=weeks(studies[slug]), scale=scale)
        for slug, rows in found.items()
    ]


def scales(medicines: Sequence[TreatmentDoc], unit: Unit) -> dict[str, Scale]:
    """Every side effect that any of them counts, with the scale of its whole row: out of 1,000
    where any of its figures would be untrue out of 100."""
    found: dict[str, Scale] = {}
    for row in (row for medicine in medicines for row in against_comparator(medicine, unit)):
        if needs_1000(row.medicine, row.comparator):
            found[row.side_effect] = Scale(1000, unit)
        found.setdefault(row.side_effect, Scale(100, unit))
    return found


def largest(medicine: TreatmentDoc, unit: Unit, shelf: Shelf) -> set[str]:
    """The named side effects that most people had on a medicine, in any trial at any dose."""
    most: dict[str, Decimal] = {}
    for row in against_comparator(medicine, unit):
        if shelf.side_effects[row.side_effect].role != "tally":
            most[row.side_effect] = max(share(row.medicine), most.get(row.side_effect, Decimal(0)))
    return set(sorted(most, key=lambda slug: (-most[slug], slug))[:LARGEST])


# --- rows -------------------------------------------------------------------------------------


def outcome(
    medicines: Sequence[MedicineDoc], measure: str, name: str, *, pictured: bool = False
) -> Row:
    """One measure: for each medicine the trial nearest to the others, its other trials beside."""
    picked = chosen(medicines, measure)

    def cell(medicine: MedicineDoc) -> Cell:
        shown, others = picked[medicine.slug]
        if not shown:
            return missing(medicine, NOT_REPORTED)
        return Cell(
            medicine, trials=tuple(shown), other_trials=tuple(others),
            facts=_facts([*shown, *others]), more="benefits",
        )  # fmt: skip

    return _figures(f"outcome-{measure}", capital(name), medicines, cell, "good" * pictured)


def how_soon(medicines: Sequence[MedicineDoc]) -> Row:
    def cell(medicine: MedicineDoc) -> Cell:
        found, trials = medicine.said("itch-relief"), early_itch(medicine)
        if found is None and not trials:
            return missing(medicine)
        return Cell(
            medicine, text=found.summary if found else "", trials=tuple(trials),
            facts=(*([found] if found else []), *_facts(trials)), more="topic-itch-relief",
        )  # fmt: skip

    return _figures("how-soon", "How soon itch eased", medicines, cell)


def pictured_harm(medicines: Sequence[MedicineDoc], shelf: Shelf) -> Row:
    """The picture of harm, drawn as the picture of benefit is, with the reason for this one."""

    def cell(medicine: MedicineDoc) -> Cell:
        found = rule.harm(medicine)
        if not found:
            return missing(medicine, rule.no_harm(medicine) or NOT_REPORTED)
        shown = trial(found.study, found.rows, time=weeks(found.study))
        why = medicine.pictured_harm_why
        return Cell(
            medicine, title=shelf.side_effects[found.rows[0].side_effect].name,
            text=f"Why this one? {why}" if why else "", trials=(shown,),
            facts=(Fact(sources=medicine.sources, how_checked=medicine.how_checked), *shown.facts),
            more="side-effects",
        )  # fmt: skip

    return _figures(
        "pictured-harm", "One side effect of each, as a picture", medicines, cell, "harm"
    )


def reaction(
    medicines: Sequence[MedicineDoc], side_effect: str, shelf: Shelf, scale: Scale = OUT_OF_100
) -> Row:
    def cell(medicine: MedicineDoc) -> Cell:
        trials = counted(medicine, side_effect, scale)
        if not trials:
            return _no_figure(medicine, side_effect)
        return Cell(medicine, trials=tuple(trials), facts=_facts(trials))

    name = shelf.side_effects[side_effect].name
    found = _figures(f"reaction-{side_effect}{scale.suffix}", name, medicines, cell)
    return replace(found, href=f"/side-effects/{side_effect}/", compact=True, unit=scale.short)


def _no_figure(medicine: MedicineDoc, side_effect: str) -> Cell:
    """No figure, and the way to the warning where there is one all the same."""
    warning = next((w for w in medicine.warnings if w.side_effect == side_effect), None)
    if not warning:
        return missing(medicine, NO_FIGURE)
    place = "boxed-warning" if warning.boxed else "side-effects"
    link = Item("See the warning", f"/medicines/{medicine.slug}/#{place}")
    return replace(missing(medicine, NO_FIGURE), items=(link,), facts=(warning,))


def studied(medicines: Iterable[MedicineDoc], rows: Iterable[Row]) -> tuple[Studied, ...]:
    """For each medicine, who was counted in the trials of these rows, and the exact figures."""
    found = []
    for medicine in medicines:
        cells = [(row, cell) for row in rows for cell in row.cells if cell.medicine is medicine]
        trials = {trial.study.slug: trial for _, cell in cells for trial in cell.trials}
        several = len(trials) > 1
        exact = tuple(
            f"{row.heading}{f', {trial.study.name}' if several else ''}. {trial.exact}"
            for row, cell in cells
            for trial in cell.trials
        )
        facts = [fact for _, cell in cells for fact in cell.facts]
        found.append(Studied(medicine, tuple(trials.values()), exact, sources(facts)))
    return tuple(found)


def _figures(
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
        Cell(None, beside=tuple(beside), facts=_facts(each.trial for each in beside))
        if beside
        else missing(None, NOT_REPORTED)
    )
    return Row(slug, heading, (*cells, last), pictured=pictured)


def _facts(trials: Iterable[ShownTrial]) -> tuple[Fact, ...]:
    return tuple(fact for trial in trials for fact in trial.facts)
