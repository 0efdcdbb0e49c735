"""How hard a text is to read: its grade, and the length of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import syllapy

LONGEST_SENTENCE = 25  # words
HARDEST_PAGE = 6.0  # Flesch-Kincaid grade
HARDEST_BLOCK = 8.0  # of a block of SHORTEST_BLOCK words or more: shorter ones score wildly
SHORTEST_BLOCK = 30

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])")


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Syllables of a word, by a list of English words or else by its vowels; at least one."""
    return max(int(syllapy.count(word.lower().strip("'’").replace("’", "'"))), 1)


def sentences(text: str) -> list[str]:
    """The sentences of one block of text."""
    return [part for part in _SENTENCE_END.split(" ".join(text.split())) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a text; a figure such as 24.3 is not a word, a hyphen parts two."""
    return _WORD.findall(text)


def long_sentences(text: str) -> list[str]:
    """Sentences of more than LONGEST_SENTENCE words; figures count as words here."""
    return [
        part
        for part in sentences(text)
        if len(re.findall(r"\w[\w'’.,%-]*", part)) > LONGEST_SENTENCE
    ]


@dataclass(frozen=True)
class Reading:
    """Counts from which the Flesch-Kincaid grade is taken."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid et al., 1975)."""
        if not self.words:
            return 0.0
        return (
            0.39 * self.words / max(self.sentences, 1) + 11.8 * self.syllables / self.words - 15.59
        )


def reading(blocks: Iterable[str], names: Iterable[str] = ()) -> Reading:
    """Measures blocks of text as one: each block (a paragraph, heading or list item) ends a
    sentence. `names` of medicines are taken out first: a reader has to know them anyway.
    """
    pattern = re.compile(
        "|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True))
        or "$^",
        re.IGNORECASE,
    )
    count = Reading(0, 0, 0)
    for block in blocks:
        text = pattern.sub("", block)
        found = words(text)
        if found:
            count = Reading(
                count.sentences + len(sentences(text)),
                count.words + len(found),
                count.syllables + sum(map(syllables, found)),
            )
    return count
