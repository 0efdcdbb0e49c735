"""The list of what people take besides, as data: by kind, and by name."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from drugs.documents import SubstanceDoc
from drugs.shelf import Shelf


@dataclass(frozen=True)
class Letter:
    """What begins with one letter."""

    letter: str
    substances: tuple[SubstanceDoc, ...]


@dataclass(frozen=True)
class MixingPage:
    classes: tuple[SubstanceDoc, ...]
    letters: tuple[Letter, ...]


def mixing_page(shelf: Shelf) -> MixingPage:
    """Classes and single substances, each in the order of the alphabet by what people call it."""
    ones = sorted(
        (row for row in shelf.substances.values() if row.of == "one"),
        key=lambda row: row.best_known.lower(),
    )
    by_letter = groupby(ones, key=lambda row: row.best_known[0].upper())
    return MixingPage(
        classes=tuple(row for row in shelf.substances.values() if row.of == "class"),
        letters=tuple(Letter(letter, tuple(rows)) for letter, rows in by_letter),
    )
