"""How hard a text is to read: its grade, and the length of its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

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
    pattern = re.compile(
        "|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True))
        or "$^",
        re.IGNORECASE,
    )
    of_word = languages.current().syllables
    count = Reading(0, 0, 0)
    for block in blocks:
        text = pattern.sub("", block)
        found = words(text)
        if found:
            count = Reading(
                count.sentences + len(sentences(text)),
                count.words + len(found),
                count.syllables + sum(map(of_word, found)),
            )
    return count
