"""Pictures of 100 people of each group of one trial: benefit and harm on the same scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from drugs.documents import FigureDoc, MedicineDoc, OutcomeDoc, ReactionDoc, StudyDoc
from drugs.numbers import pictured
from drugs.numbers.figures import label
from drugs.numbers.sides import OUT_OF_100, Number, number
from drugs.numbers.trial_words import about, at, capital, weeks
from drugs.shelf import Shelf
from drugs.wording.lists import commas


@dataclass(frozen=True)
class PeopleGroup:
    """100 people of one group of a trial: `whole` of them had what is pictured."""

    label: str
    whole: int
    short: str
    words: str
    others: str


@dataclass(frozen=True)
class TrialPicture:
    """The groups of one trial side by side, the comparator last."""

    heading: str
    caption: str
    groups: tuple[PeopleGroup, ...]
    good: bool
    about: str


def benefit(
    medicine: MedicineDoc, study: StudyDoc, figures: Sequence[FigureDoc]
) -> TrialPicture | None:
    """The picture of how many got better in one trial, if it has a figure for it."""
    rows = [row for row in figures if isinstance(row, OutcomeDoc)]
    if not rows:
        return None
    shown = pictured.one_outcome(rows)
    heading = capital(shown[0].measure_name)
    return _picture(medicine, study, shown, heading=heading, time=at(shown[0]), good=True)


def harm(
    medicine: MedicineDoc, study: StudyDoc, figures: Sequence[FigureDoc], shelf: Shelf
) -> TrialPicture | None:
    """The picture of the side effect that is pictured of the medicine, if the trial counts it."""
    rows = pictured.chosen(medicine, (row for row in figures if isinstance(row, ReactionDoc)))
    if not rows:
        return None
    found = pictured.in_trial(study, rows)
    effect = shelf.side_effects[medicine.pictured_harm]
    heading = effect.name
    if effect.role != "tally":
        heading = gettext("Side effect: %(effect)s") % {"effect": effect.name}
    return _picture(medicine, study, found.rows, heading=heading, time=weeks(study), good=False)


def _picture(
    medicine: MedicineDoc,
    study: StudyDoc,
    rows: Sequence[FigureDoc],
    *,
    heading: str,
    time: str,
    good: bool,
) -> TrialPicture:
    groups = [_group(label(medicine.brand, row.dose), number(row.medicine)) for row in rows]
    groups.append(_group(rows[0].comparator_name, number(rows[0].comparator)))
    return TrialPicture(
        heading=heading,
        caption=commas([capital(OUT_OF_100.words), time]),
        groups=tuple(groups),
        good=good,
        about=about(study, time),
    )


def _group(label: str, cell: Number) -> PeopleGroup:
    if cell.below is None:
        left = 100 - cell.whole
        others = ngettext("%(number)d did not", "%(number)d did not", left) % {"number": left}
    else:
        others = gettext("more than %(number)d did not") % {"number": 100 - cell.below}
    return PeopleGroup(capital(label), cell.whole, cell.short, cell.words, others)
