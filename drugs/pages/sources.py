"""Every source, by the first letter of its publisher; labels with what was read of them. Where
medicines are many, what they rest on stands at the letter of each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from drugs.documents import SourceDoc
from drugs.pages.by_letter import MOST, Part, parts
from drugs.shelf import Shelf

PAGE = "/sources/"


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


def sources_page(shelf: Shelf, part: Part) -> SourcesPage:
    """All that /sources/ shows, from the shelf alone; or what one `part` of it shows."""
    found = _of(part, shelf) if part.folded else shelf.sources_in_order
    by_letter = groupby(found, key=lambda source: source.publisher[0].upper())
    return SourcesPage(
        labels=tuple(source for source in found if source.revision_read),
        letters=tuple(_publishers(letter, tuple(sources)) for letter, sources in by_letter),
    )


def _of(part: Part, shelf: Shelf) -> list[SourceDoc]:
    """What the medicines of a part rest on; in front also what no medicine rests on."""
    here = shelf.sources_of(part.here)
    if not part.is_front:
        return here
    elsewhere = {source.slug for source in shelf.sources_of(shelf.medicines.values())}
    elsewhere -= {source.slug for source in here}
    return [source for source in shelf.sources_in_order if source.slug not in elsewhere]


def place_of(slug: str, shelf: Shelf) -> str:
    """Where a source stands, as an address with its place."""
    return shelf.cached(_places).get(slug, f"{PAGE}#source-{slug}")


def _places(shelf: Shelf) -> dict[str, str]:
    """The places of sources that stand at a letter."""
    every = [*shelf.medicines.values()]
    if len(every) <= MOST:
        return {}
    return {
        source.slug: f"{one.href}#source-{source.slug}"
        for one in parts(PAGE, every)
        if not one.is_front
        for source in shelf.sources_of(one.here)
    }


def _publishers(letter: str, sources: tuple[SourceDoc, ...]) -> Publishers:
    names = dict.fromkeys(source.publisher for source in sources)
    return Publishers(letter, tuple(names), sources)
