"""What each typed word can be, as far as a sign is concerned: itself, or a sign's word misspelt.

Nothing is guessed from a word that is plain English already: "strike" is no stroke.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from drugs.search.names import LONGEST_WORD
from drugs.search.watch import AGED, EXPLAINED, MEDICINE, PERSON, SEVERAL, Watch
from drugs.wording import languages
from drugs.wording.alarm_words import AlarmWords

USED = 400  # beside another word of a sign, a word used less than this may be a misspelt one
PLAIN = 400  # a word used so much is plain English
SHORTEST, LONG = 5, 7  # letters: no shorter word is meant by a misspelt one; a long one by two
MOST_PARTS, LEAST_PART = 6, 3  # words that were typed as one; letters of one of a sign

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
    looked = _Looked(watched)
    read = {word: _readings(word, looked) for word in dict.fromkeys(typed)}
    near = [one for word in typed for one in read[word][0]]
    sure = [one for word in typed for one in read[word][1]]
    return _counted(near), _counted(sure)


def _counted(line: list[Told]) -> list[Told]:
    """The same, with what is a number of things told as one: "5 pills", and not "5 mg"; and with an
    age told as that of a person: "2 year old", "3yo"."""
    names = languages.current().alarm_words
    return [
        Told(one.word, one.reading | set(_marks(line[at:], names))) for at, one in enumerate(line)
    ]


def _marks(line: Sequence[Told], names: AlarmWords) -> Iterator[str]:
    """What the first of these words is, as those behind it tell."""
    word = line[0].word
    number = word in names.several or (word.isdigit() and 1 < int(word) < 100)
    if number and not _unit(line[1:]):
        yield SEVERAL
    if names.of_age.match(" ".join(one.word for one in line)):
        yield AGED


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


class _Looked(dict[str, str]):
    """Parts of words that were looked up for one query: the stem of a word of a sign, in any of its
    forms; nothing for another word. What was typed is kept no longer than that."""

    def __init__(self, watched: Watch) -> None:
        super().__init__()
        self.watched = watched
        self.language = languages.current()
        self.stem = self.language.stem
        self.between = self.language.little_words | self.language.alarm_words.people

    def __missing__(self, part: str) -> str:
        its_stem = ""
        if len(part) >= LEAST_PART:
            its_stem = self.watched.spelled.get(part) or self.stem(part)
        self[part] = its_stem if its_stem in self.watched.known else ""
        return self[part]


def _readings(word: str, looked: _Looked) -> tuple[list[Told], list[Told]]:
    """What a typed word can be, beside other words of a sign and more strictly: itself, two that
    were typed as one, or a sign's word misspelt. A word that is used so much is itself."""
    watched = looked.watched
    plain = word.replace("’", "'").lower()
    own = frozenset(_forms(plain, looked))
    itself = [_told(plain, own, watched)]
    used = looked.language.used(plain)
    if own & watched.known or len(word) < SHORTEST - 1 or used >= USED:
        return itself, itself
    whole = frozenset(_mended(plain, looked))
    # Two words of a sign in a row mean more than one that a misspelt word is close to.
    parts = _apart(plain, looked) or ([] if whole else _misspelt_apart(plain, looked))
    near = [_told(part, reading, watched) for part, reading in parts or [(plain, own | whole)]]
    return near, itself if used else near


def _forms(plain: str, looked: _Looked) -> Iterator[str]:
    """The stem of a word, and of the sign's word that it was made of: "droopy", "od'd"."""
    own = looked.stem(plain)
    yield own
    before, _, behind = plain.partition("'")
    if behind in looked.language.alarm_words.past:
        yield looked.stem(before)
    if own.endswith("i") and own[:-1] in looked.watched.known:
        yield own[:-1]


def _apart(plain: str, looked: _Looked, most: int = MOST_PARTS) -> list[tuple[str, Reading]]:
    """The words that were typed as one: "clotinmyleg". The last of them is of a sign."""
    if own := looked[plain]:
        return [(plain, frozenset({own}))]
    if most == 1 or len(plain) > LONGEST_WORD:
        return []
    for at in range(len(plain) - LEAST_PART, 1, -1):
        first = plain[:at]
        its_stem = looked[first]
        if not its_stem and first in looked.between:
            its_stem = looked.stem(first)
        if its_stem and (rest := _apart(plain[at:], looked, most - 1)):
            return [(first, frozenset({its_stem})), *rest]
    return []


def _misspelt_apart(plain: str, looked: _Looked) -> list[tuple[str, Reading]]:
    """Two words typed as one, of which one is misspelt: "hartattack"."""
    if len(plain) > LONGEST_WORD:
        return []
    for at in range(LEAST_PART, len(plain) - LEAST_PART + 1):
        parts = plain[:at], plain[at:]
        right = [looked[part] for part in parts]
        if not any(right):
            continue
        read = [
            frozenset({its_stem} if its_stem else _mended(part, looked))
            for part, its_stem in zip(parts, right, strict=True)
        ]
        if all(read):
            return list(zip(parts, read, strict=True))
    return []


def _told(word: str, reading: Reading, watched: Watch) -> Told:
    around = watched.around
    marks = ((MEDICINE, watched.medicines), (PERSON, around.people), (EXPLAINED, around.explains))
    return Told(word, reading | {mark for mark, words in marks if reading & words})


def _mended(word: str, looked: _Looked) -> Iterator[str]:
    """The stems of the words of signs that a misspelt word is close to: by a letter, or two in a
    long one, or as it is heard. The first letter is the same."""
    sound = looked.language.sound
    for right, right_stem in looked.watched.by_letter.get(word[0], ()):
        # A letter of a short word, but no shorter one: "paim"; two the other way round: "pian".
        short = len(right) == SHORTEST - 1
        if short and len(word) >= len(right) and OSA.distance(word, right, score_cutoff=1) == 1:
            yield right_stem
        if len(right) < SHORTEST or abs(len(right) - len(word)) > 2:
            continue
        # Letters that changed their places are the same letters.
        most = 2 if len(right) >= LONG or sorted(right) == sorted(word) else 1
        far = OSA.distance(word, right, score_cutoff=3)
        if far <= most or (far <= 3 and len(right) > SHORTEST and sound(right) == sound(word)):
            yield right_stem
