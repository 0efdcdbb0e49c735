"""The index that search works on. It is made once for each shelf and is forgotten with it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from drugs.documents import PhraseDoc
from drugs.search.known_names import known_names, medicine_names, synonyms
from drugs.search.names import Phrase, make_ready, stems, words
from drugs.search.place import Place
from drugs.search.places import places
from drugs.shelf import Shelf
from drugs.wording import languages

# How much it tells where a word stands. A title or a name tells more the more of it is the word.
TITLE, NAME, PAGE_NAME, TEXT = 10.0, 8.0, 7.0, 2.0

LONGEST_NAME = 5  # words of a name that are looked up together
SHORTEST_OWN = 5  # letters of people's own words that a misspelt one may be
MOST_ENDINGS = 30  # words that the beginning of one may stand for
# How alike two spellings are: 1 is the same. A short word must be closer, or it is another word.
ALIKE, ALIKE_SHORT = 0.65, 0.74
# From here on a misspelt name is sure; one that is less alike is offered. LONG: letters of a name
# that may be off by two. HEARD: names that sound the same must be so alike; SOUND: of how many
# sounds.
SURE, LONG, HEARD, SOUND = 0.72, 6, 0.5, 3


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


@dataclass
class Index:
    """Everything that can be found, ready to be searched."""

    places: list[Place]
    fields: list[list[Field]]
    holds: dict[str, set[int]]  # stem: numbers of the places that hold it
    spelled: dict[str, str]  # stem: the word as it is first written
    names: dict[str, list[list[Phrase]]]  # a name without spaces: names for the same thing
    pages: dict[str, Place]
    addresses: dict[str, str]  # a page's name without spaces: its address
    known: dict[str, list[tuple[str, str]]]  # a name without spaces: (kind, slug) of what it names
    brands: dict[str, tuple[str, ...]]  # a medicine's slug: its names
    by_href: dict[str, int]  # an address: the number of its place
    phrases: list[tuple[frozenset[str], frozenset[str], PhraseDoc]]  # without little words; whole
    little: frozenset[str]  # stems of little words
    heard: dict[str, list[str]]  # how names are heard
    # What a misspelt word may be: names and people's own words as they are spelled, and by their
    # stems, which may have lost what tells them apart; each with the name it stands for.
    choices: dict[str, str]
    vocabulary: list[str] = field(default_factory=list)

    def beginning_with(self, start: str) -> list[str]:
        """The stems that begin with `start` and go on, the shortest first."""
        at = bisect_left(self.vocabulary, start)
        found = []
        while at < len(self.vocabulary) and self.vocabulary[at].startswith(start):
            found.append(self.vocabulary[at])
            at += 1
        return sorted((word for word in found if word != start), key=len)[:MOST_ENDINGS]

    def closest(self, typed: str) -> tuple[str, bool] | None:
        """The name whose spelling or sound is closest to an unknown one, if any is close; and
        whether it is sure. Never another word: a plain word is what it says."""
        if len(typed) < 4:
            return None
        cutoff = ALIKE if len(typed) > 4 else ALIKE_SHORT
        found = {
            choice: alike
            for choice, alike, _ in process.extract(
                typed,
                self.choices.keys(),
                scorer=OSA.normalized_similarity,
                score_cutoff=cutoff,
                limit=8,
            )
        }
        sound = languages.current().sound(typed)
        alike = {
            choice: OSA.normalized_similarity(typed, choice)
            for choice in (self.heard.get(sound, ()) if len(sound) >= SOUND else ())
        }
        heard = {choice for choice, near in alike.items() if near >= HEARD}
        found |= {choice: max(found.get(choice, 0), SURE) for choice in heard}
        best = max(found, key=lambda choice: (found[choice], choice[0] == typed[0]), default=None)
        if best is None:
            return None
        far = OSA.distance(typed, best)
        sure = (
            best in heard
            or far == 1
            or (far == 2 and len(typed) >= LONG)
            or (found[best] >= SURE and best[0] == typed[0])
        )
        return self.choices[best], sure

    def close_pages(self, word: str, most: int) -> list[Place]:
        """Pages whose name is close to a misspelt one, best first."""
        found = process.extract(
            "".join(stems(word)), self.addresses.keys(), scorer=OSA.normalized_similarity,
            score_cutoff=0.7, limit=3 * most,
        )  # fmt: skip
        addresses = dict.fromkeys(self.addresses[name] for name, _, _ in found)
        return [self.pages[address] for address in addresses][:most]


def build(shelf: Shelf) -> Index:
    """The index of one shelf."""
    found = places(shelf)
    stem = languages.current().stem
    pages = {place.href: place for place in found if place.page == place.href}
    index = Index(
        places=found,
        fields=[_fields(place, pages[place.page]) for place in found],
        holds={},
        spelled={},
        names={},
        pages=pages,
        addresses={},
        known={},
        brands={slug: medicine_names(row) for slug, row in shelf.medicines.items()},
        by_href={},
        phrases=_phrases(shelf),
        little=frozenset(map(stem, languages.current().little_words)),
        heard={},
        choices={},
    )
    for number, place in enumerate(found):
        for line in (place.title, *place.also_called, *place.names, *place.texts):
            make_ready(line)
            for word in words(line):
                index.spelled.setdefault(stem(word), word)
        for field_ in index.fields[number]:
            for word in field_.line.split():
                index.holds.setdefault(word, set()).add(number)
    index.vocabulary = sorted(index.holds)
    for group in (*synonyms(shelf), *languages.current().everyday):
        phrases = [stems(name) for name in group]
        for name, phrase in zip(group, phrases, strict=True):
            squeezed = "".join(phrase)
            index.names.setdefault(squeezed, []).append([phrase, *phrases])
            index.spelled.setdefault(squeezed, name)
    for place in pages.values():
        address = place.href.strip("/").rpartition("/")[2]
        for name in (address, place.title, *place.also_called, *place.names):
            index.addresses.setdefault("".join(stems(name)), place.href)
    for kind, slug, name in known_names(shelf):
        index.known.setdefault("".join(stems(name)), []).append((kind, slug))
    for number, place in enumerate(found):
        index.by_href.setdefault(place.href, number)
    own = {word for line, _, _ in index.phrases for word in line if len(word) >= SHORTEST_OWN}
    stemmed = [*index.names, *sorted(own)]
    index.choices = {name: name for name in stemmed}
    for choice in stemmed:
        index.choices.setdefault(index.spelled.get(choice, choice).lower(), choice)
    for choice in index.choices:
        index.heard.setdefault(languages.current().sound(choice), []).append(choice)
    return index


def _phrases(shelf: Shelf) -> list[tuple[frozenset[str], frozenset[str], PhraseDoc]]:
    """Each phrase without its little words, and whole; one of little words alone has no first."""
    little = languages.current().little_words
    stem = languages.current().stem
    found: list[tuple[frozenset[str], frozenset[str], PhraseDoc]] = []
    for phrase in shelf.every(PhraseDoc):
        for line in phrase.phrases:
            typed = [word for word in words(line) if word.lower() not in little]
            found.append((frozenset(map(stem, typed)), frozenset(stems(line)), phrase))
    return found


def _fields(place: Place, page: Place) -> list[Field]:
    found = [*_lines([place.title], TITLE), *_lines([*place.also_called, *place.names], NAME)]
    if place is not page:
        names = [page.title, *page.also_called, *page.names]
        found += _lines(names, PAGE_NAME, own=False)
    return found + list(_lines(place.texts, TEXT))


def _lines(texts: Iterable[str], weight: float, *, own: bool = True) -> Iterable[Field]:
    for text in texts:
        if line := stems(text):
            yield Field(f" {' '.join(line)} ", len(line), weight, own)
