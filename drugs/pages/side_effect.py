"""One side effect across all medicines, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drugs.documents import Fact, MedicineDoc, SideEffectDoc, UrgentSignDoc, WarningDoc
from drugs.numbers.figures import FigureTable, reaction_tables
from drugs.shelf import Shelf

# What studies count, not what a person feels: no list of side effects names them.
TALLIES = {"any-side-effect", "any-serious-side-effect", "death"}

_CALL_911 = re.compile(r"(?:Call 911 (?P<when>(?:if|for) [^.]+)|If (?P<before>[^.]+), call 911)\.")


def listed(shelf: Shelf) -> list[SideEffectDoc]:
    """The side effects a person can look up by what they feel or are told."""
    return [effect for effect in shelf.side_effects.values() if effect.slug not in TALLIES]


def emergency(effect: SideEffectDoc) -> str:
    """When a side effect that can mostly wait is one for 911, in the words of its own advice:
    "911 if breathing gets hard". Empty where its advice names no such case."""
    advice = " ".join(line for block in effect.what_to_do for line in block.texts)
    found = _CALL_911.search(advice)
    if effect.urgency == "911" or not found:
        return ""
    return f"911 {found['when'] or 'if ' + found['before']}"


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
