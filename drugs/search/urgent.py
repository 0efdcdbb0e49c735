"""Whether a query names a sign that cannot wait. Signs and help lines hold the words for it.

Each line of theirs is read once for a shelf. Nothing is guessed from a word that is plain English
already: "strike" is no stroke.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from django.urls import reverse
from django.utils.translation import gettext
from rapidfuzz.distance import OSA

from drugs.documents import HelpLineDoc, UrgentSignDoc
from drugs.search.names import stem, words
from drugs.shelf import Shelf
from drugs.wording import languages

FURTHER = 5  # words that may stand between those of a sign, all in all
MOST_SIGNS = 3  # on one card
USED = 400  # beside another word of a sign, a word used less than this may be a misspelt one
SHORTEST, LONG = 5, 8  # letters: no shorter word is meant by a misspelt one; a long one by two

Reading = frozenset[str]  # the stems that one typed word can be


@dataclass(frozen=True)
class Line:
    """One line of everyday words: one of each of `groups` must stand near the others, and none of
    `without`, nor of `not_first` as the first that was typed. `alone`: nothing else was asked.
    `name`: it is held back where one asks of risk."""

    groups: tuple[frozenset[str], ...]
    without: frozenset[str] = frozenset()
    not_first: frozenset[str] = frozenset()
    alone: bool = False
    name: bool = False


@dataclass(frozen=True)
class Alarm:
    """What stands before all that is found: signs of one urgency, or one help line, or both.

    `urgency` is that of the signs, or else what the help line is for.
    """

    urgency: str
    signs: tuple[UrgentSignDoc, ...] = ()
    line: HelpLineDoc | None = None

    @property
    def place(self) -> str:
        """Where it stands on the page of urgent help."""
        return "call-911" if self.urgency == "911" else self.urgency

    @property
    def place_to_read(self) -> str:
        """The address of what it is about, as search finds it."""
        page = reverse("urgent_help")
        return page if self.line else f"{page}#{self.place}"

    @property
    def said(self) -> str:
        """The card in a few words, for whoever does not see it."""
        if self.urgency == "911":
            return gettext("Call 911.")
        return self.line.situation if self.line else gettext("Call your doctor today.")


def parsed(text: str) -> Line:
    """A line as an editor wrote it: 'chest pain/hurts -rash', '=chest', 'stroke ?', 'child
    swallowed -^can'."""
    typed = text.split()
    without = {stem(word[1:]) for word in typed if word[:1] == "-" and word[1:2] != "^"}
    not_first = {stem(word[2:]) for word in typed if word.startswith("-^")}
    groups = [
        frozenset(stem(one) for one in word.lstrip("=").split("/") if one)
        for word in typed
        if not word.startswith("-") and word != "?"
    ]
    return Line(
        tuple(group for group in groups if group),
        frozenset(without),
        frozenset(not_first),
        alone=text.startswith("="),
        name="?" in typed,
    )


@dataclass(frozen=True)
class Watch:
    """Every line with what it stands for, the most urgent first; `begun` has the numbers of those
    that a word of their first group calls."""

    lines: tuple[tuple[Line, UrgentSignDoc | HelpLineDoc], ...]
    begun: dict[str, tuple[int, ...]]
    known: frozenset[str]  # stems that stand in a line
    spelled: dict[str, str]  # words as they are written in lines: their stems
    by_letter: dict[str, tuple[tuple[str, str], ...]]  # the same by their first letter
    of_risk: frozenset[str]
    little: frozenset[str]


def watch(shelf: Shelf) -> Watch:
    """The lines of one shelf, the most urgent first."""
    holders: list[UrgentSignDoc | HelpLineDoc] = [*shelf.urgent_signs, *shelf.help_lines]
    lines = tuple((parsed(text), one) for one in holders for text in one.everyday)
    spelled = {
        word: stem(word)
        for one in holders
        for text in one.everyday
        for part in text.split()
        if not part.startswith("-")
        for word in words(part.replace("/", " "))
    }
    language = languages.current()
    begun: dict[str, list[int]] = {}
    for number, (line, _) in enumerate(lines):
        for word in line.groups[0] if line.groups else ():
            begun.setdefault(word, []).append(number)
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for word, its_stem in spelled.items():
        by_letter.setdefault(word[0], []).append((word, its_stem))
    return Watch(
        lines,
        {word: tuple(numbers) for word, numbers in begun.items()},
        frozenset(spelled.values()),
        spelled,
        {letter: tuple(rows) for letter, rows in by_letter.items()},
        frozenset(map(stem, language.of_risk)),
        frozenset(map(stem, language.little_words)),
    )


