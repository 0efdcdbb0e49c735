"""What a reader typed, as search understands it: misspellings mended, other names known."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from drugs.search.index import LONGEST_NAME, Index
from drugs.search.names import LONGEST_WORD, Phrase, Sought, stem, stems
from drugs.wording import languages

LONGEST = 500  # letters of what is asked that are read
MOST_WORDS = 40
MOST_COMPARED = 12  # words, and twos of them, that are compared with every name
SHORTEST_HEAD, SHORTEST_TAIL = 3, 5  # letters of the two parts of a word
PLAIN = 400  # a word used so much is plain English, and no misspelt name
# What a match is worth when it is not the word itself.
BEGINNING, SYNONYM, APART, MISSPELT = 0.8, 0.7, 0.5, 0.9


_SIGNS = dict.fromkeys(map(ord, "®™℠"), " ")


@dataclass(frozen=True)
class Way:
    """One way to say a concept: a phrase that stands together, or (not `near`) in any order."""

    phrase: Phrase
    worth: float
    near: bool = True

    @property
    def phrases(self) -> list[Phrase]:
        return [self.phrase] if self.near else [(word,) for word in self.phrase]


@dataclass(frozen=True)
class Concept:
    """One thing the reader asks about, with every way to say it."""

    said: Phrase
    ways: tuple[Way, ...]

    @property
    def sought(self) -> Sought:
        """What to mark in a text."""
        near = {way.phrase for way in self.ways if way.near}
        apart = {word for way in self.ways if not way.near for word in way.phrases}
        return Sought(frozenset(near), frozenset(apart))


@dataclass
class QueryReading:
    """What was typed, as we understand it."""

    line: Phrase
    concepts: list[Concept] = field(default_factory=list)
    named: list[tuple[str, Phrase]] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    instead: list[tuple[str, str]] = field(default_factory=list)
    offered: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    ages: list[int] = field(default_factory=list)
    aged: set[str] = field(default_factory=set)  # the stems that told them
    of_meaning: bool = False
    compared: dict[str, tuple[str, bool] | None] = field(default_factory=dict)

    def close(self, typed: list[str], at: int, length: int, index: Index) -> tuple[str, bool]:
        """The name that words are close to, if any, and whether it is sure: by their stems, or as
        they are written, where these have lost what tells them apart ("lipator")."""
        by_stem = self._closest("".join(self.line[at : at + length]), index)
        if by_stem and by_stem[1]:
            return by_stem
        return (
            self._closest("".join(typed[at : at + length]).lower(), index) or by_stem or ("", False)
        )

    def _closest(self, typed: str, index: Index) -> tuple[str, bool] | None:
        """As the index says; each word is compared once, and only so many are."""
        if typed not in self.compared and len(self.compared) < MOST_COMPARED:
            self.compared[typed] = index.closest(typed)
        return self.compared.get(typed)


def clean(query: str) -> tuple[str, bool]:
    """What is asked without control characters and extra space; and whether it had to be cut."""
    text = unicodedata.normalize("NFKC", query[: 3 * LONGEST].translate(_SIGNS))
    text = "".join(" " if unicodedata.category(c)[0] in "CZ" or c == "\ufffd" else c for c in text)
    text = re.sub(r"(\d)(?=(?:mg|mcg|g|ml|kg|lbs?)\b)", r"\1 ", text, flags=re.IGNORECASE)
    text = " ".join(text.split())
    return text[:LONGEST].strip(), len(text) > LONGEST or len(query) > 3 * LONGEST


def read(typed: list[str], index: Index) -> QueryReading:
    line = tuple(stem(word) for word in typed)
    text = " ".join(typed)
    means = languages.current().alarm_words.of_meaning.search(text)
    reading = QueryReading(line, of_meaning=bool(means))
    for age, told in languages.current().ages(text):
        reading.ages.append(age)
        reading.aged.update(stems(told))
    little: list[Concept] = []
    at = 0
    while at < len(line):
        for length in range(min(LONGEST_NAME, len(line) - at), 0, -1):
            squeezed = "".join(line[at : at + length])
            if (
                length == 1
                and squeezed in index.names
                and (name := _begins(typed, at, index, reading))
            ):
                length = 2
                _mend(reading, index, " ".join(typed[at : at + 2]), name)
                break
            if concept := _named(squeezed, index):
                reading.concepts.append(concept)
                reading.named.append((squeezed, line[at : at + length]))
                reading.mended += line[at : at + length]
                break
        else:
            length = _other(typed, at, index, reading, little)
        at += length
    # What is asked is unknown: the little words around it are no question.
    if not reading.concepts and not reading.unknown:
        reading.concepts = little
    reading.concepts = list({concept.said: concept for concept in reading.concepts}.values())
    return reading


def _other(
    typed: list[str], at: int, index: Index, reading: QueryReading, little: list[Concept]
) -> int:
    """Reads the word at `at`, which begins no name; gives how many words it has used."""
    line = reading.line
    word = line[at]
    if typed[at].lower() in languages.current().little_words:
        little.append(_word(word, index))
        return 1
    said = index.phrases.by_word
    concept = _word(word, index, begins=typed[at].lower() if at == len(line) - 1 else "")
    if (
        concept.ways
        or index.choices.get(word) == word
        or index.phrases.same.get(word, word) in said
    ):
        if name := _begins(typed, at, index, reading):
            _mend(reading, index, " ".join(typed[at : at + 2]), name)
            return 2
        if concept.ways:
            reading.concepts.append(concept)
        if kin := index.kin_of_effect(word):
            reading.named.append((kin, (word,)))
        reading.mended.append(word)
        return 1
    if tail := _tail(typed[at].lower(), index):
        reading.mended.append(tail)
        return 1
    if kin := index.kin(word):
        _mend(reading, index, typed[at], kin)
        return 1
    used = languages.current().used(typed[at])
    plain = used >= PLAIN
    # Misspelt. Two words may be one name: "hart atack".
    for length in (2, 1):
        if plain or at + length > len(line):
            continue
        close, sure = reading.close(typed, at, length, index)
        if not close or (length == 2 and not (sure and _two(typed[at : at + 2], close, index))):
            continue
        # A word that there is may be the name of something else: it is never swapped.
        sure = sure and not (used and length == 1 and close in index.known)
        right = index.spelled.get(close, close)
        words_typed = " ".join(typed[at : at + length])
        if not sure:
            reading.offered.append((words_typed, right))
            continue
        _mend(reading, index, words_typed, close)
        return length
    reading.mended.append(word)
    reading.unknown.append(typed[at])
    return 1


def _two(pair: list[str], close: str, index: Index) -> bool:
    """Whether two words may be this name: one of two words; or neither is a word of its own, as in
    "opze lurra". "Derm appt" is no dermatitis."""
    used = languages.current().used
    return " " in index.spelled.get(close, close) or not any(used(word) for word in pair)


def _begins(typed: list[str], at: int, index: Index, reading: QueryReading) -> str:
    """The name of two words of which this is the first, and the next is misspelt: "skin canser"."""
    behind = reading.line[at + 1 : at + 2]
    if not behind or behind[0] in index.holds or languages.current().used(typed[at + 1]):
        return ""
    close, sure = reading.close(typed, at, 2, index)
    of_two = " " in index.spelled.get(close, close)
    return close if sure and of_two and close.startswith(reading.line[at]) else ""


def _tail(word: str, index: Index) -> str:
    """The word of a phrase, as its stem, that a longer one ends in: "airplane"."""
    if len(word) > LONGEST_WORD:
        return ""
    language = languages.current()
    said = index.phrases.by_word
    for cut in range(SHORTEST_HEAD, len(word) - SHORTEST_TAIL + 1):
        if language.used(word[:cut]) >= PLAIN and (last := language.stem(word[cut:])) in said:
            return last
    return ""


def _mend(reading: QueryReading, index: Index, typed: str, close: str) -> None:
    """Reads what was typed as the name that is close to it."""
    found = _named(close, index) or _word(close, index)
    ways = tuple(Way(w.phrase, w.worth * MISSPELT, w.near) for w in found.ways)
    if ways:
        reading.concepts.append(Concept(found.said, ways))
    reading.named.append((close, found.said))
    reading.mended += found.said
    reading.instead.append((typed, index.spelled.get(close, close)))


def _named(squeezed: str, index: Index) -> Concept | None:
    """The concept that goes by this name, with its other names."""
    groups = index.names.get(squeezed)
    if not groups:
        return None
    said = groups[0][0]
    ways = {said: Way(said, 1.0)}
    for _, *others in groups:
        for phrase in others:
            ways.setdefault(phrase, Way(phrase, SYNONYM))
    apart = [Way(said, APART, near=False)] if len(said) > 1 else []
    return Concept(said, (*ways.values(), *apart))


def _word(word: str, index: Index, begins: str = "") -> Concept:
    """A word by itself; where it ends what was typed, it may be the beginning of another: that of
    its stem, or of the word as it is written."""
    ways = [Way((word,), 1.0)] if word in index.holds else []
    if len(begins) > 1 and not ways:
        ways += [
            Way((longer,), BEGINNING)
            for longer in index.beginning_with(word)
            if longer not in languages.current().little_words
            and (longer.startswith(begins) or index.spelled[longer].lower().startswith(begins))
        ]
    return Concept((word,), tuple(ways))
