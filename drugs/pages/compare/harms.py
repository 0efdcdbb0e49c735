"""Side effects in a comparison: which rows, on which scale, and which trial stands in each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext

from drugs.documents import (
    Fact,
    MedicineDoc,
    ReactionDoc,
    StudyDoc,
    TreatmentDoc,
    all_sources,
)
from drugs.numbers import pictured as rule
from drugs.numbers.figures import weeks
from drugs.numbers.sides import OUT_OF_100, Scale, Unit, needs_1000, share
from drugs.pages.compare.cells import NO_FIGURE, NOT_REPORTED, Cell, Item, Row, Studied, missing
from drugs.pages.compare.figures import facts_of, row_of_figures, trial
from drugs.pages.medicine.chapters import warnings_of
from drugs.shelf import Shelf

LARGEST = 3  # side effects of each column that stand in the open


def against_comparator(medicine: TreatmentDoc, unit: Unit) -> list[ReactionDoc]:
    """Side effects as counted per people or per year, head-to-head trials left out."""
    return [row for row in medicine.reactions if row.unit == unit and not row.head_to_head]


def counted(
    medicine: TreatmentDoc, side_effect: str, unit: Unit
) -> list[tuple[StudyDoc, list[ReactionDoc]]]:
    """Every trial that counted a side effect on a medicine, in the order in which trials are
    pictured everywhere: the first stands in the row."""
    found: dict[str, list[ReactionDoc]] = {}
    for row in against_comparator(medicine, unit):
        if row.side_effect == side_effect:
            found.setdefault(row.study, []).append(row)
    trials = [(medicine.study(slug), rows) for slug, rows in found.items()]
    return sorted(trials, key=lambda trial: (rule.place(trial[0]), trial[0].name))


def in_row(medicine: TreatmentDoc, unit: Unit) -> dict[str, list[ReactionDoc]]:
    """For each side effect of a medicine, the figures of the trial that stands in its row."""
    slugs = dict.fromkeys(row.side_effect for row in against_comparator(medicine, unit))
    return {slug: counted(medicine, slug, unit)[0][1] for slug in slugs}


def scales(medicines: Iterable[TreatmentDoc], unit: Unit) -> dict[str, Scale]:
    """Every side effect that any of them counts, with the scale of its whole row: out of 1,000
    where any figure in it would be untrue out of 100."""
    found: dict[str, Scale] = {}
    for medicine in medicines:
        for slug, rows in in_row(medicine, unit).items():
            if any(needs_1000(row.medicine, row.comparator) for row in rows):
                found[slug] = Scale(1000, unit)
            found.setdefault(slug, Scale(100, unit))
    return found


def largest(medicine: TreatmentDoc, unit: Unit, shelf: Shelf) -> set[str]:
    """The named side effects that most people had on a medicine, at any dose."""
    most = {
        slug: max(share(row.medicine) for row in rows)
        for slug, rows in in_row(medicine, unit).items()
        if shelf.side_effects[slug].role != "tally"
    }
    return set(sorted(most, key=lambda slug: (-most[slug], slug))[:LARGEST])


# --- rows -------------------------------------------------------------------------------------


def pictured_harm(medicines: Sequence[MedicineDoc], shelf: Shelf) -> Row:
    """The picture of harm, drawn as the picture of benefit is, with the reason for this one."""

    def cell(medicine: MedicineDoc) -> Cell:
        found = rule.harm(medicine)
        if not found:
            return missing(medicine, rule.no_harm(medicine) or gettext(NOT_REPORTED))
        shown = trial(found.study, found.rows, time=weeks(found.study))
        why = medicine.pictured_harm_why
        return Cell(
            medicine, title=shelf.side_effects[found.rows[0].side_effect].name,
            text=gettext("Why this one? %(why)s") % {"why": why} if why else "", trials=(shown,),
            facts=(Fact(sources=medicine.sources, how_checked=medicine.how_checked), *shown.facts),
            more="side-effects",
        )  # fmt: skip

    return row_of_figures(
        "pictured-harm", gettext("One side effect of each, as a picture"), medicines, cell, "harm"
    )


def reaction(
    medicines: Sequence[MedicineDoc], side_effect: str, shelf: Shelf, scale: Scale = OUT_OF_100
) -> Row:
    def cell(medicine: MedicineDoc) -> Cell:
        trials = [
            trial(study, rows, time=weeks(study), scale=scale)
            for study, rows in counted(medicine, side_effect, scale.unit)
        ]
        if not trials:
            return _no_figure(medicine, side_effect)
        return Cell(
            medicine, trials=tuple(trials[:1]), other_trials=tuple(trials[1:]),
            facts=facts_of(trials),
        )  # fmt: skip

    effect = shelf.side_effects[side_effect]
    found = row_of_figures(f"reaction-{side_effect}{scale.suffix}", effect.name, medicines, cell)
    return replace(found, href=effect.page, compact=True, unit=scale.short)


def _no_figure(medicine: MedicineDoc, side_effect: str) -> Cell:
    """No figure, and the way to the warning where there is one all the same."""
    warning = next((w for w in medicine.warnings if w.side_effect == side_effect), None)
    if not warning:
        return missing(medicine, gettext(NO_FIGURE))
    address = reverse("chapter", args=[medicine.slug, warnings_of(medicine).slug])
    link = Item(gettext("See the warning"), f"{address}#warning-{side_effect}")
    return replace(missing(medicine, gettext(NO_FIGURE)), items=(link,), facts=(warning,))


def studied(medicines: Iterable[MedicineDoc], rows: Iterable[Row]) -> tuple[Studied, ...]:
    """For each medicine, who was counted in the trials of these rows, and the exact figures."""
    found = []
    for medicine in medicines:
        cells = [(row, cell) for row in rows for cell in row.cells if cell.medicine is medicine]
        trials = {
            trial.study.slug: trial
            for _, cell in cells
            for trial in (*cell.trials, *cell.other_trials)
        }
        several = len(trials) > 1
        exact = tuple(
            f"{row.heading}{f', {trial.study.name}' if several else ''}. {trial.exact}"
            for row, cell in cells
            for trial in (*cell.trials, *cell.other_trials)
        )
        facts = [fact for _, cell in cells for fact in cell.facts]
        found.append(Studied(medicine, tuple(trials.values()), exact, all_sources(facts)))
    return tuple(found)