def alarm(typed: list[str], shelf: Shelf) -> Alarm | None:
    """The card for what was typed; None where it names no sign."""
    watched = shelf.cached(watch)
    means = bool(languages.current().of_meaning.search(" ".join(typed)))
    typed = list(_joined(typed, watched))
    read = {
        (word, used): tuple(_readings(word, watched, used))
        for word in dict.fromkeys(typed)
        for used in (USED, 1)
    }
    near = [reading for word in typed for reading in read[word, USED]]
    sure = [reading for word in typed for reading in read[word, 1]]
    numbers = {
        number for reading in near for word in reading for number in watched.begun.get(word, ())
    }
    found = {
        one.slug: one
        for line, one in (watched.lines[number] for number in sorted(numbers))
        if _holds(line, near if len(line.groups) > 1 else sure, watched)
        and not (means and isinstance(one, UrgentSignDoc) and (line.name or len(line.groups) == 1))
    }.values()
    signs = [one for one in found if isinstance(one, UrgentSignDoc)]
    now = tuple(sign for sign in signs if sign.urgency == "911")
    line = next((one for one in found if isinstance(one, HelpLineDoc)), None)
    if now:
        return Alarm("911", now[:MOST_SIGNS], line)
    if line:
        return Alarm(line.purpose, (), line)
    today = tuple(sign for sign in signs if sign.urgency == "today")
    return Alarm("today", today[:MOST_SIGNS], None) if today else None


def _holds(line: Line, readings: list[Reading], watched: Watch) -> bool:
    if any(line.without & reading for reading in readings) or line.not_first & readings[0]:
        return False
    if line.name and any(watched.of_risk & reading for reading in readings):
        return False
    told = readings
    if line.alone:
        told = [reading for reading in readings if not reading & watched.little]
        if len(told) != len(line.groups):
            return False
    places = [[at for at, reading in enumerate(told) if reading & group] for group in line.groups]
    return all(places) and _near(places, (), len(places) + FURTHER)


def _near(places: list[list[int]], taken: tuple[int, ...], room: int) -> bool:
    """Whether each group has a word of its own, all within `room` words."""
    if len(taken) == len(places):
        return max(taken) - min(taken) < room
    return any(
        _near(places, (*taken, at), room)
        for at in places[len(taken)]
        if at not in taken and all(abs(at - other) < room for other in taken)
    )


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


def _readings(word: str, watched: Watch, used: int) -> Iterator[Reading]:
    """What a typed word can be: itself, two that were typed as one, or a sign's word misspelt. A
    word that is used so much is itself."""
    own = stem(word)
    plain = word.replace("’", "'").lower()
    if own in watched.known or languages.current().used(plain) >= used or len(word) < SHORTEST - 1:
        yield frozenset({own})
        return
    for at in range(3, len(plain) - 2):
        first, second = plain[:at], plain[at:]
        if first in watched.spelled and second in watched.spelled:
            yield frozenset({watched.spelled[first]})
            yield frozenset({watched.spelled[second]})
            return
    yield frozenset(chain([own], _mended(plain, watched)))


def _mended(word: str, watched: Watch) -> Iterator[str]:
    """The stems of the words of signs that a misspelt word is close to: by a letter, or two in a
    long one, or as it is heard. The first letter is the same."""
    sound = languages.current().sound
    for right, right_stem in watched.by_letter.get(word[0], ()):
        if len(right) < SHORTEST or abs(len(right) - len(word)) > 2:
            continue
        most = 2 if len(right) >= LONG else 1
        far = OSA.distance(word, right, score_cutoff=3)
        if far <= most or (far <= 3 and len(right) > SHORTEST and sound(right) == sound(word)):
            yield right_stem
