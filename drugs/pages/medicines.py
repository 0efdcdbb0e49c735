"""The list of all medicines: each with a line of its own, or, where they are many, by letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from drugs.documents import MedicineDoc
from drugs.shelf import Shelf

MANY = 24  # more than so many are too many to look through: they fold by letter, by name alone


@dataclass(frozen=True)
class Letter:
    """The medicines whose brands begin with one letter, in the order of the alphabet."""

    letter: str
    medicines: tuple[MedicineDoc, ...]


@dataclass(frozen=True)
class MedicinesPage:
    """The FDA approved those in `approved` for eczema. `letters` holds all of them again, and
    is empty unless they are many."""

    approved: tuple[MedicineDoc, ...]
    elsewhere: tuple[MedicineDoc, ...]
    letters: tuple[Letter, ...]


def medicines_page(shelf: Shelf) -> MedicinesPage:
    """All that /medicines/ shows, from the shelf alone."""
    found = tuple(shelf.medicines.values())
    return MedicinesPage(
        approved=tuple(medicine for medicine in found if medicine.approved_in_us),
        elsewhere=tuple(medicine for medicine in found if medicine.not_approved_in_us),
        letters=letters(found),
    )


def letters(medicines: Sequence[MedicineDoc]) -> tuple[Letter, ...]:
    """The medicines by letter; empty where they are few enough to stand in one list."""
    if len(medicines) <= MANY:
        return ()
    by_letter = groupby(medicines, key=lambda medicine: medicine.brand[0].upper())
    return tuple(Letter(letter, tuple(some)) for letter, some in by_letter)
