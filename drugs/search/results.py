"""Search: over every published record and heading, forgiving misspellings, knowing other names.

Pure, over the shelf. What is asked is never kept or logged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext

from drugs.search.answers import Answer, answer
from drugs.search.index import NAME, Field, Index, build
from drugs.search.intent import WANTED, intent, under, wanted
from drugs.search.names import Part, Sought, holds, mark, snippet, words
from drugs.search.place import SORTS, Place
from drugs.search.reading import LONGEST, MOST_WORDS, Concept, QueryReading, Way, clean, read
from drugs.search.urgent import Alarm, alarm
from drugs.shelf import Shelf
from drugs.wording.lists import commas

MOST_PAGES = 10  # at first
MORE_PAGES = 60  # when all are asked for
MOST_PLACES = 3  # on one page, and then how many more there are
# What it adds when a page, or a place on it, is called just what was asked.
PAGE_CALLED, PLACE_CALLED = 30.0, 12.0
# What it adds when all that was typed is a title of so many words: more than any guess.
TITLE_TYPED, TITLE_WORDS = 120.0, 3
# What it adds when the title is close to all that was typed, little words included.
LIKE_TITLE = 6.0


@dataclass(frozen=True)
class PlaceFound:
    """A place on a page: its title and a sentence, with what was searched for marked."""

    href: str
    title: tuple[Part, ...]
    also_called: tuple[Part, ...]
    text: tuple[Part, ...]
    note: str


@dataclass(frozen=True)
class PageFound:
    """A page with the places on it that were found. `more` is how many others are not listed."""

    href: str
    kind: str
    title: tuple[Part, ...]
    also_called: tuple[Part, ...]
    text: tuple[Part, ...]
    note: str
    places: tuple[PlaceFound, ...]
    more: int
    answer: Answer | None = None


@dataclass(frozen=True)
class GroupFound:
    """Pages of one sort, under its name."""

    name: str
    pages: tuple[PageFound, ...]


@dataclass(frozen=True)
class Found:
    """The answer. `instead` holds (typed, looked for); `offered`, (typed, what may be meant);
    `unknown`, words that nothing is like. `pages` has the best first; `groups` has the same.

    `some` is true when no place has all the words, so that these have only some of them. `alarm`
    stands before all else.
    """

    query: str = ""
    alarm: Alarm | None = None
    cut: bool = False
    pages: tuple[PageFound, ...] = ()
    total: int = 0
    groups: tuple[GroupFound, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()
    offered: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    some: bool = False


@dataclass
class _Score:
    total: float = 0.0
    concepts: int = 0
    own: int = 0


def search(query: str, shelf: Shelf, *, most: int = MOST_PAGES) -> Found:
    """What `query` finds, the best page first. Any text may be asked; it takes bounded time."""
    text, cut = clean(query)
    index = shelf.cached(build)
    typed = words(text)
    reading = read(typed[:MOST_WORDS], index)
    wants = intent(reading, index, shelf)
    card = alarm(typed, shelf)
    first = wanted(wants, index, shelf)
    if card and card.place_to_read in index.by_href:
        first.setdefault(card.place_to_read, WANTED)
    scores, some = _scores(reading, index, first)
    by_page: dict[str, list[int]] = {}
    for number in sorted(scores, key=lambda number: (-scores[number].total, number)):
        by_page.setdefault(index.places[number].page, []).append(number)
    sought = [concept.sought for concept in reading.concepts]
    best = next(iter(by_page), "")
    front = [place.href for place in under(wants, best, index, shelf)]
    for href in front:
        by_page.pop(href, None)
    pages = tuple(
        _page(index, address, numbers, sought) for address, numbers in list(by_page.items())[:most]
    )
    if pages:
        chapters = tuple(_place(index.places[index.by_href[href]], []) for href in front)
        pages = (
            replace(
                pages[0],
                answer=answer(wants, pages[0].href, shelf),
                places=(*chapters, *pages[0].places),
            ),
            *pages[1:],
        )
    return Found(
        query=text,
        alarm=card,
        cut=cut,
        pages=pages,
        groups=_groups(pages, index),
        total=len(by_page),
        instead=tuple(reading.instead),
        offered=tuple(reading.offered),
        unknown=tuple(reading.unknown),
        some=some,
    )


def close_pages(word: str, shelf: Shelf, most: int = 3) -> list[tuple[str, str]]:
    """(address, title) of pages whose name is close to `word`, best first."""
    if len(word) > LONGEST:
        return []
    return [(place.href, place.title) for place in shelf.cached(build).close_pages(word, most)]


# --- finding and ranking ----------------------------------------------------------------------


def _scores(
    reading: QueryReading, index: Index, first: dict[str, float]
) -> tuple[dict[int, _Score], bool]:
    """Scores by place, of those that hold every concept; or of those that hold the most of them,
    and then True."""
    scores: dict[int, _Score] = {}
    for concept in reading.concepts:
        for number, (worth, own) in _holding(concept, index).items():
            score = scores.setdefault(number, _Score())
            score.total += worth
            score.concepts += 1
            score.own += own
    scores = {n: s for n, s in scores.items() if s.own >= index.places[n].least}
    most = max((score.concepts for score in scores.values()), default=0)
    scores = {n: s for n, s in scores.items() if s.concepts == most}
    called = " ".join(word for concept in reading.concepts for word in concept.said)
    typed = set(reading.line)
    for number, score in scores.items():
        place = index.places[number]
        if any(
            f.own and f.weight >= NAME and f.line == f" {called} " for f in index.fields[number]
        ):
            score.total += PAGE_CALLED if place.href == place.page else PLACE_CALLED
        if len(reading.line) >= TITLE_WORDS and place.line == reading.line:
            score.total += TITLE_TYPED
        title = set(place.line)
        alike = len(title & typed)
        score.total += LIKE_TITLE * alike * alike / (len(title) * len(typed))
        score.total *= place.weight
    some = 0 < most < len(reading.concepts)
    for href, more in first.items():
        scores.setdefault(index.by_href[href], _Score()).total += more
    return scores, some


def _holding(concept: Concept, index: Index) -> dict[int, tuple[float, bool]]:
    """The places that hold a concept: what that is worth, and whether in the place itself."""
    found: dict[int, tuple[float, bool]] = {}
    for way in concept.ways:
        holders = [index.holds.get(word, set()) for word in way.phrase]
        for number in set.intersection(*holders):
            for line in index.fields[number]:
                if worth := _worth(way, line):
                    before, own = found.get(number, (0.0, False))
                    found[number] = max(before, worth), own or line.own
    return found


def _worth(way: Way, line: Field) -> float:
    if all(f" {' '.join(phrase)} " in line.line for phrase in way.phrases):
        return way.worth * line.score(way.phrase)
    return 0.0


def _groups(pages: tuple[PageFound, ...], index: Index) -> tuple[GroupFound, ...]:
    """Pages by their sort, that of the best page first."""
    found: dict[str, list[PageFound]] = {}
    for page in pages:
        found.setdefault(index.pages[page.href].sort, []).append(page)
    return tuple(GroupFound(gettext(SORTS[sort]), tuple(rows)) for sort, rows in found.items())


# --- showing ----------------------------------------------------------------------------------


def _page(index: Index, address: str, numbers: list[int], sought: list[Sought]) -> PageFound:
    page = index.pages[address]
    others = [index.places[number] for number in numbers if index.places[number] is not page]
    itself = len(others) < len(numbers)
    return PageFound(
        href=address,
        kind=page.kind,
        title=mark(page.title, sought),
        also_called=_also_called(page, sought) if itself else (),
        text=snippet(page.texts, sought) if itself else (),
        note=page.note,
        places=tuple(_place(place, sought) for place in others[:MOST_PLACES]),
        more=len(others[MOST_PLACES:]),
    )


def _place(place: Place, sought: list[Sought]) -> PlaceFound:
    text = snippet(place.texts, sought)
    # A sentence that holds nothing of it is shown only where the name tells why it stands here.
    told = any(part.marked for part in text) or any(
        holds(name, sought) for name in (place.title, *place.also_called, *place.names)
    )
    return PlaceFound(
        href=place.href,
        title=mark(place.title, sought),
        also_called=_also_called(place, sought),
        text=text if told else (),
        note=place.note,
    )


def _also_called(place: Place, sought: list[Sought]) -> tuple[Part, ...]:
    """Its other names that were searched for, where its title was not."""
    if holds(place.title, sought):
        return ()
    return mark(commas(name for name in place.also_called if holds(name, sought)), sought)


def tries(shelf: Shelf) -> list[str]:
    """Words to try a first search with: a medicine, a side effect, and things people ask."""
    medicines = [medicine.brand for medicine in shelf.medicines.values()][:1]
    effects = [effect.name for effect in shelf.side_effects.values() if effect.serious][:1]
    return [*medicines, *effects, gettext("missed dose"), gettext("breastfeeding")]
