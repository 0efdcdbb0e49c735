"""Which comparisons are printed ahead. Any other is answered when somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from django.urls import reverse

from drugs.documents import MedicineDoc, TreatmentDoc
from drugs.pages.compare.choice import columns, pair_name
from drugs.shelf import Shelf
from drugs.wording.lists import and_list


def printed_pairs(shelf: Shelf) -> list[tuple[TreatmentDoc, TreatmentDoc]]:
    """The pairs among the treatments that are marked for it, in the order of the alphabet. At least
    one of the two is a medicine: two options are not what this site is about."""
    marked = [treatment for treatment in columns(shelf).values() if treatment.pairs_printed]
    return [
        pair
        for pair in combinations(marked, 2)
        if any(isinstance(treatment, MedicineDoc) for treatment in pair)
    ]


def printed_sheets(shelf: Shelf) -> list[tuple[MedicineDoc, MedicineDoc]]:
    """The pairs of medicines that go on one sheet of paper: both are approved here for the same
    condition, so that a person can have to choose between them."""
    return [
        (one, other)
        for one, other in printed_pairs(shelf)
        if isinstance(one, MedicineDoc)
        and isinstance(other, MedicineDoc)
        and for_the_same(one, other)
    ]


@dataclass(frozen=True)
class ReadyPair:
    """A comparison that is printed ahead, as a link to it."""

    name: str
    href: str


@dataclass(frozen=True)
class ReadyPairs:
    """`same`: both are approved here for the same condition. The others may be many."""

    same: tuple[ReadyPair, ...]
    others: tuple[ReadyPair, ...]


def ready_pairs(shelf: Shelf) -> ReadyPairs:
    """Every pair that is printed ahead, as a reader can choose it."""
    pairs = printed_pairs(shelf)
    return ReadyPairs(
        tuple(_link(pair) for pair in pairs if for_the_same(*pair)),
        tuple(_link(pair) for pair in pairs if not for_the_same(*pair)),
    )


def _link(pair: tuple[TreatmentDoc, TreatmentDoc]) -> ReadyPair:
    names = and_list(treatment.short_name for treatment in pair)
    return ReadyPair(names, reverse("compare_pair", args=[pair_name(pair)]))


def sheet_of(treatments: Sequence[TreatmentDoc], shelf: Shelf) -> str:
    """The name of the sheet that has these treatments on paper; empty where there is none."""
    slugs = [treatment.slug for treatment in treatments]
    sheets = [[one.slug, other.slug] for one, other in printed_sheets(shelf)]
    return pair_name(treatments) if slugs in sheets else ""


def for_the_same(one: TreatmentDoc, other: TreatmentDoc) -> bool:
    """Whether two treatments are approved here for the same condition."""
    return bool(_approved_for(one) & _approved_for(other))


def _approved_for(treatment: TreatmentDoc) -> set[str]:
    """The conditions a treatment is approved for in the United States."""
    return {
        row.condition
        for row in treatment.indications
        if row.region == "us" and row.status == "approved"
    }
