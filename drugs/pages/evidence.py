"""How well the medicines worked in trials: one trial of each for benefit and one for harm, side by
side and never ranked. All trials stand on pages of their own, a medicine each (trials.py)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from drugs.documents import Fact, MedicineDoc, TermDoc
from drugs.numbers import pictured
from drugs.numbers.overview import Overview, TrialRows, one_scale
from drugs.numbers.trial_words import at, capital, weeks
from drugs.pages.by_letter import Part
from drugs.pages.head_to_head import set_against
from drugs.pages.trials import trials
from drugs.shelf import Shelf


@dataclass(frozen=True)
class OfMedicine:
    """The way on to one medicine's trials."""

    medicine: MedicineDoc
    trials: int


@dataclass(frozen=True)
class Missing:
    """A medicine that a table leaves out, and why."""

    medicine: MedicineDoc
    why: str


@dataclass(frozen=True)
class EvidencePage:
    medicines: tuple[OfMedicine, ...]
    benefit: Overview | None
    no_benefit: tuple[MedicineDoc, ...]
    harm: Overview | None
    no_harm: tuple[Missing, ...]
    head_to_head: int
    scores: tuple[TermDoc, ...]

    @property
    def facts(self) -> list[Fact]:
        """Everything the page rests on."""
        tables = [table for table in (self.benefit, self.harm) if table]
        return [*self.scores, *(fact for table in tables for fact in table.facts)]


def evidence_page(shelf: Shelf, part: Part | None = None) -> EvidencePage:
    """All that /evidence/ shows, from the shelf alone; or what one `part` of it shows."""
    medicines = list(part.here if part else shelf.medicines.values())
    found = {medicine.slug: trials(medicine, shelf) for medicine in medicines}
    shown = {medicine.slug: [*_harm(medicine, shelf)] for medicine in medicines}
    benefit, harm = _alike(
        one_scale(rows for medicine in medicines for rows in _benefit(medicine)),
        one_scale(rows for medicine in medicines for rows in shown[medicine.slug]),
    )
    return EvidencePage(
        medicines=tuple(
            OfMedicine(medicine, sum(not trial.head_to_head for trial in found[medicine.slug]))
            for medicine in medicines
        ),
        benefit=benefit,
        no_benefit=tuple(medicine for medicine in medicines if not [*_benefit(medicine)]),
        harm=harm,
        no_harm=tuple(
            Missing(medicine, pictured.no_harm(medicine) or gettext("no count with a group beside"))
            for medicine in medicines
            if not shown[medicine.slug]
        ),
        # Those of others count where these have none: there is one page for all of them.
        head_to_head=sum(t.head_to_head for all_ in found.values() for t in all_)
        or len(set_against(shelf)),
        scores=scores(shelf),
    )


def scores(shelf: Shelf) -> tuple[TermDoc, ...]:
    """The words of the glossary that name a score, the first things first."""
    found = (term for term in shelf.terms.values() if term.score is not None)
    return tuple(sorted(found, key=lambda term: term.score or 0))


def _alike(one: Overview | None, other: Overview | None) -> tuple[Overview | None, Overview | None]:
    """Two tables with bars of one length: a harm is never stretched against a benefit."""
    if not one or not other or one.scale != other.scale:
        return one, other
    most = max(one.full, other.full)
    return replace(one, least=most), replace(other, least=most)


def _benefit(medicine: MedicineDoc) -> Iterator[TrialRows]:
    rows = pictured.benefit(medicine)
    if rows:
        study = medicine.study(rows[0].study)
        what = "" if rows[0].measure == pictured.MEASURE else capital(rows[0].measure_name)
        yield TrialRows(medicine, study, rows, at(rows[0]), what)


def _harm(medicine: MedicineDoc, shelf: Shelf) -> Iterator[TrialRows]:
    found = pictured.harm(medicine)
    if found:
        what = shelf.side_effects[medicine.pictured_harm].name
        yield TrialRows(medicine, found.study, found.rows, weeks(found.study), what)
