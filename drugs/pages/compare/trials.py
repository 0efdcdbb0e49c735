"""The trials of one treatment as a comparison shows them: each group a line, the comparator last.

They are made once for a shelf: a treatment stands in many comparisons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext, gettext_noop

from drugs.documents import (
    Fact,
    FigureDoc,
    OutcomeDoc,
    ReactionDoc,
    StudyDoc,
    TreatmentDoc,
)
from drugs.documents.reads import once, remembered
from drugs.numbers import pictured as rule
from drugs.numbers.figures import amount, strength
from drugs.numbers.sides import OUT_OF_100, Number, Scale, needs_1000, number, share
from drugs.numbers.trial_words import about, capital, weeks
from drugs.shelf import Shelf
from drugs.wording.lists import or_list

LARGEST = 3  # side effects of each column that stand as rows

# A comparator beside its number, where it stood in full before.
SHORT = {
    "dummy-pill": gettext_noop("dummy"),
    "dummy-shot": gettext_noop("dummy"),
    "plain-cream": gettext_noop("plain"),
    "plain-ointment": gettext_noop("plain"),
}


@dataclass(frozen=True)
class Line:
    """One group of a trial: a dose of the treatment, or its comparator.

    `short` is the dose without how often it is used, where that tells it from the others.
    """

    label: str
    short: str
    number: Number
    comparator: bool = False


@dataclass(frozen=True)
class ShownTrial:
    """The groups of one trial at one time. `facts` are what it rests on."""

    study: StudyDoc
    time: str
    lines: tuple[Line, ...]
    facts: tuple[Fact, ...]
    week: int = 0

    @property
    def comparator(self) -> Line:
        return self.lines[-1]

    @property
    def about(self) -> str:
        return about(self.study, self.time)

    @remembered
    def exact(self) -> str:
        """The figures as printed in the source: "100 mg once a day: 24%. A dummy pill: 8%"."""
        return ". ".join(f"{capital(line.label)}: {line.number.exact}" for line in self.lines)

    @remembered
    def told(self) -> str:
        """Whose numbers these are, and the numbers as printed."""
        return " ".join(filter(None, (self.about, f"{self.exact}.", self.study.caution)))


@dataclass
class TrialsOf:
    """The trials of one treatment that have a comparator of their own, ready to be shown."""

    treatment: TreatmentDoc
    _shown: dict[Any, Any] = field(default_factory=dict)

    @remembered
    def outcomes(self) -> dict[str, tuple[ShownTrial, ...]]:
        """By measure, every trial at every time; head-to-head trials left out."""
        found: dict[tuple[str, str, int, str], list[OutcomeDoc]] = {}
        for row in self.treatment.outcomes:
            week = row.week or (row.day or 0) // rule.WEEK
            if not row.head_to_head and week * rule.WEEK >= rule.SHORTEST:
                found.setdefault((row.measure, row.study, week, when(row)), []).append(row)
        trials: dict[str, tuple[ShownTrial, ...]] = {}
        for (measure, study, week, time), rows in found.items():
            shown = self.trial(self.treatment.study(study), rows, time=time, week=week)
            trials[measure] = (*trials.get(measure, ()), shown)
        return trials

    @remembered
    def counted(self) -> dict[str, tuple[tuple[StudyDoc, list[ReactionDoc]], ...]]:
        """By side effect, every trial that counted people with it, in the order in which trials
        are pictured everywhere: the first stands in the row."""
        found: dict[str, dict[str, list[ReactionDoc]]] = {}
        for row in self.treatment.reactions:
            if row.unit == "people" and not row.head_to_head:
                found.setdefault(row.side_effect, {}).setdefault(row.study, []).append(row)
        return {
            slug: tuple(
                sorted(
                    ((self.treatment.study(study), rows) for study, rows in trials.items()),
                    key=lambda trial: (rule.place(trial[0]), trial[0].name),
                )
            )
            for slug, trials in found.items()
        }

    def trial(
        self,
        study: StudyDoc,
        rows: Sequence[FigureDoc],
        *,
        time: str,
        week: int = 0,
        scale: Scale = OUT_OF_100,
    ) -> ShownTrial:
        """One trial's groups from its figures: doses in order of strength, then the comparator."""
        other, kind = rows[0].comparator_name, study.comparator_kind
        short = gettext(SHORT[kind]) if kind in SHORT else other
        last = Line(other, short, number(rows[0].comparator, scale), comparator=True)
        lines = (
            Line(row.dose, self.short(row), number(row.medicine, scale))
            for row in sorted(rows, key=strength)
        )
        return ShownTrial(study, time, (*lines, last), (*rows, study), week)

    def short(self, row: FigureDoc) -> str:
        """A dose in few words: its amount, unless most figures with that amount are of another way
        of taking it ("15 mg once a day, up to 30 mg")."""
        said = amount(row)
        return said if said and self._usual[said] == row.dose else row.dose

    @remembered
    def _usual(self) -> dict[str, str]:
        """For each amount, the dose that most figures with it are of."""
        doses: dict[str, Counter[str]] = {}
        for row in (*self.treatment.outcomes, *self.treatment.reactions):
            doses.setdefault(amount(row), Counter())[row.dose] += 1
        return {said: counted.most_common(1)[0][0] for said, counted in doses.items()}

    @remembered
    def doses(self) -> str:
        """All doses beside a comparator of their own, in order of strength: "15 or 30 mg"."""
        return or_list(_in_one_unit(self._doses))

    @property
    def one_dose(self) -> bool:
        """Whether a number needs no dose beside it: where its column is named, it is told."""
        return len(self._doses) < 2

    @remembered
    def _doses(self) -> list[FigureDoc]:
        rows = {
            (row.dose_amount, row.dose_unit): row
            for row in (*self.treatment.outcomes, *self.treatment.reactions)
            if row.dose_amount is not None and not row.head_to_head
        }
        return sorted(rows.values(), key=strength)

    @remembered
    def small(self) -> frozenset[str]:
        """The side effects whose figures would be untrue out of 100."""
        return frozenset(
            slug
            for slug, trials in self.counted.items()
            if any(needs_1000(row.medicine, row.comparator) for row in trials[0][1])
        )

    def reactions(self, side_effect: str, scale: Scale) -> tuple[ShownTrial, ...]:
        """Every trial that counted a side effect, the one of the row first."""
        return once(
            self._shown, (side_effect, scale), lambda: tuple(self._reactions(side_effect, scale))
        )

    def _reactions(self, side_effect: str, scale: Scale) -> Iterator[ShownTrial]:
        for study, rows in self.counted.get(side_effect, ()):
            yield self.trial(study, rows, time=weeks(study), scale=scale)

    def largest(self, shelf: Shelf) -> list[str]:
        """The named side effects that rose most over the comparator, at any dose; the totals where
        none is named."""
        rise = {
            slug: max(share(row.medicine) - share(row.comparator) for row in trials[0][1])
            for slug, trials in self.counted.items()
        }
        named = [slug for slug in rise if shelf.side_effects[slug].role != "tally"]
        return sorted(named or rise, key=lambda slug: (-rise[slug], slug))[:LARGEST]


