"""How well each place answers what was typed. However much is typed, and however many places there
are, only so many are touched (`Scored.touched`)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import islice

from drugs.search.fields import Field, Held, Told
from drugs.search.index import Index
from drugs.search.reading import Concept, QueryReading, Way

# What it adds when a page, or a place on it, is called just what was asked.
PAGE_CALLED, PLACE_CALLED = 30.0, 12.0
# What it adds when all that was typed is a title of so many words: more than any guess.
TITLE_TYPED, TITLE_WORDS = 120.0, 3
# What it adds when the title is close to all that was typed, little words included.
LIKE_TITLE = 6.0
# How much is asked of the index: the concepts that tell the most, and the places that tell the
# most of one.
MOST_CONCEPTS, MOST_HELD = 8, 1_500
# Places whose lines are read, for words that must stand together; and for all that says one thing.
MOST_READ, MOST_READ_OF_ONE = 400, 800
# A word that more places hold than this adds to what others have found, and finds nothing more.
TELLS_LITTLE = 600


@dataclass
class Score:
    total: float = 0.0
    concepts: int = 0
    own: int = 0


@dataclass
class Scored:
    """Scores by place. `some`: no place holds every concept, so these hold the most of them.
    `touched` counts the places that were looked at, each as often as it was."""

    by_place: dict[int, Score] = field(default_factory=dict)
    some: bool = False
    touched: int = 0


def score(
    reading: QueryReading, index: Index, first: dict[str, float], named: Collection[str] = ()
) -> Scored:
    """The places that hold every concept, or else the most of them; `first` is added to some.
    `named`, the words of medicines, are never left out: what is said of another one misleads."""
    scored = Scored()
    sized = sorted((size(concept, index), at) for at, concept in enumerate(reading.concepts))
    concepts = [reading.concepts[at] for _, at in sized[:MOST_CONCEPTS]]
    scores = scored.by_place
    for concept, (common, _) in zip(concepts, sized, strict=False):
        among = scores if scores and common > TELLS_LITTLE else None
        for number, (worth, own) in _holding(concept, index, among, scored).items():
            one = scores.setdefault(number, Score())
            one.total += worth
            one.concepts += 1
            one.own += own
    musts = [concept for concept in concepts if named and set(concept.said) <= set(named)]
    if musts:
        held = [_holding(concept, index, scores, scored).keys() for concept in musts]
        scores = {n: s for n, s in scores.items() if any(n in one for one in held)}
    scores = {n: s for n, s in scores.items() if s.own >= index.places[n].least}
    most = max((one.concepts for one in scores.values()), default=0)
    scores = {n: s for n, s in scores.items() if s.concepts == most}
    called = " ".join(word for concept in reading.concepts for word in concept.said)
    typed = set(reading.line)
    for number, one in scores.items():
        place = index.places[number]
        if called in index.called[number]:
            one.total += PAGE_CALLED if place.href == place.page else PLACE_CALLED
        title = index.titles[number]
        if title == reading.line and len(title) >= TITLE_WORDS and not place.shared:
            one.total += TITLE_TYPED
        if typed and (words := set(title)):
            one.total += LIKE_TITLE * len(typed & words) ** 2 / (len(words) * len(typed))
        one.total *= place.weight
    for href, more in first.items():
        scores.setdefault(index.by_href[href], Score()).total += more
    scored.by_place = scores
    scored.some = 0 < most < len(concepts)
    return scored


def size(concept: Concept, index: Index) -> int:
    """At most so many places hold a concept."""
    return sum(
        min((len(index.holds.get(word, ())) for word in way.phrase), default=0)
        for way in concept.ways
    )


def _holding(concept: Concept, index: Index, among: Collection[int] | None, scored: Scored) -> Held:
    """The places that hold a concept, or those `among` that do."""
    found: Held = {}
    read = MOST_READ_OF_ONE
    for way in concept.ways:
        held = [index.holds.get(word, {}) for word in way.phrase]
        fewest = min(held, key=len)
        alone = len(held) == 1
        if among is not None and len(among) < len(fewest):
            numbers: list[int] = [n for n in among if n in fewest]
            scored.touched += len(among)
        else:
            numbers = list(islice(fewest, MOST_HELD if alone else min(MOST_READ, read)))
            scored.touched += len(numbers)
        if not alone:
            read = max(read - len(numbers), 0)
            numbers = [n for n in numbers if all(n in one for one in held)]
        standing = _Standing(way)
        for number in numbers:
            if alone:
                worth, own = held[0][number]
                worth *= way.worth
            else:
                worth, own = standing.in_lines(index.fields[number])
            if worth:
                before, was_own = found.get(number, (0.0, False))
                found[number] = max(before, worth), own or was_own
    return found


class _Standing:
    """What it is worth that the words of a way stand in the lines of a place."""

    def __init__(self, way: Way) -> None:
        self._way = way
        self._words = frozenset(way.phrase)
        self._spaced = f" {' '.join(way.phrase)} " if way.near else " "

    def in_lines(self, fields: list[Field]) -> Told:
        best, own = 0.0, False
        for line in fields:
            if self._words <= line.words and self._spaced in line.line:
                best = max(best, self._way.worth * line.score(self._way.phrase))
                own = own or line.own
        return best, own
