"""Search: over every published record and heading, forgiving misspellings, knowing other names.

Pure, over the shelf. What is asked is never kept or logged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext

from drugs.search.answers import Answer, across, answer
from drugs.search.index import Index, build
from drugs.search.intent import CLEAR, WANTED, WORDS, intent, under, wanted
from drugs.search.names import Part, Sought, holds, mark, snippet, words
from drugs.search.place import SORTS, Place
from drugs.search.reading import LONGEST, MOST_WORDS, clean, read
from drugs.search.scoring import score
from drugs.search.urgent import Alarm, alarm
from drugs.shelf import Shelf
from drugs.wording.lists import commas

MOST_PAGES = 10  # at first
MORE_PAGES = 60  # when all are asked for
MOST_PLACES = 3  # on one page, and then how many more there are


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
    """A page with the places on it that were found. `more` is how many others are not listed. The
    answers of all medicines are on no page: they have no `href`."""

    href: str
    kind: str
    title: tuple[Part, ...]
    also_called: tuple[Part, ...]
    text: tuple[Part, ...]
    note: str
    places: tuple[PlaceFound, ...]
    more: int
    answer: Answer | None = None

    @property
    def leads_to(self) -> tuple[str, ...]:
        """The addresses it leads to: its own, or those of the answers of all medicines."""
        rows = self.answer.rows if self.answer and not self.href else ()
        return tuple(row.href for row in rows) or (self.href,)


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


def search(query: str, shelf: Shelf, *, most: int = MOST_PAGES) -> Found:
    """What `query` finds, the best page first. Any text may be asked; it takes bounded time."""
    text, cut = clean(query)
    index = shelf.cached(build)
    typed = words(text)
    reading = read(typed[:MOST_WORDS], index)
    wants = intent(reading, index)
    card = alarm(typed, shelf)
    first = wanted(wants, index)
    # Who has a sign for 911 is asked to read of nothing else first.
    now = card is not None and card.urgency == "911"
    if card and card.place_to_read in index.by_href:
        # No phrase that says a part of it stands before.
        alone = now and wants.share < CLEAR
        first.setdefault(card.place_to_read, WANTED + (WORDS if alone else 0.0))
    scored = score(reading, index, first, wants.medicine_stems)
    by_page: dict[str, list[int]] = {}
    ranked = scored.by_place
    for number in sorted(ranked, key=lambda number: (-ranked[number].total, number)):
        by_page.setdefault(index.places[number].page, []).append(number)
    best = next(iter(by_page), "")
    titled = bool(best) and index.pages[best].line == reading.line
    of_all = None if titled or now else across(wants, index, shelf)
    for row in of_all.rows if of_all else ():
        by_page.pop(row.href.partition("#")[0], None)
    sought = [concept.sought for concept in reading.concepts]
    front = [place.href for place in under(wants, best, index)]
    for href in front:
        by_page.pop(href, None)
    found = [
        _page(index, address, numbers, sought) for address, numbers in list(by_page.items())[:most]
    ]
    if of_all:
        found.insert(0, _across(of_all))
    elif found:
        chapters = tuple(_place(index.places[index.by_href[href]], []) for href in front)
        found[0] = replace(
            found[0],
            answer=answer(wants, best, index, shelf),
            places=(*chapters, *found[0].places),
        )
    pages = tuple(found[:most])
    return Found(
        query=text,
        alarm=card,
        cut=cut,
        pages=pages,
        groups=_groups(pages, index),
        total=len(by_page) + bool(of_all),
        instead=tuple(reading.instead),
        offered=tuple(reading.offered),
        unknown=tuple(dict.fromkeys(reading.unknown)),
        some=scored.some,
    )


def card_of(query: str, shelf: Shelf) -> Alarm | None:
    """The card that `query` shows, without searching."""
    return alarm(words(clean(query)[0]), shelf)


def close_pages(word: str, shelf: Shelf, most: int = 3) -> list[tuple[str, str]]:
    """(address, title) of pages whose name is close to `word`, best first."""
    if len(word) > LONGEST:
        return []
    return [(place.href, place.title) for place in shelf.cached(build).close_pages(word, most)]


def _groups(pages: tuple[PageFound, ...], index: Index) -> tuple[GroupFound, ...]:
    """An answer first; then pages by their sort, that of the best page first."""
    found: dict[str, list[PageFound]] = {}
    for page in pages:
        sort = "answers" if page.answer else index.pages[page.href].sort
        found.setdefault(sort, []).append(page)
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


def _across(answer: Answer) -> PageFound:
    """The answers of all medicines, as what stands first."""
    return PageFound(
        href="",
        kind=gettext("What each medicine says"),
        title=mark(answer.title, []),
        also_called=(),
        text=(),
        note="",
        places=(),
        more=0,
        answer=answer,
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
