"""What a medicine's label warns of, and what it names without a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drugs.documents import ListingDoc, MedicineDoc, SideEffectDoc, WarningDoc
from drugs.shelf import Shelf


@dataclass(frozen=True)
class WarningOf:
    """A warning with the side effect it warns of."""

    warning: WarningDoc
    effect: SideEffectDoc


@dataclass(frozen=True)
class ListedEffect:
    """A side effect that is named without a figure, and where."""

    listing: ListingDoc
    effect: SideEffectDoc


def warnings(medicine: MedicineDoc, shelf: Shelf, *, boxed: bool) -> Iterator[WarningOf]:
    """Those of the box, or all others."""
    for warning in medicine.warnings:
        if warning.boxed == boxed:
            yield WarningOf(warning, shelf.side_effects[warning.side_effect])


def listed(medicine: MedicineDoc, shelf: Shelf) -> Iterator[ListedEffect]:
    """What is named for a medicine and has neither a warning nor a figure here."""
    for listing in medicine.listings:
        if medicine.state_of(listing.side_effect) in {"listed", "named-elsewhere"}:
            yield ListedEffect(listing, shelf.side_effects[listing.side_effect])
