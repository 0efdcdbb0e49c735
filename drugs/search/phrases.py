"""People's own words: which phrase of the editors says the most of what is asked."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drugs.documents import PhraseDoc
from drugs.models import Slot
from drugs.pages.medicine.slots import name_of
from drugs.search.names import stem, stems, words
from drugs.shelf import Shelf
from drugs.wording import languages

LEAST = 0.2  # of the words, that one word of a phrase must be
LEAST_PLAIN = 0.5  # the same of a plain word
COVERED = 0.6  # of what a phrase says, that must be asked
NAMED = "@"  # stands for all words that stand for a medicine
JOINED = 6  # letters of a word that may have been typed in two: "do i" is no word
LITTLE = 0.7  # what a phrase tells of which no little word was typed
THING = 0.25  # what a word for the medicine itself tells, of what another one does
# A word that is used less than ten to the power of this tells all it can; the plainest, so much.
SELDOM, PLAIN = 4.0, 0.5
# A word that is used so much finds a phrase of which it is all alone only with so much of its
# little words: "get off", and not every "off".
PLAIN_WORD, WHOLE = 150_000, 0.75


@dataclass(frozen=True)
class Line:
    """One way to say it: its words without little ones, with what each tells; and whole, with one
    word for all that stand for a medicine. `number`
    is its place among all: of two that say as much, the first is meant."""

    number: int
    told: dict[str, float]
    whole: frozenset[str]
    phrase: PhraseDoc


@dataclass(frozen=True)
class Phrases:
    """Every line; `by_word`: those that a word stands in; `bare`: those of little words alone.
    `same` takes words to the one that stands for all of their kind; `things` are words for the
    medicine itself; `plain` are words that everybody uses all the time; `named` those that stand
    for a medicine, as its name does ("it")."""

    by_word: dict[str, tuple[Line, ...]]
    bare: tuple[Line, ...]
    same: dict[str, str]
    things: frozenset[str]
    little: frozenset[str]
    plain: frozenset[str]
    named: frozenset[str]

    def folded(self, typed: Iterable[str]) -> set[str]:
        return {self.same.get(word, word) for word in typed}

    def spoken(self, typed: Iterable[str]) -> set[str]:
        """The same, with one word for all that stand for a medicine."""
        return {NAMED if one in self.named else self.same.get(one, one) for one in typed}

    def content(self, typed: Iterable[str]) -> set[str]:
        """What tells what is asked: not words for the medicine itself, if there are others."""
        folded = self.folded(typed)
        return folded - self.things or folded

    def joined(self, line: Sequence[str]) -> set[str]:
        """Words of phrases that were typed in two: "blood work"."""
        pairs = ("".join(pair) for pair in pairwise(line))
        whole = {stem(pair) for pair in pairs if len(pair) >= JOINED}
        return whole & self.by_word.keys()

    def lines(self, content: set[str], typed: set[str]) -> Iterator[Line]:
        found = {line.number: line for word in content for line in self.by_word.get(word, ())}
        yield from (found[number] for number in sorted(found))
        yield from (line for line in self.bare if line.whole <= typed)


def phrases(shelf: Shelf, subject: Iterable[str]) -> Phrases:
    """Those of one shelf, ready to be matched. `subject` are names of what all of the site is
    about: another word for the medicines."""
    language = languages.current()
    little = frozenset(map(stem, language.little_words))
    same: dict[str, str] = {}
    for group in (*language.everyday, *language.alike):
        alone = [stem(name) for name in group if " " not in name]
        same.update((word, alone[0]) for word in alone)
    things = frozenset(
        same.get(word, word)
        for name in (*language.things, *subject)
        for word in stems(name)
        if word not in little
    )
    texts = [
        (text, phrase)
        for phrase in (*shelf.every(PhraseDoc), *_topics(shelf))
        for text in phrase.phrases
    ]
    named = frozenset(
        map(stem, (*language.pronouns, *language.medicine_words, *language.medicine_forms))
    )
    said: list[tuple[frozenset[str], frozenset[str], PhraseDoc]] = []
    used: dict[str, int] = {}
    for text, phrase in texts:
        typed = {word: stem(word) for word in words(text)}
        for word, its_stem in typed.items():
            folded = same.get(its_stem, its_stem)
            used[folded] = max(used.get(folded, 0), language.used(word))
        said.append(
            (
                frozenset(same.get(one, one) for one in typed.values() if one not in little),
                frozenset(NAMED if one in named else same.get(one, one) for one in typed.values()),
                phrase,
            )
        )
    # The phrases a word belongs to: more ways to say one make none of its words tell less.
    of_phrase: dict[str, set[str]] = {}
    for content, _, phrase in said:
        for word in content:
            of_phrase.setdefault(word, set()).add(phrase.slug)
    # A number or a letter says little without what stands beside it.
    things |= {word for word in of_phrase if word.isdigit() or len(word) == 1}
    # Who is asked about, as "my son", tells little beside what is asked.
    who = {word for content, _, phrase in said if phrase.gives_way for word in content}
    many = len({phrase.slug for _, phrase in texts})
    tells = {
        word: (THING if word in things or word in who else 1.0)
        * _seldom(used[word])
        * (1 + math.log(many / len(held)))
        for word, held in of_phrase.items()
    }
    by_word: dict[str, list[Line]] = {}
    bare = []
    for number, (content, whole, phrase) in enumerate(said):
        line = Line(number, {word: tells[word] for word in content}, whole, phrase)
        for word in content:
            by_word.setdefault(word, []).append(line)
        if not content:
            bare.append(line)
    return Phrases(
        {word: tuple(lines) for word, lines in by_word.items()},
        tuple(bare),
        same,
        things,
        little,
        frozenset(word for word, count in used.items() if count >= PLAIN_WORD),
        named,
    )


def _seldom(used: int) -> float:
    """What a word tells that is used so much in English: "both" tells less than "mimosa"."""
    return min(max(1 - (math.log10(used + 1) - SELDOM) / 4, PLAIN), 1.0)


def _topics(shelf: Shelf) -> Iterator[PhraseDoc]:
    """Each topic by the name it has in a guide, for those that have phrases too what these have."""
    known = {row.topic: row for row in reversed(shelf.every(PhraseDoc)) if row.topic}
    for topic in Slot.Topic.values:
        name = name_of(topic)
        own = known.get(topic) or PhraseDoc(
            slug=topic, phrases=(), topic=topic, topic_name=name, chapter="", address=""
        )
        yield own.model_copy(update={"phrases": (name,)})


def said(
    content: set[str],
    typed: set[str],
    known: Phrases,
    names: Collection[Collection[str]] = (),
    *,
    plain: bool = False,
) -> tuple[PhraseDoc | None, float]:
    """The phrase that says the most of what is asked, and how much of the words it takes. Little
    words decide among equals; a phrase of nothing else must be there whole. What gives way to
    others is said only where there is no other. No phrase takes a part of one of the `names`: the
    "cold" of cold sores is none. One `plain` word is
    enough only where the caller says so, and must be half of what is asked."""
    asked = known.folded(content)
    counted = known.content(content)
    best: tuple[tuple[bool, float, float], float, PhraseDoc | None]
    best = ((False, 0.0, 0.0), 0.0, None)
    bound = [known.folded(name) for name in names]
    typed = known.spoken(typed)
    for line in known.lines(asked, typed):
        matched = line.told.keys() & asked
        for name in bound:
            if not name <= matched:
                matched -= name
        weight = sum(line.told[word] for word in matched)
        little = len(line.whole & typed) / len(line.whole)
        alone = matched - known.things
        if not plain and len(alone) == 1 and alone <= known.plain and little < WHOLE:
            continue  # one plain word is in many phrases
        covered = weight / sum(line.told.values()) if line.told else 1.0
        if covered < COVERED:
            continue
        share = len(matched & counted) / len(counted) if counted else 1.0
        least = LEAST_PLAIN if plain else LEAST
        if line.told and len(matched & counted) <= 1 and share < least:
            continue
        rank = (
            not line.phrase.gives_way and not matched <= known.things,
            weight * covered**2 * (LITTLE + (1 - LITTLE) * little)
            if line.told
            else 0.001 * len(line.whole),
            little,
        )
        if rank > best[0]:
            best = (rank, share * covered, line.phrase)
    return best[2], best[1]
