"""The trials of one medicine: who took part, what happened on it and beside it, how sure we are.

Trials against a dummy treatment stand here; those against another medicine are told apart from
them (head_to_head.py). Nothing is ranked: trials keep the order of the alphabet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop, ngettext

from drugs.documents import Fact, FigureDoc, MedicineDoc, StudyDoc, all_sources
from drugs.numbers import pictured
from drugs.numbers.figures import FigureTable, outcome_tables, reaction_tables
from drugs.numbers.trial_words import capital, weeks
from drugs.pages.trial_pictures import TrialPicture, benefit, harm
from drugs.shelf import Shelf
from drugs.wording import digits
from drugs.wording.lists import and_list

SMALL_GROUP = 100  # people: fewer than the picture has

# The kinds of sources as the documents name them, as a sentence has them.
A_SOURCE = {
    "medicine label": gettext_noop("a medicine label"),
    "regulator's record": gettext_noop("a regulator's record"),
    "trial publication": gettext_noop("a trial publication"),
    "review or guideline": gettext_noop("a review or guideline"),
    "company page": gettext_noop("a company page"),
    "health information site": gettext_noop("a health information site"),
    "news report": gettext_noop("a news report"),
}


@dataclass(frozen=True)
class Trial:
    """One trial of one medicine, with its pictures, its tables and how sure we are."""

    slug: str
    medicine: MedicineDoc
    study: StudyDoc
    comparator: str
    how_many: str
    how_long: str
    how_sure: tuple[str, ...]
    benefit: TrialPicture | None
    harm: TrialPicture | None
    outcomes: tuple[FigureTable, ...]
    reactions: tuple[FigureTable, ...]
    head_to_head: bool
    primary: bool
    facts: tuple[Fact, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        return all_sources(self.facts)

    @property
    def pooled(self) -> bool:
        """Whether these are several trials taken together: no trial of its own."""
        return self.study.pooled


@dataclass(frozen=True)
class Evidence:
    """The trials of one medicine. `benefit` and `harm` are those shown first; `no_harm` is said in
    place of a picture of harm.

    `at_source` and `second_hand` count trials; those taken together are counted as `pooled`.
    """

    medicine: MedicineDoc
    trials: tuple[Trial, ...]
    benefit: Trial | None
    harm: Trial | None
    no_harm: str
    at_source: int
    second_hand: int
    pooled: int

    @property
    def facts(self) -> list[Fact]:
        """Everything its page rests on."""
        return [fact for trial in self.trials for fact in trial.facts]


def trials_page(slug: str, shelf: Shelf) -> Evidence:
    """All that the page of one medicine's trials shows, from the shelf alone."""
    medicine = shelf.medicines[slug]
    return evidence_of(medicine, trials(medicine, shelf))


def trials(medicine: MedicineDoc, shelf: Shelf) -> list[Trial]:
    """Every trial of a medicine that has a figure, by name; one with two kinds of comparator
    stands twice, once against each."""
    outcomes = outcome_tables(medicine)
    reactions = reaction_tables(medicine, shelf)
    keys = {(table.study.slug, table.head_to_head) for table in (*outcomes, *reactions)}
    found = [
        _trial(
            medicine,
            shelf,
            tuple(t for t in outcomes if (t.study.slug, t.head_to_head) == key),
            tuple(t for t in reactions if (t.study.slug, t.head_to_head) == key),
        )
        for key in keys
    ]
    return sorted(found, key=lambda trial: (trial.study.name.lower(), trial.head_to_head))


def _trial(
    medicine: MedicineDoc,
    shelf: Shelf,
    outcomes: tuple[FigureTable, ...],
    reactions: tuple[FigureTable, ...],
) -> Trial:
    first = (*outcomes, *reactions)[0]
    study, against = first.study, first.head_to_head
    figures: list[FigureDoc] = [
        row
        for row in (*medicine.outcomes, *medicine.reactions)
        if row.study == study.slug and row.head_to_head == against
    ]
    primary = all(fact.how_checked == "primary" for fact in (study, *figures))
    return Trial(
        slug=f"{medicine.slug}-{study.slug}" + ("-against" if against else ""),
        medicine=medicine,
        study=study,
        comparator=first.columns[-1],
        how_many=_how_many(study),
        how_long=capital(weeks(study)),
        how_sure=tuple(_how_sure(study, figures, primary=primary, shelf=shelf)),
        benefit=benefit(medicine, study, figures),
        harm=harm(medicine, study, figures, shelf),
        outcomes=outcomes,
        reactions=reactions,
        head_to_head=against,
        primary=primary,
        facts=(study, *figures),
    )


def _how_many(study: StudyDoc) -> str:
    if not study.size:
        return gettext("Not given.")
    said = ngettext("%(number)s person", "%(number)s people", study.size)
    return said % {"number": digits.whole(study.size)}


def evidence_of(medicine: MedicineDoc, found: list[Trial]) -> Evidence:
    """The trials of one medicine, and the two that stand first: pictured.py says which."""
    own = [trial for trial in found if not trial.head_to_head]
    good, bad = pictured.benefit(medicine), pictured.harm(medicine)
    counted = [trial for trial in own if not trial.pooled]
    return Evidence(
        medicine=medicine,
        trials=tuple(own),
        benefit=next(
            (
                trial
                for trial in own
                for row in good[:1]
                if trial.study.slug == row.study and row.measure == pictured.MEASURE
            ),
            None,
        ),
        harm=next((trial for trial in own if bad and trial.study.slug == bad.study.slug), None),
        no_harm=pictured.no_harm(medicine),
        at_source=sum(trial.primary for trial in counted),
        second_hand=sum(not trial.primary for trial in counted),
        pooled=len(own) - len(counted),
    )


def _how_sure(
    study: StudyDoc, figures: list[FigureDoc], *, primary: bool, shelf: Shelf
) -> Iterable[str]:
    """What makes the figures of a trial more or less sure, each as a sentence or two."""
    kinds = sorted({shelf.sources[slug].source_kind for slug in all_sources((study, *figures))})
    where = {"where": and_list(gettext(A_SOURCE[kind]) for kind in kinds)}
    if primary:
        yield gettext("We read this at the source itself: %(where)s.") % where
    else:
        yield gettext("We read some or all of this second-hand, in %(where)s.") % where
    sizes = [side.size for row in figures for side in (row.medicine, row.comparator) if side.size]
    if not sizes:
        yield gettext("We do not know how many people were in each group.")
    elif min(sizes) < SMALL_GROUP:
        yield ngettext(
            "One group had only %(number)d person. In a small group, chance counts for more.",
            "One group had only %(number)d people. In a small group, chance counts for more.",
            min(sizes),
        ) % {"number": min(sizes)}
    if study.caution:
        yield study.caution