def trials_of(treatment: TreatmentDoc, shelf: Shelf) -> TrialsOf:
    """The trials of a treatment, made anew only for another shelf."""
    return shelf.cached(_trials_of, treatment)


def _trials_of(shelf: Shelf, treatment: TreatmentDoc) -> TrialsOf:
    return TrialsOf(treatment)


def plain(row: FigureDoc) -> str:
    """The number of a dose alone: "100"; empty where it has none."""
    return "" if row.dose_amount is None else f"{row.dose_amount.normalize():f}"


def when(row: OutcomeDoc) -> str:
    """When an outcome was counted: "week 16", "day 29"."""
    if row.week is not None:
        return gettext("week %(number)d") % {"number": row.week}
    return gettext("day %(number)d") % {"number": row.day}


def chosen(
    treatments: Iterable[TrialsOf], measure: str
) -> list[tuple[ShownTrial | None, tuple[ShownTrial, ...]]]:
    """For each treatment the trial that stands beside the others, and its other trials.

    The week nearest to the others' comes first, then the order in which trials are pictured
    everywhere, then the name. How well a treatment did plays no part. There is none where no trial
    reports the measure.
    """
    found = [each.outcomes.get(measure, ()) for each in treatments]
    week = _nearest_week(found)

    def place(trial: ShownTrial) -> tuple[int, tuple[bool, bool, int], str]:
        return abs(trial.week - week), rule.place(trial.study), trial.study.name

    ordered = [tuple(sorted(trials, key=place)) for trials in found]
    return [(trials[0] if trials else None, trials[1:]) for trials in ordered]


def _nearest_week(found: Sequence[Sequence[ShownTrial]]) -> int:
    """The week from which all treatments' trials are the least far away, taken together."""
    known = sorted({trial.week for trials in found for trial in trials})
    return min(
        known,
        key=lambda week: sum(
            min(abs(trial.week - week) for trial in trials) for trials in found if trials
        ),
        default=0,
    )


def _in_one_unit(rows: Sequence[FigureDoc]) -> list[str]:
    """Amounts for a list: the unit only behind the last, where all have the same."""
    amounts = [amount(row) for row in rows]
    if len({row.dose_unit for row in rows}) == 1:
        amounts[:-1] = [plain(row) for row in rows[:-1]]
    return amounts
