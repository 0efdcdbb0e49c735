"""Words as search sees them: without case, accents and endings; and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from drugs.wording import languages
from drugs.wording.grade import sentences

Phrase = tuple[str, ...]  # stems, in their order

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

SHORT_SENTENCE = 50  # letters: a sentence so short is shown with the next one


@dataclass(frozen=True)
class Part:
    """A piece of a text; `marked` if it is what was searched for."""

    text: str
    marked: bool = False


def stem(word: str) -> str:
    """A word without case, accents and endings: "missed" -> "miss"."""
    return languages.current().stem(word)


def stems(text: str) -> Phrase:
    stem = languages.current().stem
    return tuple(stem(match[0]) for match in _WORD.finditer(text))


def words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return _WORD.findall(text)


@dataclass(frozen=True)
class Sought:
    """One thing searched for: the phrases that say it, and the words they are made of."""

    phrases: frozenset[Phrase]
    words: frozenset[Phrase] = frozenset()


def mark(text: str, sought: Iterable[Sought]) -> tuple[Part, ...]:
    """The text in parts, what is sought marked: the longest phrases, or else their words."""
    sought = list(sought)
    spans = [span for one in sought for span in _spans(text, one)]
    parts: list[Part] = []
    end = 0
    for start, stop in sorted(spans):
        if start < end:
            continue
        if start > end:
            parts.append(Part(text[end:start]))
        parts.append(Part(text[start:stop], marked=True))
        end = stop
    if end < len(text):
        parts.append(Part(text[end:]))
    return tuple(parts)


def holds(text: str, sought: Iterable[Sought]) -> bool:
    """Whether anything that is sought stands in the text."""
    return any(_spans(text, one) for one in sought)


def snippet(texts: Iterable[str], sought: list[Sought]) -> tuple[Part, ...]:
    """The whole sentence that holds the most of what is sought; the first sentence if none does.

    Sentences stay whole, so that nothing medical is cut short. One with a figure is passed over:
    away from its page it would stand without its comparator.
    """
    best, most = "", -1
    counted = languages.current().counted
    for text in texts:
        whole = _sentences(text, languages.current().code)
        for at, sentence in enumerate(whole):
            held = sum(bool(_spans(sentence, one)) for one in sought)
            if held > most and not counted.search(sentence):
                after = whole[at + 1] if at + 1 < len(whole) else ""
                if len(sentence) < SHORT_SENTENCE and after and not counted.search(after):
                    sentence = f"{sentence} {after}"
                best, most = sentence, held
    return mark(best, sought)


def _spans(text: str, sought: Sought) -> list[tuple[int, int]]:
    return _stand(text, sought.phrases) or _stand(text, sought.words)


def _stand(text: str, phrases: frozenset[Phrase]) -> list[tuple[int, int]]:
    """Where phrases stand in a text, from the left, the longest first."""
    spans = []
    found = _tokens(text, languages.current().code)
    at = 0
    while phrases and at < len(found):
        length = max(
            (
                len(phrase)
                for phrase in phrases
                if phrase[0] == found[at][0]
                and phrase == tuple(token for token, *_ in found[at : at + len(phrase)])
            ),
            default=0,
        )
        if length:
            start, stop = found[at][1], found[at + length - 1][2]
            closes = "(" in text[start:stop] and text[stop : stop + 1] == ")"
            spans.append((start, stop + closes))
        at += length or 1
    return spans


# Kept for each language: the same text has other stems and sentences in another one.
@lru_cache(maxsize=4_000)
def _tokens(text: str, language: str) -> tuple[tuple[str, int, int], ...]:
    stem = languages.LANGUAGES[language].stem
    return tuple((stem(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))


@lru_cache(maxsize=4_000)
def _sentences(text: str, language: str) -> tuple[str, ...]:
    return tuple(sentences(text))
