"""What each typed word can be, as far as a sign is concerned: itself, or a sign's word misspelt.

Nothing is guessed from a word that is plain English already: "strike" is no stroke.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz.distance import OSA

from drugs.search.names import stem
from drugs.search.watch import MEDICINE, SEVERAL, Watch
from drugs.wording import languages

USED = 400  # beside another word of a sign, a word used less than this may be a misspelt one
PLAIN = 400  # a word used so much is plain English
SHORTEST, LONG = 5, 8  # letters: no shorter word is meant by a misspelt one; a long one by two

Reading = frozenset[str]  # the stems that one typed word can be


@dataclass(frozen=True)
class Told:
    """One word, small and as it was typed, with all it can be."""

    word: str
    reading: Reading

    @property
    def plain(self) -> bool:
        """Whether it is a word that everybody uses."""
        return languages.current().used(self.word) >= PLAIN


def told(typed: list[str], watched: Watch) -> tuple[list[Told], list[Told]]:
    """The words, read twice: as they may be beside other words of a sign, and more strictly."""
    typed = list(_joined(typed, watched))
    read = {
        (word, used): tuple(_readings(word, watched, used))
        for word in dict.fromkeys(typed)
        for used in (USED, 1)
    }
    near = [one for word in typed for one in read[word, USED]]
    sure = [one for word in typed for one in read[word, 1]]
    return _counted(near), _counted(sure)


def _counted(line: list[Told]) -> list[Told]:
    """The same, with what is a number of things told as one: "5 pills", and not "5 mg"."""
    names = languages.current().alarm_words
    return [
        Told(one.word, one.reading | {SEVERAL})
        if (one.word in names.several or (one.word.isdigit() and 1 < int(one.word) < 100))
        and not _unit(line[at + 1 :])
        else one
        for at, one in enumerate(line)
    ]


def _unit(after: Sequence[Told]) -> bool:
    return bool(after) and after[0].word in languages.current().alarm_words.units


def _joined(typed: list[str], watched: Watch) -> Iterator[str]:
    """Two words that a sign writes as one are one: "over dose"."""
    at = 0
    while at < len(typed):
        together = "".join(typed[at : at + 2]).lower()
        if at + 1 < len(typed) and together in watched.spelled:
            yield together
            at += 2
        else:
            yield typed[at]
            at += 1


def _readings(word: str, watched: Watch, used: int) -> Iterator[Told]:
    """What a typed word can be: itself, two that were typed as one, or a sign's word misspelt. A
    word that is used so much is itself."""
    own = stem(word)
    plain = word.replace("’", "'").lower()
    short = len(word) < SHORTEST - 1
    if own in watched.known or short or languages.current().used(plain) >= used:
        yield _told(plain, frozenset({own}), watched)
        return
    for at in range(3, len(plain) - 2):
        first, second = plain[:at], plain[at:]
        if first in watched.spelled and second in watched.spelled:
            for part in (first, second):
                yield _told(part, frozenset({watched.spelled[part]}), watched)
            return
    yield _told(plain, frozenset(chain([own], _mended(plain, watched))), watched)


def _told(word: str, reading: Reading, watched: Watch) -> Told:
    return Told(word, reading | {MEDICINE} if reading & watched.medicines else reading)


def _mended(word: str, watched: Watch) -> Iterator[str]:
    """The stems of the words of signs that a misspelt word is close to: by a letter, or two in a
    long one, or as it is heard. The first letter is the same."""
    sound = languages.current().sound
    for right, right_stem in watched.by_letter.get(word[0], ()):
        # Two letters of a short word, the other way round: "pian".
        turned = len(right) == SHORTEST - 1 and sorted(right) == sorted(word)
        if turned and OSA.distance(word, right) == 1:
            yield right_stem
        if len(right) < SHORTEST or abs(len(right) - len(word)) > 2:
            continue
        most = 2 if len(right) >= LONG else 1
        far = OSA.distance(word, right, score_cutoff=3)
        if far <= most or (far <= 3 and len(right) > SHORTEST and sound(right) == sound(word)):
            yield right_stem
