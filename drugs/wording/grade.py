"""How hard a text is to read: its grade, and the length of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from drugs.wording import languages

LONGEST_SENTENCE = 25  # words
HARDEST_PAGE = 6.0  # Flesch-Kincaid grade
HARDEST_BLOCK = 8.0  # of a block of SHORTEST_BLOCK words or more: shorter ones score wildly
SHORTEST_BLOCK = 30


def syllables(word: str) -> int:
    """Syllables of a word in the language in force; at least one."""
    return languages.current().syllables(word)


def sentences(text: str) -> list[str]:
    """The sentences of one block of text."""
    language = languages.current()
    parts = language.sentence_end.split(" ".join(text.split()))
    return [part for part in parts if language.word.search(part)]


def words(text: str) -> list[str]:
    """The words of a text; a figure such as 24.3 is not a word, a hyphen parts two."""
    return languages.current().word.findall(text)


def long_sentences(text: str) -> list[str]:
    """Sentences of more than LONGEST_SENTENCE words; figures count as words here."""
    return [
        part
        for part in sentences(text)
        if len(re.findall(r"\w[\w'’.,%-]*", part)) > LONGEST_SENTENCE
    ]


@dataclass(frozen=True)
class Reading:
    """Counts from which the grade is taken."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        if not self.words:
            return 0.0
        return languages.current().grade(self.sentences, self.words, self.syllables)


def reading(blocks: Iterable[str], names: Iterable[str] = ()) -> Reading:
    """Measures blocks of text as one: each block (a paragraph, heading or list item) ends a
    sentence. `names` of medicines are taken out first: a reader has to know them anyway.
    """
    known, language = tuple(names), languages.current().code
    counts = [_counts(block, known, language) for block in blocks]
    return Reading(*map(sum, zip(*counts, strict=True))) if counts else Reading(0, 0, 0)


@lru_cache(maxsize=50_000)  # the blocks of a few editions: most stand on several pages of each
def _counts(block: str, names: tuple[str, ...], language: str) -> tuple[int, int, int]:
    """The sentences, words and syllables of one block, in the language in force."""
    text = _any_of(names).sub("", block)
    found = words(text)
    if not found:
        return 0, 0, 0
    of_word = languages.current().syllables
    return len(sentences(text)), len(found), sum(map(of_word, found))


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    if not names:
        return re.compile("$^")
    first = "".join(sorted({re.escape(name[0]) for name in names}))  # rules out most places at once
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"\b(?=[{first}])(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE
    )
