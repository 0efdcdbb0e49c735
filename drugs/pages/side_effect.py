"""One side effect across all medicines, as data."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from drugs.documents import (
    Fact,
    ListingDoc,
    MedicineDoc,
    SideEffectDoc,
    State,
    UrgentSignDoc,
    WarningDoc,
)
from drugs.numbers.figures import FigureTable, reaction_tables
from drugs.shelf import Shelf


def listed(shelf: Shelf) -> list[SideEffectDoc]:
    """The side effects a person can look up by what they feel or are told."""
    return [effect for effect in shelf.side_effects.values() if effect.role == "symptom"]


def emergency(effect: SideEffectDoc) -> str:
    """When a side effect that can mostly wait is an emergency: "911 if breathing gets hard", or
    "emergency room for painful blisters"."""
    if not effect.emergency_if:
        return ""
    if effect.emergency_room:
        return gettext("emergency room for %(sign)s") % {"sign": effect.emergency_if}
    return gettext("911 if %(sign)s") % {"sign": effect.emergency_if}


@dataclass(frozen=True)
class InMedicine:
    """What one medicine's document says about the side effect: its state, and what stands behind
    it. `tables` have one row each."""

    medicine: MedicineDoc
    state: State
    warning: WarningDoc | None
    listing: ListingDoc | None
    tables: tuple[FigureTable, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class SideEffectPage:
    """`not_named` are medicines whose label was read wherever it lists side effects, and does not
    name this one; of `not_read` nobody can say so."""

    effect: SideEffectDoc
    medicines: tuple[InMedicine, ...]
    not_named: tuple[MedicineDoc, ...]
    not_read: tuple[MedicineDoc, ...]
    signs: tuple[UrgentSignDoc, ...]


def side_effect_page(slug: str, shelf: Shelf) -> SideEffectPage:
    """All that the page of one side effect shows, from the shelf alone."""
    every = list(shelf.medicines.values())
    silent = [m for m in every if m.state_of(slug) == "not-in-what-we-read"]
    return SideEffectPage(
        effect=shelf.side_effects[slug],
        medicines=tuple(_in(medicine, slug, shelf) for medicine in every if medicine not in silent),
        not_named=tuple(medicine for medicine in silent if medicine.lists_were_read),
        not_read=tuple(medicine for medicine in silent if not medicine.lists_were_read),
        signs=tuple(sign for sign in shelf.urgent_signs if sign.side_effect == slug),
    )


def _in(medicine: MedicineDoc, slug: str, shelf: Shelf) -> InMedicine:
    warning = next((row for row in medicine.warnings if row.side_effect == slug), None)
    listing = next((row for row in medicine.listings if row.side_effect == slug), None)
    reactions = tuple(row for row in medicine.reactions if row.side_effect == slug)
    tables = tuple(reaction_tables(medicine.model_copy(update={"reactions": reactions}), shelf))
    named = [row for row in (warning, listing) if row]
    studies = [table.study for table in tables]
    return InMedicine(
        medicine=medicine,
        state=medicine.state_of(slug),
        warning=warning,
        listing=listing,
        tables=tables,
        facts=(*named, *reactions, *studies),
    )
