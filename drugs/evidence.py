"""What the trials found, as pictures of 100 people for benefit and for harm on the same scale.

Trials against a dummy treatment stand under their medicine; trials against another medicine stand
in a block of their own. Nothing is ranked: medicines and trials keep the order of the alphabet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drugs.documents import Fact, Figure, MedicineDoc, StudyDoc, TermDoc
from drugs.figures import Number, Row, Table, outcome_tables, reaction_tables, weeks
from drugs.shelf import Shelf

SCORES = ("iga", "easi", "easi-75", "itch-score", "hecsi", "dlqi")  # glossary terms, as explained
PICTURED = "clear"  # the measure most trials report: one measure for the picture of every medicine
SMALL_GROUP = 100  # people: fewer than the picture has


@dataclass(frozen=True)
class Group:
    """100 people of one group of a trial: `whole` of them had what is pictured."""

    label: str
    whole: int
    words: str
    others: str


@dataclass(frozen=True)
class Picture:
    """The groups of one trial side by side, the comparator last."""

    heading: str
    caption: str
    groups: tuple[Group, ...]
    good: bool


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
    benefit: Picture | None
    harm: Picture | None
    outcomes: tuple[Table, ...]
    reactions: tuple[Table, ...]
    head_to_head: bool
    primary: bool
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """The trials of one medicine. The two pictures shown first say from which trial they are."""

    medicine: MedicineDoc
    trials: tuple[Trial, ...]
    benefit: Trial | None
    harm: Trial | None
    at_source: int
    sources: tuple[str, ...]

    @property
    def second_hand(self) -> int:
        return len(self.trials) - self.at_source


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
            medicine = evidence.medicine
            shown += [*medicine.studies, *medicine.outcomes, *medicine.reactions]
        return shown


def evidence_page(shelf: Shelf) -> EvidencePage:
    """All that /evidence/ shows, from the shelf alone."""
    found = {medicine.slug: trials(medicine, shelf) for medicine in shelf.medicines.values()}
    return EvidencePage(
        medicines=tuple(evidence_of(shelf.medicines[slug], all_) for slug, all_ in found.items()),
        head_to_head=tuple(
            trial for all_ in found.values() for trial in all_ if trial.head_to_head
        ),
        scores=tuple(shelf.terms[slug] for slug in SCORES if slug in shelf.terms),
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
    outcomes: tuple[Table, ...],
    reactions: tuple[Table, ...],
) -> Trial:
    first = (*outcomes, *reactions)[0]
    study, against = first.study, first.head_to_head
    figures: list[Figure] = [
        row
        for row in (*medicine.outcomes, *medicine.reactions)
        if row.study == study.slug and row.head_to_head == against
    ]
    primary = all(fact.how_checked == "primary" for fact in (study, *figures))
    return Trial(
        slug=f"{medicine.slug}-{study.slug}" + ("-against" if against else ""),
        medicine=medicine,
        study=study,
        comparator=first.columns[0],
        how_many=f"{study.size:,} people" if study.size else "The text we read does not say.",
        how_long=_capital(weeks(study)),
        how_sure=tuple(_how_sure(study, figures, primary=primary, shelf=shelf)),
        benefit=_picture(outcomes[0], outcomes[0].rows[0], good=True) if outcomes else None,
        harm=_harm(reactions),
        outcomes=outcomes,
        reactions=reactions,
        head_to_head=against,
        primary=primary,
        sources=_sources((study, *figures)),
    )


def evidence_of(medicine: MedicineDoc, found: list[Trial]) -> Evidence:
    """The trials of one medicine, and the two whose pictures come first."""
    own = [trial for trial in found if not trial.head_to_head]
    pictured = {row.study for row in medicine.outcomes if row.measure == PICTURED}
    benefit = [trial for trial in own if trial.benefit and trial.study.slug in pictured]
    harm = [trial for trial in own if trial.harm]
    return Evidence(
        medicine=medicine,
        trials=tuple(own),
        # The picture of benefit is from the trial with the most people, that of harm shows the
        # side effect that most people had in any of them.
        benefit=max(benefit, key=lambda trial: trial.study.size or 0, default=None),
        harm=max(harm, key=lambda trial: _most(trial.harm), default=None),
        at_source=sum(trial.primary for trial in own),
        sources=_sources((*medicine.studies, *medicine.outcomes, *medicine.reactions)),
    )


def _picture(table: Table, row: Row, *, good: bool, heading: str = "") -> Picture:
    comparator, *doses = zip(table.columns, row.cells, strict=True)
    return Picture(
        heading=heading or row.name,
        caption=table.caption,
        groups=tuple(_group(label, cell) for label, cell in (*doses, comparator) if cell),
        good=good,
    )


def _group(label: str, cell: Number) -> Group:
    others = (
        "more than 99 did not" if cell.short != str(cell.whole) else f"{100 - cell.whole} did not"
    )
    return Group(_capital(label), cell.whole, cell.words, others)


def _harm(reactions: tuple[Table, ...]) -> Picture | None:
    """The side effect with a name of its own that most people had on the medicine."""
    rows = [
        (table, row)
        for table in reactions
        if table.scale == "out of 100 people"
        for row in table.rows
        if "/any-" not in row.href
    ]
    if not rows:
        return None
    table, row = max(rows, key=lambda pair: max(c.whole for c in pair[1].cells[1:] if c))
    return _picture(table, row, good=False, heading=f"Side effect seen most: {row.name}")


def _most(picture: Picture | None) -> int:
    return max(group.whole for group in picture.groups[:-1]) if picture else 0


def _how_sure(
    study: StudyDoc, figures: list[Figure], *, primary: bool, shelf: Shelf
) -> Iterable[str]:
    """What makes the figures of a trial more or less sure, each as a sentence or two."""
    kinds = sorted({shelf.sources[slug].source_kind for slug in _sources((study, *figures))})
    where = " and ".join(f"a {kind}" for kind in kinds)
    yield (
        f"We read this at the source itself: {where}."
        if primary
        else f"We read some or all of this second-hand, in {where}."
    )
    sizes = [side.size for row in figures for side in (row.medicine, row.comparator) if side.size]
    if not sizes:
        yield "We do not know how many people were in each group."
    elif min(sizes) < SMALL_GROUP:
        yield f"One group had only {min(sizes)} people. In a small group, chance counts for more."
    if study.caution:
        yield study.caution


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sources(facts: Iterable[Fact]) -> tuple[str, ...]:
    return tuple(sorted({slug for fact in facts for slug in fact.sources}))
