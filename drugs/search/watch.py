"""The lines of everyday words that signs and help lines hold, read once for a shelf."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from drugs.documents import HelpLineDoc, UrgentSignDoc
from drugs.search.known_names import names_of_medicines
from drugs.search.names import stem, stems, words
from drugs.shelf import Shelf
from drugs.wording import languages

# What an editor writes for any name of a medicine or word for it, for a number of things, for a
# person who is told of, for one who is told of by age ("my 2 year old"), and for a small cause of
# it ("from shaving").
MEDICINE, SEVERAL, PERSON, AGED = "@medicine", "@several", "@person", "@aged"
EXPLAINED = "@explained"
MARKS = (MEDICINE, SEVERAL, PERSON, AGED, EXPLAINED)


@dataclass(frozen=True)
class Line:
    """One line of everyday words: one of each of `groups` must stand near the others, and none of
    `without`, nor of `not_first` as the first that was typed. Those in `behind` stand right behind
    the one before. `alone`: nothing else was asked.
    `name`: it is held back where one asks of risk; `loose`: where it is part of another name, or
    told of what is no medicine."""

    groups: tuple[frozenset[str], ...]
    without: frozenset[str] = frozenset()
    not_first: frozenset[str] = frozenset()
    behind: frozenset[int] = frozenset()
    alone: bool = False
    name: bool = False
    loose: bool = False


def parsed(text: str) -> Line:
    """A line as an editor wrote it: 'chest pain/hurts -rash', '=chest', 'stroke ? ~', 'child
    swallowed -^can', 'took @several @medicine', '@person collapsed', 'cold +sore'."""
    typed = text.split()
    without = {_itself(word[1:]) for word in typed if word[:1] == "-" and word[1:2] != "^"}
    not_first = {_itself(word[2:]) for word in typed if word.startswith("-^")}
    named = [word for word in typed if _choices(word) and word[0] not in "-?~"]
    return Line(
        tuple(frozenset(chain.from_iterable(map(_meant, _choices(word)))) for word in named),
        frozenset(without),
        frozenset(not_first),
        frozenset(at for at, word in enumerate(named) if at and word.startswith("+")),
        alone=text.startswith("="),
        name="?" in typed,
        loose="~" in typed,
    )


def _choices(word: str) -> list[str]:
    """The words of which one must stand there."""
    families = languages.current().alarm_words.families
    choices = (choice for choice in word.lstrip("=+").split("/") if choice)
    return [one for choice in choices for one in families.get(choice, (choice,))]


def _itself(word: str) -> str:
    return word if word in MARKS else stem(word)


def _meant(word: str) -> Iterator[str]:
    """The stem of a word, with those that say the same, in other languages too."""
    own = _itself(word)
    yield own
    if own not in MARKS:
        yield from _said_alike(languages.current().code).get(own, ())


@cache
def _said_alike(code: str) -> dict[str, frozenset[str]]:
    """By its stem, what says the same as a word. Made once for a language: looked up anew for each
    word of each line, it was a fifth of the work of a whole printing."""
    language = languages.LANGUAGES[code]
    stem, told = language.stem, language.alarm_words
    alike = [frozenset(map(stem, group)) for group in told.alike]
    abroad = [(stem(word), frozenset(map(stem, others))) for word, others in told.abroad.items()]
    found = {}
    for own in {word for word, _ in abroad}.union(*alike):
        meant = {own}.union(*(group for group in alike if own in group))
        for word, others in abroad:
            if word in meant:
                meant |= others
        found[own] = frozenset(meant)
    return found


@dataclass(frozen=True)
class Watch:
    """Every line with what it stands for, the most urgent first; `begun` has the numbers of those
    that a word of their first group calls."""

    lines: tuple[tuple[Line, UrgentSignDoc | HelpLineDoc], ...]
    begun: dict[str, tuple[int, ...]]
    known: frozenset[str]  # stems that stand in a line
    spelled: dict[str, str]  # words as they are written in lines: their stems
    by_letter: dict[str, tuple[tuple[str, str], ...]]  # the same by their first letter
    medicines: frozenset[str]  # stems of names of medicines, and of words for them
    around: Around


@dataclass(frozen=True)
class Around:
    """The words around a sign, as stems (`wording/alarm_words.py`)."""

    people: frozenset[str]
    animals: frozenset[str]
    hurts: frozenset[str]
    aside: frozenset[str]
    beside: frozenset[str]
    of_risk: frozenset[str]
    of_it: frozenset[str]
    explains: frozenset[str]
    little: frozenset[str]


def watch(shelf: Shelf) -> Watch:
    """The lines of one shelf, the most urgent first."""
    language = languages.current()
    holders: list[UrgentSignDoc | HelpLineDoc] = [*shelf.urgent_signs, *shelf.help_lines]
    lines = tuple((parsed(text), one) for one in holders for text in one.everyday)
    names = {word for name in names_of_medicines(shelf) for word in words(name.split()[0])}
    written = {
        word
        for one in holders
        for text in one.everyday
        for part in text.split()
        if not part.startswith("-")
        for choice in _choices(part)
        if choice not in MARKS
        for word in words(choice)
    }
    # Their words of other languages are no misspelt English ones.
    written |= {word for group in language.alarm_words.abroad.values() for word in group}
    spelled = {word: stem(word) for word in (*sorted(written), *sorted(map(str.lower, names)))}
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
        frozenset(
            word
            for name in (*names, *language.medicine_words, *language.medicine_forms)
            for word in stems(name)
        ),
        _around(),
    )


def _around() -> Around:
    language = languages.current()
    told = language.alarm_words

    def stemmed(these: frozenset[str]) -> frozenset[str]:
        return frozenset(map(stem, these))

    return Around(
        stemmed(told.people), stemmed(told.animals), stemmed(told.hurts), stemmed(told.aside),
        stemmed(told.beside), stemmed(told.of_risk), stemmed(told.of_it), stemmed(told.explains),
        stemmed(language.little_words),
    )  # fmt: skip
