"""What stands in a place, line by line, and what each line tells of a word that is in it."""

from __future__ import annotations

from dataclasses import dataclass

from drugs.search.names import Phrase, words
from drugs.search.place import Place
from drugs.wording import languages

# How much it tells where a word stands. A title or a name tells more the more of it is the word.
TITLE, NAME, PAGE_NAME, TEXT = 10.0, 8.0, 7.0, 2.0

# What a word is worth, and whether it stands in the place itself; and that by place.

Told = tuple[float, bool]
Held = dict[int, Told]


@dataclass(frozen=True)
class Field:
    """A line of stems with what it tells. `line` is spaced at both ends: " blood clot "."""

    line: str
    length: int
    weight: float
    own: bool
    words: frozenset[str]
    told: Told  # of each of its words

    def score(self, phrase: Phrase) -> float:
        """What it tells that `phrase`, which is in the line, stands here."""
        return worth(self.weight, len(phrase), self.length)


def worth(weight: float, words: int, length: int) -> float:
    """What so many words tell in a line of this length."""
    return TEXT if weight == TEXT else weight * (0.5 + 0.5 * words / length)


class Lines:
    """Makes the lines of places. Most texts and names stand in many places: each is split once."""

    def __init__(self) -> None:
        self._stem = languages.current().stem
        self._split: dict[str, Phrase] = {}
        self._made: dict[tuple[str, float, bool], Field | None] = {}
        self._of_page: dict[str, list[Field]] = {}

    def stems(self, text: str) -> Phrase:
        if text not in self._split:
            self._split[text] = tuple(map(self._stem, words(text)))
        return self._split[text]

    def of(self, place: Place, page: Place) -> list[Field]:
        """The lines of a place; those of its page are not its own."""
        found = [self._line(place.title, TITLE)]
        found += [self._line(name, NAME) for name in (*place.also_called, *place.names)]
        found += [self._line(text, TEXT) for text in place.texts]
        own = [line for line in found if line]
        return own if place is page else own + self._names_of(page)

    def _names_of(self, page: Place) -> list[Field]:
        if page.href not in self._of_page:
            names = (page.title, *page.also_called, *page.names)
            found = (self._line(name, PAGE_NAME, own=False) for name in names)
            self._of_page[page.href] = [line for line in found if line]
        return self._of_page[page.href]

    def _line(self, text: str, weight: float, *, own: bool = True) -> Field | None:
        key = text, weight, own
        if key not in self._made:
            line = self.stems(text)
            self._made[key] = (
                Field(
                    f" {' '.join(line)} ", len(line), weight, own, frozenset(line),
                    (worth(weight, 1, len(line)), own),
                )
                if line
                else None
            )  # fmt: skip
        return self._made[key]


def postings(fields: list[list[Field]], weights: list[float]) -> dict[str, Held]:
    """Each stem with the places that hold it, those first that it tells the most of."""
    found: dict[str, dict[float, Held]] = {}
    same: dict[Told, Told] = {}
    for number, (lines, weight) in enumerate(zip(fields, weights, strict=True)):
        best: dict[str, Told] = {}
        for line in lines:
            told = line.told
            for word in line.words:
                before = best.setdefault(word, told)
                if before is not told and before != told:
                    both = max(before[0], told[0]), before[1] or told[1]
                    best[word] = same.setdefault(both, both)
        for word, told in best.items():
            by_worth = found.setdefault(word, {})
            by_worth.setdefault(told[0] * weight, {})[number] = told
    return {word: _in_order(by_worth) for word, by_worth in found.items()}


def _in_order(by_worth: dict[float, Held]) -> Held:
    held: Held = {}
    for worth_ in sorted(by_worth, reverse=True):
        held.update(by_worth[worth_])
    return held


def called(fields: list[Field]) -> frozenset[str]:
    """Whatever a place itself is called, as stems."""
    return frozenset(line.line.strip() for line in fields if line.own and line.weight >= NAME)
