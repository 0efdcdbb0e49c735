"""What the trials found, as pictures of 100 people for benefit and for harm on the same scale.

Trials against a dummy treatment stand under their medicine; trials against another medicine stand
in a block of their own. Nothing is ranked: medicines and trials keep the order of the alphabet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop, ngettext

from drugs.documents import (
    Fact,
    FigureDoc,
    MedicineDoc,
    OutcomeDoc,
    ReactionDoc,
    StudyDoc,
    TermDoc,
    all_sources,
)
from drugs.numbers import pictured
from drugs.numbers.figures import (
    FigureTable,
    about,
    at,
    capital,
    label,
    outcome_tables,
    reaction_tables,
    weeks,
)
from drugs.numbers.sides import OUT_OF_100, Number, number
from drugs.shelf import Shelf
from drugs.wording import digits
from drugs.wording.lists import and_list, commas

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
class PeopleGroup:
    """100 people of one group of a trial: `whole` of them had what is pictured."""

    label: str
    whole: int
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
    sources: tuple[str, ...]

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
    sources: tuple[str, ...]


@dataclass(frozen=True)
class EvidencePage:
    medicines: tuple[Evidence, ...]
    head_to_head: tuple[Trial, ...]
    scores: tuple[TermDoc, ...]

    @property
    def facts(self) -> list[Fact]:
        """Everything the page rests on."""
        shown: list[Fact] = [*self.scores]
        for evidence in self.medicines:
            shown += _compared(evidence.medicine)
        return shown


def evidence_page(shelf: Shelf) -> EvidencePage:
    """All that /evidence/ shows, from the shelf alone."""
    found = {medicine.slug: trials(medicine, shelf) for medicine in shelf.medicines.values()}
    return EvidencePage(
        medicines=tuple(evidence_of(shelf.medicines[slug], all_) for slug, all_ in found.items()),
        head_to_head=tuple(
            trial for all_ in found.values() for trial in all_ if trial.head_to_head
        ),
        scores=tuple(
            sorted(
                (term for term in shelf.terms.values() if term.score is not None),
                key=lambda term: term.score or 0,
            )
        ),
    )


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
        benefit=_benefit(medicine, study, figures),
        harm=_harm(medicine, study, figures, shelf),
        outcomes=outcomes,
        reactions=reactions,
        head_to_head=against,
        primary=primary,
        sources=all_sources((study, *figures)),
    )


def _how_many(study: StudyDoc) -> str:
    if not study.size:
        return gettext("The text we read does not say.")
    said = ngettext("%(number)s person", "%(number)s people", study.size)
    return said % {"number": digits.whole(study.size)}


def _compared(medicine: MedicineDoc) -> list[Fact]:
    """What stands on the page of one medicine: no one who was followed alone."""
    figures = [*medicine.outcomes, *medicine.reactions]
    shown = {row.study for row in figures}
    return [*(study for study in medicine.studies if study.slug in shown), *figures]


def evidence_of(medicine: MedicineDoc, found: list[Trial]) -> Evidence:
    """The trials of one medicine, and the two that stand first: pictured.py says which."""
    own = [trial for trial in found if not trial.head_to_head]
    benefit, harm = pictured.benefit(medicine), pictured.harm(medicine)
    counted = [trial for trial in own if not trial.pooled]
    return Evidence(
        medicine=medicine,
        trials=tuple(own),
        benefit=next(
            (
                trial
                for trial in own
                for row in benefit[:1]
                if trial.study.slug == row.study and row.measure == pictured.MEASURE
            ),
            None,
        ),
        harm=next((trial for trial in own if harm and trial.study.slug == harm.study.slug), None),
        no_harm=pictured.no_harm(medicine),
        at_source=sum(trial.primary for trial in counted),
        second_hand=sum(not trial.primary for trial in counted),
        pooled=len(own) - len(counted),
        sources=all_sources(_compared(medicine)),
    )


def _benefit(
    medicine: MedicineDoc, study: StudyDoc, figures: Sequence[FigureDoc]
) -> TrialPicture | None:
    rows = [row for row in figures if isinstance(row, OutcomeDoc)]
    if not rows:
        return None
    shown = pictured.one_outcome(rows)
    heading = capital(shown[0].measure_name)
    return _picture(medicine, study, shown, heading=heading, time=at(shown[0]), good=True)


def _harm(
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
    return PeopleGroup(capital(label), cell.whole, cell.words, others)


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
