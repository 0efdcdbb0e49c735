"""What a label can say of something people take besides: its levels, and them in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop, ngettext

from drugs.documents import Fact, MedicineDoc, MixingNoteDoc, SubstanceDoc
from drugs.wording.rules import RuleWords

# What a label can say, the most careful first.
LEVELS = {
    "do-not-use": gettext_noop("Do not use together"),
    "lower-dose": gettext_noop("A lower dose"),
    "ask-first": gettext_noop("Ask first"),
    "not-checked": gettext_noop("We have not checked this: ask"),
    "not-read": gettext_noop("We have not read this: ask"),
    "not-named": gettext_noop("The label does not name it: ask"),
    "allowed": gettext_noop("Allowed, with a limit"),
    "no-change-named": gettext_noop("Studied, no other dose named"),
}
CAREFUL = tuple(LEVELS)
# A note that names no limit but a time or a way, such as a vaccine before the start.
NAMED_WITH_HOW = gettext_noop("Named: read when and how")

LEVEL_OF_RULE = {
    "do-not-use": "do-not-use",
    "do-not-start": "do-not-use",
    "do-not-mix": "do-not-use",
    "stop": "do-not-use",
    "pause": "do-not-use",
    "lower-dose": "lower-dose",
    "dose-when-mixed": "lower-dose",
    "most-allowed": "lower-dose",
    "wait": "ask-first",
    "check": "ask-first",
    "ask-first": "ask-first",
    "ask-before-mixing": "ask-first",
}


@dataclass(frozen=True)
class Said:
    """One thing that is said: a rule, or a note where there is no rule.

    `said_of` is the class it is said of, where it answers for a member; `members` are those of the
    page's class it holds for, where it does not hold for all; `allowed` tells the limit.
    """

    level: str
    rule: RuleWords | None = None
    note: MixingNoteDoc | None = None
    said_of: SubstanceDoc | None = None
    members: tuple[SubstanceDoc, ...] = ()
    allowed: tuple[str, ...] = ()

    @property
    def level_name(self) -> str:
        """The level in words, with how long it holds where it ends."""
        if self.note:
            return note_level(self.note)
        level = gettext(LEVELS[self.level])
        rule = self.rule.rule if self.rule else None
        if rule is None or not rule.forbids or not rule.wait or rule.wait_from != "start":
            return level
        return gettext("%(level)s in the first %(time)s") % {
            "level": level, "time": _time(rule.wait, rule.wait_unit),
        }  # fmt: skip

    @property
    def fact(self) -> Fact:
        """What it rests on."""
        fact = self.rule.rule if self.rule else self.note
        assert fact is not None
        return fact


@dataclass(frozen=True)
class WithMedicine:
    """What one medicine's label says. `itself`: the substance is this medicine. `rest`: of a class,
    nothing was checked but the members that are named. `unread`: the part of the label that would
    say it was not read."""

    medicine: MedicineDoc
    said: tuple[Said, ...]
    itself: bool
    rest: bool
    unread: bool

    @property
    def has_rule(self) -> bool:
        """Whether its label says what to do, and not only what it leaves unsaid."""
        return any(row.rule for row in self.said)

    @property
    def level(self) -> str:
        """The most careful of all that is said, or left unsaid."""
        levels = [row.level for row in self.said]
        if self.rest or not levels:
            levels.append("not-read" if self.unread else "not-checked")
        return min(levels, key=CAREFUL.index)

    @property
    def level_name(self) -> str:
        """The level in words, and whether it is that of some members of a class only."""
        if self.level == "not-checked" and self.said:
            return gettext("We have not checked all of them: ask")
        level = self._named(self.level)
        most_careful = [row for row in self.said if row.level == self.level]
        if not all(row.members for row in most_careful) or not most_careful:
            return level
        for_all = [row.level for row in self.said if row.rule and not row.members]
        if not for_all:
            return gettext("%(level)s (some of them)") % {"level": level}
        return gettext("%(level)s; some of them: %(other)s") % {
            "level": self._named(min(for_all, key=CAREFUL.index)),
            "other": level[:1].lower() + level[1:],
        }

    def _named(self, level: str) -> str:
        """A level in the words of what is said at it, where that is one."""
        names = {row.level_name for row in self.said if row.level == level}
        return names.pop() if len(names) == 1 else gettext(LEVELS[level])


def note_level(note: MixingNoteDoc) -> str:
    """The level of a note in words."""
    return gettext(NAMED_WITH_HOW if note.level == "allowed" else LEVELS[note.level])


def _time(number: int, unit: str) -> str:
    """A time in words: "3 months"."""
    words = {
        "hours": ngettext("%(number)d hour", "%(number)d hours", number),
        "days": ngettext("%(number)d day", "%(number)d days", number),
        "weeks": ngettext("%(number)d week", "%(number)d weeks", number),
        "months": ngettext("%(number)d month", "%(number)d months", number),
    }
    return words[unit] % {"number": number}
