"""One side effect across all medicines, as data."""

from __future__ import annotations

from dataclasses import dataclass

from drugs.documents import Fact, MedicineDoc, SideEffectDoc, UrgentSignDoc, WarningDoc
from drugs.numbers.figures import FigureTable, reaction_tables
from drugs.shelf import Shelf


def listed(shelf: Shelf) -> list[SideEffectDoc]:
    """The side effects a person can look up by what they feel or are told."""
    return [effect for effect in shelf.side_effects.values() if effect.role == "symptom"]


def emergency(effect: SideEffectDoc) -> str:
    """When a side effect that can mostly wait is an emergency: "911 if breathing gets hard"."""
    if not effect.emergency_if:
        return ""
    where = "Emergency room" if effect.emergency_room else "911"
    return f"{where} if {effect.emergency_if}"


@dataclass(frozen=True)
class InMedicine:
    """What one medicine's document says about the side effect. `tables` have one row each."""

    medicine: MedicineDoc
    warning: WarningDoc | None
    tables: tuple[FigureTable, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class SideEffectPage:
    effect: SideEffectDoc
    medicines: tuple[InMedicine, ...]
    not_reported: tuple[MedicineDoc, ...]
    signs: tuple[UrgentSignDoc, ...]


def side_effect_page(slug: str, shelf: Shelf) -> SideEffectPage:
    """A medicine stands among `not_reported` when nothing about the effect is published for it."""
    found, none = [], []
    for medicine in shelf.medicines.values():
        warning = next((w for w in medicine.warnings if w.side_effect == slug), None)
        reactions = tuple(r for r in medicine.reactions if r.side_effect == slug)
        tables = tuple(reaction_tables(medicine.model_copy(update={"reactions": reactions}), shelf))
        if warning or tables:
            studies = (table.study for table in tables)
            facts = (*([warning] if warning else []), *reactions, *studies)
            found.append(InMedicine(medicine, warning, tables, facts))
        else:
            none.append(medicine)
    return SideEffectPage(
        effect=shelf.side_effects[slug],
        medicines=tuple(found),
        not_reported=tuple(none),
        signs=tuple(sign for sign in shelf.urgent_signs if sign.side_effect == slug),
    )
