"""What stands around the words of a sign and takes the alarm away: that there is none, a pet, or
the name of another thing. Where a person is told of, a name takes nothing away."""

from __future__ import annotations

from collections.abc import Sequence

from drugs.documents import HelpLineDoc, UrgentSignDoc
from drugs.search.told import Told
from drugs.search.watch import MEDICINE, Line, Watch
from drugs.wording import languages

NEAR = 4  # words before a sign, in which "no" may stand
BEHIND = 4  # words of a name behind it


def no_sign(
    line: Line,
    holder: UrgentSignDoc | HelpLineDoc,
    at: Sequence[int],
    told: Sequence[Told],
    watched: Watch,
) -> bool:
    """Whether the words that stand `at` these places are no sign."""
    first, last = min(at), max(at)
    if isinstance(holder, UrgentSignDoc) and _none(first, last, told):
        return True
    if _animal(at, told, watched):
        return True
    eaten = line.loose and isinstance(holder, HelpLineDoc)
    if eaten and _other_thing(last, told, watched):
        return True
    if any(one.reading & watched.around.people for one in told[:first]) or (
        isinstance(holder, HelpLineDoc) and len(line.groups) > 1 and not line.loose
    ):
        return False
    if line.name and any(one.reading & watched.around.of_it for one in told[last + 1 : last + 2]):
        return True
    return _other_name(at, told, watched, eaten) or (
        line.loose
        and isinstance(holder, UrgentSignDoc)
        and _part_of_name(first, last, told, watched)
    )


def _none(first: int, last: int, told: Sequence[Told]) -> bool:
    """ "no chest pain"; "never had chest pain", but not "never had chest pain like this"."""
    words = languages.current().alarm_words
    for one in reversed(told[max(first - NEAR, 0) : first]):
        if one.word in words.none:
            return one.word not in words.once or last == len(told) - 1
        if one.word not in words.between:
            return False
    return False


def _animal(at: Sequence[int], told: Sequence[Told], watched: Watch) -> bool:
    """An animal has it, or it is done to one; unless what it swallowed may be a medicine."""
    around = watched.around
    if any(one.reading & around.hurts for one in told):
        return False
    first, last = min(at), max(at)
    inside = any(told[place].reading & around.animals for place in at)
    if not (
        inside or _animal_before(first, told, watched) or _animal_behind(first, last, told, watched)
    ):
        return False
    others = [one for place, one in enumerate(told) if place not in at]
    if inside and not any(_foreign(one, watched) for one in others):
        return False
    return not any(
        MEDICINE in one.reading or one.reading & around.people or not one.plain for one in told
    )


def _animal_before(first: int, told: Sequence[Told], watched: Watch) -> bool:
    around = watched.around
    for place in range(first - 1, max(first - NEAR, 0) - 1, -1):
        if told[place].reading & around.animals:
            beyond = languages.current().alarm_words.beyond
            return not any(one.word in beyond for one in told[max(place - 2, 0) : place])
        if not told[place].reading & (around.little | around.beside):
            return False
    return False


def _animal_behind(first: int, last: int, told: Sequence[Told], watched: Watch) -> bool:
    """ "stroke my cat", "yellow eyes on my cat"."""
    of = languages.current().alarm_words.belongs
    behind = told[last + 1 : last + NEAR]
    if first != last and not (behind and behind[0].word in of):
        return False
    for one in behind:
        if one.reading & watched.around.animals:
            return True
        if not one.reading & watched.around.little:
            return False
    return False


def _other_name(at: Sequence[int], told: Sequence[Told], watched: Watch, eaten: bool) -> bool:
    """ "heart attack grill": the words behind or between, that belong to it, name something of
    another world. One word may be named by what is before it: "brush stroke". What was `eaten`
    may stand behind any little word: "ate all of my cookies"."""
    first, last = min(at), max(at)
    around = watched.around
    names = languages.current().alarm_words
    if first == last and first and told[first - 1].reading & around.aside:
        return True
    between = [place for place in range(first + 1, last) if place not in at]
    if any(told[place].reading & around.aside for place in between):
        return True
    for one in told[last + 1 : last + 1 + BEHIND]:
        if one.reading & around.aside:
            return True
        little = one.reading & around.little and not eaten
        if MEDICINE in one.reading or (little and one.word not in names.joins):
            return False
        if one.word in names.before_time:
            return False
    return False


def _part_of_name(first: int, last: int, told: Sequence[Told], watched: Watch) -> bool:
    """ "faint smell", "stroke of luck": the next word has nothing to do with signs."""
    behind = told[last + 1 : last + 3]
    if behind and behind[0].word == "of":
        behind = behind[1:]
    return bool(behind) and _foreign(behind[0], watched)


def _other_thing(last: int, told: Sequence[Told], watched: Watch) -> bool:
    """ "took too many notes", "ate a cookie": what was taken is a plain word of another world, and
    no medicine is told of behind it."""
    before = languages.current().alarm_words.before_thing
    behind = told[last + 1 :]
    while behind and (behind[0].word in before or behind[0].word.isdigit()):
        behind = behind[1:]
    return (
        bool(behind)
        and _foreign(behind[0], watched)
        and not any(MEDICINE in one.reading for one in behind[:BEHIND])
    )


def _foreign(one: Told, watched: Watch) -> bool:
    """A plain word that nobody would say who tells of a sign."""
    around = watched.around
    at_home = watched.known | watched.medicines | around.beside | around.people | around.little
    return one.plain and not one.word.isdigit() and not one.reading & at_home
