"""Everything that the guide of one medicine shows, from the shelf alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext

from drugs.documents import Fact, IndicationDoc, MedicineDoc
from drugs.documents.reads import remembered
from drugs.numbers.alone import alone_tables
from drugs.numbers.behind_box import resting, tables_behind, uncounted
from drugs.numbers.figures import FigureTable, outcome_tables, reaction_tables
from drugs.numbers.largest import most_and_rest
from drugs.pages.medicine.label import Label, label
from drugs.pages.medicine.monitoring import Step, steps, timeline
from drugs.pages.medicine.warnings import ListedEffect, WarningOf, listed, warnings
from drugs.pages.trial_pictures import TrialPicture
from drugs.pages.trials import Evidence, Trial, evidence_of, trials
from drugs.pages.urgent_help import SignGroup, signs
from drugs.shelf import Shelf
from drugs.wording.lists import commas

IN_SIGHT = 8  # side effects of the first table; the others fold open


@dataclass(frozen=True, eq=False)
class Guide:
    """One medicine; each part is worked out when it is first asked for."""

    medicine: MedicineDoc
    shelf: Shelf

    @property
    def own(self) -> Fact:
        """What the record itself says (whom it is for, its box), without all that hangs on it."""
        return Fact(sources=self.medicine.sources, how_checked=self.medicine.how_checked)

    @property
    def here(self) -> tuple[IndicationDoc, ...]:
        return tuple(row for row in self.medicine.indications if row.region == "us")

    @property
    def abroad(self) -> tuple[IndicationDoc, ...]:
        return tuple(row for row in self.medicine.indications if row.region != "us")

    @property
    def regions_abroad(self) -> list[str]:
        return [row.region_name for row in self.abroad]

    @property
    def only(self) -> tuple[MedicineDoc, ...]:
        """The one medicine where a list of them is asked for."""
        return (self.medicine,)

    @property
    def form(self) -> str:
        """ "Tablet: 15 mg, 30 mg", without strengths that are not for eczema."""
        form = self.medicine.form
        return gettext("%(form)s: %(strengths)s") % {
            "form": form[:1].upper() + form[1:],
            "strengths": commas(self.medicine.strengths),
        }

    @remembered
    def label(self) -> Label | None:
        return label(self.medicine, self.shelf)

    @remembered
    def evidence(self) -> Evidence:
        return evidence_of(self.medicine, trials(self.medicine, self.shelf))

    @remembered
    def outcomes(self) -> list[FigureTable]:
        trial = self.evidence.benefit
        picture = trial.benefit if trial else None
        return _pictured_first(outcome_tables(self.medicine), trial, picture)

    @remembered
    def reactions(self) -> list[FigureTable]:
        trial = self.evidence.harm
        picture = trial.harm if trial else None
        return _pictured_first(reaction_tables(self.medicine, self.shelf), trial, picture)

    @property
    def more_outcomes(self) -> MoreFigures:
        return MoreFigures.of(self.outcomes)

    @property
    def more_reactions(self) -> MoreFigures:
        return MoreFigures.of(self.reactions)

    @property
    def followed_alone(self) -> list[tuple[FigureTable, bool]]:
        return _told(self.alone)

    @property
    def first_reactions(self) -> tuple[FigureTable, FigureTable | None] | None:
        """The first table in two: the rows with the largest gaps, and those that fold open."""
        return most_and_rest(self.reactions[0], IN_SIGHT) if self.reactions else None

    @remembered
    def alone(self) -> list[FigureTable]:
        return alone_tables(self.medicine, self.shelf)

    @remembered
    def boxed(self) -> tuple[WarningOf, ...]:
        return tuple(warnings(self.medicine, self.shelf, boxed=True))

    @remembered
    def behind_box(self) -> list[FigureTable]:
        """What the study found on which parts of the box rest."""
        return tables_behind(resting(self.medicine), self.shelf)

    @remembered
    def uncounted_behind_box(self) -> list[str]:
        """The parts of the box that rest on that study too, by name, of which it has no figure."""
        slugs = uncounted(resting(self.medicine), self.shelf)
        return [self.shelf.side_effects[slug].name.lower() for slug in slugs]

    @remembered
    def other_warnings(self) -> tuple[WarningOf, ...]:
        return tuple(warnings(self.medicine, self.shelf, boxed=False))

    @remembered
    def listed(self) -> tuple[ListedEffect, ...]:
        return tuple(listed(self.medicine, self.shelf))

    @remembered
    def steps(self) -> list[Step]:
        return steps(self.medicine)

    @property
    def timeline(self) -> list[Step]:
        return timeline(self.steps, self.medicine)

    @property
    def limits(self) -> list[Step]:
        """What is not on the line of time: blood levels, which are rules too."""
        return [step for step in self.steps if step not in self.timeline]

    @property
    def label_kind(self) -> str:
        """The kind of source that its label is."""
        source = self.shelf.sources.get(self.medicine.label)
        return source.source_kind if source else ""

    @remembered
    def signs(self) -> list[SignGroup]:
        return signs(self.medicine, self.shelf)


def guide(slug: str, shelf: Shelf) -> Guide:
    """The guide of one medicine on the shelf; its pages share what one of them worked out."""
    return shelf.cached(_guides)[slug]


def _guides(shelf: Shelf) -> dict[str, Guide]:
    return {slug: Guide(medicine, shelf) for slug, medicine in shelf.medicines.items()}


@dataclass(frozen=True)
class MoreFigures:
    """The tables after the first, those of trials without adults apart. Beside each stands whether
    a table above it is of the same trial and tells who was in it."""

    of_children: tuple[tuple[FigureTable, bool], ...]
    others: tuple[tuple[FigureTable, bool], ...]

    @classmethod
    def of(cls, tables: list[FigureTable]) -> Self:
        told = _told(tables)[1:]
        return cls(
            tuple(one for one in told if one[0].study.of_children),
            tuple(one for one in told if not one[0].study.of_children),
        )


def _told(tables: list[FigureTable]) -> list[tuple[FigureTable, bool]]:
    """Each table with whether one above it is of the same trial and tells who was in it."""
    studies = [table.study.slug for table in tables]
    return [(table, table.study.slug in studies[:at]) for at, table in enumerate(tables)]


def _pictured_first(
    tables: list[FigureTable], trial: Trial | None, picture: TrialPicture | None
) -> list[FigureTable]:
    """The table with the numbers that are pictured comes first, then the rest of its trial; all
    tables of one trial stand together."""
    if not trial:
        return tables
    caption = picture and picture.caption
    order = list(dict.fromkeys(table.study.slug for table in tables))

    def place(table: FigureTable) -> tuple[bool, int, bool, bool]:
        other = table.study.slug != trial.study.slug
        at = order.index(table.study.slug)
        return other, at, table.head_to_head, table.caption != caption

    return sorted(tables, key=place)
