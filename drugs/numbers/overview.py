"""One trial of each treatment in one table: every dose beside its own other group, on one scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from drugs.documents import Fact, FigureDoc, StudyDoc, TreatmentDoc
from drugs.numbers.figures import FULL_BARS, sources_of, strength
from drugs.numbers.sides import Number, Scale, needs_1000, number
from drugs.numbers.trial_words import people
from drugs.wording import digits
from drugs.wording.lists import commas

FEW = 10  # people with the event in all groups: a number that rests on so few says so


@dataclass(frozen=True)
class TrialRows:
    """The figures of one event in one trial, a row a dose. `what` names the event where the table
    has several; `time` says when it was counted."""

    treatment: TreatmentDoc
    study: StudyDoc
    rows: Sequence[FigureDoc]
    time: str
    what: str = ""


@dataclass(frozen=True)
class DoseRow:
    """One dose of a treatment, and beside it the other group of the same trial."""

    dose: str
    on_it: Number
    beside: Number


@dataclass(frozen=True)
class Counted:
    """One treatment's trial: who was in it, how long, against what."""

    treatment: TreatmentDoc
    what: str
    trial: str
    about: str
    comparator: str
    rows: tuple[DoseRow, ...]
    few: str
    facts: tuple[Fact, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        return sources_of(fact.sources for fact in self.facts)


@dataclass(frozen=True)
class Overview:
    """One trial of each treatment, all on one scale. `least` is where its bars are full at least:
    two tables that are read together have bars of one length."""

    scale: Scale
    trials: tuple[Counted, ...]
    least: int = 0

    @property
    def full(self) -> int:
        """The number at which a bar is full, the same for all."""
        cells = (cell for t in self.trials for r in t.rows for cell in (r.on_it, r.beside))
        most = max(self.least, *(cell.whole for cell in cells))
        return next((number for number in FULL_BARS if number >= most), most)

    @property
    def facts(self) -> list[Fact]:
        return [fact for trial in self.trials for fact in trial.facts]

    @property
    def caption(self) -> str:
        """ "How many out of 100 people. A full bar is 50." """
        said = {"scale": self.scale.words, "number": digits.whole(self.full)}
        return gettext("How many %(scale)s. A full bar is %(number)s.") % said


def one_scale(trials: Iterable[TrialRows]) -> Overview | None:
    """The trials as one table, out of 1,000 where any of its numbers would be untrue out of 100;
    None where there are none."""
    found = list(trials)
    if not found:
        return None
    needy = any(needs_1000(row.medicine, row.comparator) for trial in found for row in trial.rows)
    scale = Scale(1000 if needy else 100)
    return Overview(scale, tuple(_counted(trial, scale) for trial in found))


def _counted(trial: TrialRows, scale: Scale) -> Counted:
    study, rows = trial.study, sorted(trial.rows, key=strength)
    also = gettext("everyone also used %(also_used)s") % {"also_used": study.also_used}
    said = (study.who, people(study), trial.time, also if study.also_used else "")
    return Counted(
        treatment=trial.treatment,
        what=trial.what,
        trial=study.name,
        about=commas(filter(None, said)),
        comparator=rows[0].comparator_name,
        rows=tuple(
            DoseRow(row.dose, number(row.medicine, scale), number(row.comparator, scale))
            for row in rows
        ),
        few=_few(rows),
        facts=(study, *rows),
    )


def _few(rows: Sequence[FigureDoc]) -> str:
    """That a number rests on few people, where the counts of all groups are known and say so."""
    sides = [*(row.medicine for row in rows), rows[0].comparator]
    counts = [side.count for side in sides if side.count is not None]
    total = sum(counts)
    if len(counts) < len(sides) or not 0 < total <= FEW:
        return ""
    said = ngettext(
        "Few people: %(number)d in all had it.", "Few people: %(number)d in all had it.", total
    )
    return said % {"number": total}
