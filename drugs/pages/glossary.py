"""The words explained, by their first letter."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from drugs.documents import TermDoc
from drugs.shelf import Shelf


@dataclass(frozen=True)
class Letter:
    """The words that begin with one letter, in the order of the alphabet."""

    letter: str
    terms: tuple[TermDoc, ...]


def glossary_page(shelf: Shelf) -> list[Letter]:
    """All that /glossary/ shows, from the shelf alone."""
    by_letter = groupby(shelf.terms.values(), key=lambda term: term.term[0].upper())
    return [Letter(letter, tuple(terms)) for letter, terms in by_letter]
