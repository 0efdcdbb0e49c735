"""What differs from language to language where code reads, counts or joins words.

A language is one entry here, a catalogue in locale/ and a line in the settings. English is the
only one so far. The language in force is the one Django has active: that of the edition a request
is answered from (drugs/language.py); on the desk and at the press it is the desk's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import syllapy
from django.utils.translation import get_language


@dataclass(frozen=True)
class Language:
    """`code` stands in settings and addresses, `tag` in <html lang>; `day` and `month` are date
    formats as Django writes them.

    `grade` takes the counts of sentences, words and syllables of a text and gives the school grade
    a reader needs. `frequency_words` stand in for a number; `counted` finds a number of people,
    which search never shows cut off from what it is compared with; `calls_today` finds where a
    reader is sent to the doctor today. `stem` takes a word to what search compares; `little_words`
    count there only when nothing else was asked; `everyday` groups the words people use with those
    our pages have, beside the names that the records know.
    """

    code: str
    tag: str
    day: str
    month: str
    word: re.Pattern[str]
    sentence_end: re.Pattern[str]
    syllables: Callable[[str], int]
    grade: Callable[[int, int, int], float]
    frequency_words: re.Pattern[str]
    counted: re.Pattern[str]
    calls_today: re.Pattern[str]
    stem: Callable[[str], str]
    little_words: frozenset[str]
    everyday: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=20_000)
def _english_syllables(word: str) -> int:
    """By a list of English words or else by its vowels; at least one."""
    return max(int(syllapy.count(word.lower().strip("'’").replace("’", "'"))), 1)


def _flesch_kincaid(sentences: int, words: int, syllables: int) -> float:
    """0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid et al., 1975)."""
    return 0.39 * words / max(sentences, 1) + 11.8 * syllables / words - 15.59


@lru_cache(maxsize=20_000)
def _english_stem(word: str) -> str:
    """A word without case, accents and the endings of "missed", "clots", "studies"."""
    folded = unicodedata.normalize("NFKD", word).casefold()
    plain = "".join(c for c in folded if c not in "'’" and not unicodedata.combining(c))
    for ending, shortest, instead in (
        ("ies", 5, "y"), ("ing", 6, ""), ("ed", 6, ""), ("ss", 3, "ss"), ("s", 4, ""),
    ):  # fmt: skip
        if plain.endswith(ending) and len(plain) >= shortest:
            return plain.removesuffix(ending) + instead
    return plain


_COUNTED = "percent|person|people|adults?|child|children|patients?|women|men|cases?|times|out of|of"

ENGLISH = Language(
    code="en",
    tag="en-US",
    day="F j, Y",
    month="F Y",
    # A letter of any alphabet, so that a name with an accent is one word.
    word=re.compile(r"[^\W\d_](?:[^\W\d_]|['’])*"),
    sentence_end=re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[^\W_a-zß-öø-ÿ])"),
    syllables=_english_syllables,
    grade=_flesch_kincaid,
    # They make people over-estimate harm; "1 in 7" is read as larger than it is. We say how many
    # out of 100 instead. "How often" asks, and "common cold" is a name.
    frequency_words=re.compile(
        r"\b(?:(?:un)?common(?! colds?\b)(?:ly|er|est)?|rare(?:ly|r|st)?"
        r"|(?:un)?like(?:ly|lier|liest|lihood)|(?:in)?frequent(?:ly)?"
        r"|(?<!how )(?<!as )often(?:er|est|times)?"
        r"|(?:1|one) (?:in|out of) (?:every )?"
        r"(?:(?!(?:100|1,000)(?!,?\d))\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten"
        r"|twenty))\b",
        re.IGNORECASE,
    ),
    counted=re.compile(
        r"\d\s?%|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half)) "
        rf"(?:{_COUNTED})\b|\bof (?:the )?\d|\bfewer than 1\b",
        re.IGNORECASE,
    ),
    calls_today=re.compile(r"\b(?:call|doctor)(?: \w+){0,2} today\b", re.IGNORECASE),
    stem=_english_stem,
    little_words=frozenset(
        word
        for line in (
            "a about above after all am an and any are as at be been but by can could did do does",
            "for from get had has have how i if im in into is it its me my need of on or our",
            "should so take taking than that the their them then there these they this to use",
            "used using vs versus was we were what when which who why will with would you your",
        )
        for word in line.split()
    ),
    everyday=(
        ("pregnant", "pregnancy"),
        ("breastfeeding", "nursing", "breast milk"),
        ("pill", "tablet"),
        ("medicine", "drug", "medication", "med"),
        ("child", "children", "kid", "teen"),
        ("cost", "price", "money", "expensive", "afford"),
        ("shot", "injection"),
        ("vaccine", "vaccination", "immunization"),
        ("stop", "quit"),
        ("doctor", "dermatologist", "physician"),
        ("cream", "ointment"),
    ),
)

LANGUAGES = {language.code: language for language in (ENGLISH,)}


def current() -> Language:
    """The language in force; English where it has no entry of its own."""
    return LANGUAGES.get((get_language() or "").partition("-")[0], ENGLISH)
