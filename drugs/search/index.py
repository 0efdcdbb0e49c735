"""The index that search works on. It is made once for each shelf and is forgotten with it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import islice
from math import ceil

from rapidfuzz import process
from rapidfuzz.distance import OSA

from drugs.documents import PhraseDoc
from drugs.in_one_go import in_one_go
from drugs.pages.substance import named_by
from drugs.search.fields import Field, Held, Lines, called, postings
from drugs.search.guides import Guide, guides
from drugs.search.known_names import known_names, medicine_names, synonyms
from drugs.search.names import Phrase, make_ready, stems, words
from drugs.search.phrases import Phrases, phrases
from drugs.search.place import Place
from drugs.search.places import places
from drugs.shelf import Shelf
from drugs.wording import languages

# Topics that an age asks about, and where they begin and end in years.
CHILDREN, GROWN, OLDER, OLD = "children", 18, "older-people", 65

MOST_READY = 15_000  # texts that are split ahead: what is kept of more would be pushed out again
LONGEST_NAME = 5  # words of a name that are looked up together
SHORTEST_OWN = 5  # letters of people's own words that a misspelt one may be
MOST_ENDINGS = 30  # words that the beginning of one may stand for
# How alike two spellings are: 1 is the same. A short word must be closer, or it is another word.
ALIKE, ALIKE_SHORT = 0.65, 0.74
# From here on a misspelt name is sure; one that is less alike is offered. LONG: letters of a name
# that may be off by two. HEARD: names that sound the same must be so alike; SOUND: of how many
# sounds.
SURE, LONG, HEARD, SOUND = 0.72, 6, 0.5, 3
# Letters that two words of one name share, and that one of them has behind.
LEAST_KEPT, LONGEST_ENDING = 4, 5


@dataclass
class Index:
    """Everything that can be found, ready to be searched."""

    places: list[Place]
    fields: list[list[Field]]
    holds: dict[str, Held]  # stem: the places that hold it
    called: list[frozenset[str]]  # what each place itself is called, as stems
    titles: list[Phrase]
    spelled: dict[str, str]  # stem: the word as it is first written
    names: dict[str, list[list[Phrase]]]  # a name without spaces: names for the same thing
    pages: dict[str, Place]
    addresses: dict[str, str]  # a page's name without spaces: its address
    known: dict[str, list[tuple[str, str]]]  # a name without spaces: (kind, slug) of what it names
    brands: dict[str, tuple[str, ...]]  # a medicine's slug: its names
    by_href: dict[str, int]  # an address: the number of its place
    guides: dict[str, Guide]
    effect_pages: dict[str, str]
    substance_brands: dict[str, frozenset[str]]  # in small letters
    classes: dict[str, tuple[str, ...]]  # of a substance
    medicines: tuple[str, ...]
    said_of: dict[str, list[int]]  # a substance: the numbers of the medicines whose labels name it
    subject: frozenset[str]  # what all of the site is about: the classes of the medicines
    phrases: Phrases
    of_topic: dict[str, PhraseDoc]  # the phrase that stands for a topic
    medicine_words: frozenset[str]  # stems of words for any medicine
    effect_words: frozenset[str]  # the same for any side effect
    together: frozenset[str]  # stems of words of one who takes two; and who compares them
    against: frozenset[str]
    heard: dict[str, list[str]]  # how names are heard
    # What a misspelt word may be: names and people's own words as they are spelled, and by their
    # stems, which may have lost what tells them apart; each with the name it stands for.
    choices: dict[str, str]
    choices_by_length: dict[int, list[str]] = field(default_factory=dict)
    vocabulary: list[str] = field(default_factory=list)
    sorted_names: list[str] = field(default_factory=list)

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
                self._of_length(len(typed), cutoff),
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
        used = languages.current().used
        best = max(
            found,
            key=lambda choice: (found[choice], choice[0] == typed[0], used(choice)),
            default=None,
        )
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

    def _of_length(self, length: int, cutoff: float) -> list[str]:
        """The choices that are long or short enough: each letter more or less is a difference."""
        shortest, longest = ceil(cutoff * length), int(length / cutoff)
        return [
            choice
            for size in range(shortest, longest + 1)
            for choice in self.choices_by_length.get(size, ())
        ]

    def kin(self, word: str) -> str:
        """The name that a word, by its stem, is made of with another ending: "anemic"; or none."""
        endings = languages.current().endings
        for length in range(len(word), max(len(word) - LONGEST_ENDING, LEAST_KEPT) - 1, -1):
            start = word[:length]
            at = bisect_left(self.sorted_names, start)
            while at < len(self.sorted_names) and self.sorted_names[at].startswith(start):
                name = self.sorted_names[at]
                if word[length:] in endings and name[length:] in endings:
                    return name
                at += 1
        return ""

    def kin_of_effect(self, word: str) -> str:
        """The side effect that a word is made of, which is no name of it: "tired"."""
        name = "" if word in self.phrases.by_word else self.kin(word)
        return name if any(kind == "side-effect" for kind, _ in self.known.get(name, ())) else ""

    def of_age(self, age: int) -> PhraseDoc | None:
        """What one asks about who tells an age: that of a child, or of an older person."""
        topic = CHILDREN if age < GROWN else OLDER if age >= OLD else ""
        return self.of_topic.get(topic)

    def close_pages(self, word: str, most: int) -> list[Place]:
        """Pages whose address ends with a word that `word` begins (/cost-and-access/), and then
        those whose name is close to a misspelt one, best first."""
        begun = [page for page in self.pages if last_part(page).startswith(word.lower())]
        begun = sorted(begun, key=lambda page: (page.count("/"), page)) if len(word) > 2 else []
        found = process.extract(
            "".join(stems(word)), self.addresses.keys(), scorer=OSA.normalized_similarity,
            score_cutoff=0.7, limit=3 * most,
        )  # fmt: skip
        addresses = dict.fromkeys([*begun, *(self.addresses[name] for name, _, _ in found)])
        return [self.pages[address] for address in addresses][:most]


def last_part(address: str) -> str:
    """The word an address ends with: "shingles" of "/side-effects/shingles/"."""
    return address.rstrip("/").rpartition("/")[2]


@in_one_go()
def build(shelf: Shelf) -> Index:
    """The index of one shelf."""
    found = places(shelf)
    stem = languages.current().stem
    subject = _subject(shelf)
    pages = {place.href: place for place in found if place.page == place.href}
    lines = Lines()
    fields = [lines.of(place, pages[place.page]) for place in found]
    index = Index(
        places=found,
        fields=fields,
        holds=postings(fields, [place.weight for place in found]),
        called=[called(own) for own in fields],
        titles=[lines.stems(place.title) for place in found],
        spelled={},
        names={},
        pages=pages,
        addresses={},
        known={},
        brands={slug: medicine_names(row) for slug, row in shelf.medicines.items()},
        by_href={},
        guides=guides(shelf),
        effect_pages={slug: effect.page for slug, effect in shelf.side_effects.items()},
        substance_brands={
            slug: frozenset(name.lower() for name in row.brands)
            for slug, row in shelf.substances.items()
        },
        classes={slug: tuple(row.classes) for slug, row in shelf.substances.items()},
        medicines=tuple(shelf.medicines),
        said_of={},
        subject=subject,
        phrases=phrases(
            shelf,
            (
                name
                for slug in subject & shelf.substances.keys()
                for row in (shelf.substances[slug],)
                for name in (row.name, *row.also_called)
            ),
        ),
        of_topic={row.topic: row for row in reversed(shelf.every(PhraseDoc)) if row.topic},
        medicine_words=frozenset(map(stem, languages.current().medicine_words)),
        effect_words=frozenset(map(stem, languages.current().effect_words)),
        together=frozenset(map(stem, languages.current().together)),
        against=frozenset(map(stem, languages.current().against)),
        heard={},
        choices={},
    )
    written = dict.fromkeys(
        text
        for place in found
        for text in (place.title, *place.also_called, *place.names, *place.texts)
    )
    for text in islice(written, MOST_READY):
        make_ready(text)
    for word in dict.fromkeys(word for text in written for word in words(text)):
        index.spelled.setdefault(stem(word), word)
    index.vocabulary = sorted(index.holds)
    for group in (*synonyms(shelf), *languages.current().everyday):
        same = [lines.stems(name) for name in group]
        for name, line in zip(group, same, strict=True):
            squeezed = "".join(line)
            index.names.setdefault(squeezed, []).append([line, *same])
            index.spelled.setdefault(squeezed, name)
    index.sorted_names = sorted(index.names)
    for place in pages.values():
        address = last_part(place.href)
        for name in (address, place.title, *place.also_called, *place.names):
            index.addresses.setdefault("".join(lines.stems(name)), place.href)
    for kind, slug, name in known_names(shelf):
        index.known.setdefault("".join(lines.stems(name)), []).append((kind, slug))
    for number, medicine in enumerate(shelf.medicines.values()):
        for slug in named_by(medicine):
            index.said_of.setdefault(slug, []).append(number)
    for number, place in enumerate(found):
        index.by_href.setdefault(place.href, number)
    own = {word for word in index.phrases.by_word if len(word) >= SHORTEST_OWN}
    stemmed = [*index.names, *sorted(own)]
    index.choices = {name: name for name in stemmed}
    for choice in stemmed:
        index.choices.setdefault(index.spelled.get(choice, choice).lower(), choice)
    for choice in index.choices:
        index.heard.setdefault(languages.current().sound(choice), []).append(choice)
        index.choices_by_length.setdefault(len(choice), []).append(choice)
    return index


def _subject(shelf: Shelf) -> frozenset[str]:
    """The classes of the medicines themselves, and of nothing else that people take."""
    brands = {medicine.brand for medicine in shelf.medicines.values()}
    return frozenset(
        slug
        for row in shelf.substances.values()
        if brands.intersection(row.brands)
        for slug in row.classes
    )
