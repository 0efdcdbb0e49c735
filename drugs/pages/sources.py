"""Every source, by the first letter of its publisher; labels with what was read of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from drugs.documents import SourceDoc
from drugs.shelf import Shelf


@dataclass(frozen=True)
class Publishers:
    """The sources whose publishers begin with one letter."""

    letter: str
    publishers: tuple[str, ...]
    sources: tuple[SourceDoc, ...]


@dataclass(frozen=True)
class SourcesPage:
    labels: tuple[SourceDoc, ...]
    letters: tuple[Publishers, ...]


def sources_page(shelf: Shelf) -> SourcesPage:
    """All that /sources/ shows, from the shelf alone."""
    found = shelf.sources_in_order
    by_letter = groupby(found, key=lambda source: source.publisher[0].upper())
    return SourcesPage(
        labels=tuple(source for source in found if source.revision_read),
        letters=tuple(_publishers(letter, tuple(sources)) for letter, sources in by_letter),
    )


def _publishers(letter: str, sources: tuple[SourceDoc, ...]) -> Publishers:
    names = dict.fromkeys(source.publisher for source in sources)
    return Publishers(letter, tuple(names), sources)
