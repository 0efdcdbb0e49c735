"""People's own words: which phrase of the editors says the most of what is asked."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drugs.documents import PhraseDoc
from drugs.models import Slot
from drugs.pages.medicine.slots import name_of
from drugs.search.names import stem, stems
from drugs.shelf import Shelf
from drugs.wording import languages

LEAST = 0.2  # of the words, that one word of a phrase must be
COVERED = 0.6  # of what a phrase says, that must be asked
LITTLE = 0.7  # what a phrase tells of which no little word was typed
THING = 0.25  # what a word for the medicine itself tells, of what another one does


@dataclass(frozen=True)
class Line:
    """One way to say it: its words without little ones, with what each tells; and whole. `number`
    is its place among all: of two that say as much, the first is meant."""

    number: int
    told: dict[str, float]
    whole: frozenset[str]
    phrase: PhraseDoc


@dataclass(frozen=True)
class Phrases:
    """Every line; `by_word`: those that a word stands in; `bare`: those of little words alone.
    `same` takes words to the one that stands for all of their kind; `things` are words for the
    medicine itself."""

    by_word: dict[str, tuple[Line, ...]]
    bare: tuple[Line, ...]
    same: dict[str, str]
    things: frozenset[str]
    little: frozenset[str]

    def folded(self, typed: Iterable[str]) -> set[str]:
        return {self.same.get(word, word) for word in typed}

    def content(self, typed: Iterable[str]) -> set[str]:
        """What tells what is asked: not words for the medicine itself, if there are others."""
        folded = self.folded(typed)
        return folded - self.things or folded

    def joined(self, line: Sequence[str]) -> set[str]:
        """Words of phrases that were typed in two: "blood work"."""
        pairs = ("".join(pair) for pair in pairwise(line))
        return {stem(pair) for pair in pairs} & self.by_word.keys()

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
    said = [
        (
            frozenset(same.get(one, one) for one in stems(line) if one not in little),
            frozenset(stems(line)),
            phrase,
        )
        for phrase in (*shelf.every(PhraseDoc), *_topics(shelf))
        for line in phrase.phrases
    ]
    held = Counter(word for content, _, _ in said for word in content)
    # Who is asked about, as "my son", tells little beside what is asked.
    who = {word for content, _, phrase in said if phrase.gives_way for word in content}
    tells = {
        word: (THING if word in things or word in who else 1.0) * (1 + math.log(len(said) / count))
        for word, count in held.items()
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
        {word: tuple(lines) for word, lines in by_word.items()}, tuple(bare), same, things, little
    )


def _topics(shelf: Shelf) -> Iterator[PhraseDoc]:
    """Each topic by the name it has in a guide, for those that have phrases too what these have."""
    known = {row.topic: row for row in reversed(shelf.every(PhraseDoc)) if row.topic}
    for topic in Slot.Topic.values:
        name = name_of(topic)
        own = known.get(topic) or PhraseDoc(
            slug=topic, phrases=(), topic=topic, topic_name=name, chapter="", address=""
        )
        yield own.model_copy(update={"phrases": (name,)})


def said(content: set[str], typed: set[str], known: Phrases) -> tuple[PhraseDoc | None, float]:
    """The phrase that says the most of what is asked, and how much of the words it takes. Little
    words decide among equals; a phrase of nothing else must be there whole. What gives way to
    others is said only where there is no other."""
    asked = known.folded(content)
    counted = known.content(content)
    best: tuple[tuple[bool, float, float], float, PhraseDoc | None]
    best = ((False, 0.0, 0.0), 0.0, None)
    for line in known.lines(asked, typed):
        matched = line.told.keys() & asked
        weight = sum(line.told[word] for word in matched)
        covered = weight / sum(line.told.values()) if line.told else 1.0
        if covered < COVERED:
            continue
        share = len(matched & counted) / len(counted) if counted else 1.0
        if line.told and len(matched & counted) <= 1 and share < LEAST:
            continue
        little = len(line.whole & typed) / len(line.whole)
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
