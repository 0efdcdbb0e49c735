"""What stands in a place, line by line, and what each line tells of a word that is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drugs.search.names import Phrase, stems
from drugs.search.place import Place

# How much it tells where a word stands. A title or a name tells more the more of it is the word.
TITLE, NAME, PAGE_NAME, TEXT = 10.0, 8.0, 7.0, 2.0

Held = dict[int, tuple[float, bool]]  # a place: what it is worth, and whether in the place itself


@dataclass(frozen=True)
class Field:
    """A line of stems with what it tells. `line` is spaced at both ends: " blood clot "."""

    line: str
    length: int
    weight: float
    own: bool = True

    def score(self, phrase: Phrase) -> float:
        """What it tells that `phrase`, which is in the line, stands here."""
        if self.weight == TEXT:
            return TEXT
        return self.weight * (0.5 + 0.5 * len(phrase) / self.length)


def fields_of(place: Place, page: Place) -> list[Field]:
    """The lines of a place; those of its page are not its own."""
    found = [*_lines([place.title], TITLE), *_lines([*place.also_called, *place.names], NAME)]
    if place is not page:
        names = [page.title, *page.also_called, *page.names]
        found += _lines(names, PAGE_NAME, own=False)
    return found + list(_lines(place.texts, TEXT))


def _lines(texts: Iterable[str], weight: float, *, own: bool = True) -> Iterable[Field]:
    for text in texts:
        if line := stems(text):
            yield Field(f" {' '.join(line)} ", len(line), weight, own)


def postings(fields: list[list[Field]], weights: list[float]) -> dict[str, Held]:
    """Each stem with the places that hold it, those first that it tells the most of."""
    found: dict[str, Held] = {}
    same: dict[tuple[float, bool], tuple[float, bool]] = {}
    for number, lines in enumerate(fields):
        for line in lines:
            for word in set(line.line.split()):
                held = found.setdefault(word, {})
                worth, own = held.get(number, (0.0, False))
                told = (max(worth, line.score((word,))), own or line.own)
                held[number] = same.setdefault(told, told)
    return {
        word: dict(sorted(held.items(), key=lambda one: (-one[1][0] * weights[one[0]], one[0])))
        for word, held in found.items()
    }


def called(fields: list[Field]) -> frozenset[str]:
    """Whatever a place itself is called, as stems."""
    return frozenset(line.line.strip() for line in fields if line.own and line.weight >= NAME)
