"""Which comparisons are printed ahead. Any other is answered when somebody asks for it."""

from __future__ import annotations

from itertools import combinations

from drugs.documents import MedicineDoc
from drugs.shelf import Shelf

Pair = tuple[MedicineDoc, MedicineDoc]


def printed_pairs(shelf: Shelf) -> list[Pair]:
    """The pairs among the medicines that are marked for it, in the order of the alphabet."""
    return list(combinations((m for m in shelf.medicines.values() if m.pairs_printed), 2))


def printed_sheets(shelf: Shelf) -> list[Pair]:
    """Of those, the pairs that go on one sheet of paper: both are approved here for the same
    condition, so that a person can have to choose between them."""
    return [
        pair for pair in printed_pairs(shelf) if _approved_for(pair[0]) & _approved_for(pair[1])
    ]


def _approved_for(medicine: MedicineDoc) -> set[str]:
    """The conditions a medicine is approved for in the United States."""
    return {
        row.condition
        for row in medicine.indications
        if row.region == "us" and row.status == "approved"
    }
