"""Words as search sees them: without case, accents and endings; and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drugs.wording import languages
from drugs.wording.grade import sentences

Phrase = tuple[str, ...]  # stems, in their order

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

LONGEST_WORD = 60  # letters; no longer one is looked at for words that were typed as one

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

    def may_stand_in(self, held: frozenset[str]) -> bool:
        """Whether a text that holds these stems can hold any of it."""
        return any(map(held.issuperset, self.phrases)) or any(map(held.issuperset, self.words))


def mark(text: str, sought: Iterable[Sought]) -> tuple[Part, ...]:
    """The text in parts, what is sought marked: the longest phrases, or else their words."""
    sought = list(sought)
    code = languages.current().code
    spans = [span for one in sought for span in _spans(text, one, code)]
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
    code = languages.current().code
    return any(_spans(text, one, code) for one in sought)


def snippet(texts: Iterable[str], sought: list[Sought]) -> tuple[Part, ...]:
    """The whole sentence that holds the most of what is sought; the first sentence if none does.

    Sentences stay whole, so that nothing medical is cut short; those beside it that hold a
    condition come along. One with a figure is passed over: away from its page it would stand
    without its comparator.
    """
    best, most = "", -1
    code = languages.current().code
    for text in texts:
        _, held = _tokens(text, code)
        if sum(one.may_stand_in(held) for one in sought) <= most:
            continue
        whole = _sentences(text, code)
        for at, sentence in enumerate(whole):
            found = sum(bool(_spans(sentence, one, code)) for one in sought)
            if found > most and (shown := with_conditions(whole, at)):
                best, most = shown, found
    return mark(best, sought)


def with_conditions(whole: Sequence[str], at: int) -> str:
    """A sentence with those beside it that hold a condition, that it points back to, or that it is
    too short without; nothing if there is a figure in any of them, or nothing to point back to."""
    spoken = languages.current()
    first, last = at, _behind_conditions(whole, at + 1)
    while first and (
        spoken.conditions.search(whole[first - 1]) or spoken.points_back.match(whole[first])
    ):
        first -= 1
    if spoken.points_back.match(whole[first]):
        return ""
    shown = _uncounted(whole[first:last])
    if shown == whole[at] and len(shown) < SHORT_SENTENCE:
        further = _behind_conditions(whole, last + 1)
        return _uncounted(whole[first:further]) or shown
    return shown


def _behind_conditions(whole: Sequence[str], at: int) -> int:
    """The first place from `at` on where no sentence holds a condition of the one before."""
    while at < len(whole) and languages.current().conditions.search(whole[at]):
        at += 1
    return at


def _uncounted(shown: Sequence[str]) -> str:
    return "" if any(map(languages.current().counted.search, shown)) else " ".join(shown)


def make_ready(text: str) -> None:
    """Splits a text ahead, so that the first search for it takes no longer than the next."""
    code = languages.current().code
    _tokens(text, code)
    for sentence in _sentences(text, code):
        _tokens(sentence, code)


def _spans(text: str, sought: Sought, code: str) -> list[tuple[int, int]]:
    return _stand(text, sought.phrases, code) or _stand(text, sought.words, code)


def _stand(text: str, phrases: frozenset[Phrase], code: str) -> list[tuple[int, int]]:
    """Where phrases stand in a text, from the left, the longest first."""
    spans: list[tuple[int, int]] = []
    if not phrases:
        return spans
    found, held = _tokens(text, code)
    if not any(held.issuperset(phrase) for phrase in phrases):
        return spans
    begun: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        begun.setdefault(phrase[0], []).append(phrase)
    at = 0
    while at < len(found):
        length = 0
        for phrase in begun.get(found[at][0], ()):
            if len(phrase) > length and phrase == tuple(
                token for token, *_ in found[at : at + len(phrase)]
            ):
                length = len(phrase)
        if length:
            start, stop = found[at][1], found[at + length - 1][2]
            closes = "(" in text[start:stop] and text[stop : stop + 1] == ")"
            spans.append((start, stop + closes))
        at += length or 1
    return spans


# Kept for each language: the same text has other stems and sentences in another one.
@lru_cache(maxsize=30_000)
def _tokens(text: str, language: str) -> tuple[tuple[tuple[str, int, int], ...], frozenset[str]]:
    """Each stem with its place, and all of them."""
    stem = languages.LANGUAGES[language].stem
    found = tuple((stem(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))
    return found, frozenset(token for token, *_ in found)


@lru_cache(maxsize=30_000)
def _sentences(text: str, language: str) -> tuple[str, ...]:
    return tuple(sentences(text))
