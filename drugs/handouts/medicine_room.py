"""How much of each part a medicine's sheet has room for, and what comes first in little room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from drugs.handouts.parts import Set
from drugs.handouts.rules import NAMES_IN_LITTLE_ROOM

ALL = 99


@dataclass(frozen=True)
class Room:
    """How much of each part there is room for; the rest stays on the web page.

    Notices, rules of rank 0 and 1, signs for 911 and today, tests and figures are never cut.
    """

    rank_2: bool = True  # all of it; without room what is checked and asked gives way, the last
    names: int | None = None  # behind a rule; None is all of them
    front: Literal["today", "911", ""] = "today"  # the band that ends the first page
    tight: bool = False  # lines close together
    small: bool = False  # pictures
    summary: bool = True  # what it is, besides for whom
    why: bool = True  # why this side effect is pictured
    meanings: bool = True  # what a sign can mean
    beside: bool = True  # 911 and today side by side
    signs_listed: bool = True  # each on a line of its own
    rules: Set = "lines"
    more_rules: Set = "kinds"
    headed: bool = True  # each part of the second page under a heading
    tests: bool = True  # what a rule tells to be checked stands among the rules
    slots: bool = True  # in full, those that rules tell already too
    next_visit: int = ALL
    harms: int = ALL
    benefits: int = ALL
    tell: bool = True
    crisis: bool = True  # whom to call when life itself is too much
    silences: bool = True  # what its whole label says nothing on
    questions: int = 5
    lines: int = 5  # to write on, at least
    sources: int = ALL  # beside the label and those that a figure cites


# Large print may run longer, but not for the whole list of sources.
FULL = Room(sources=6)
LEAST = Room(
    rank_2=False, names=NAMES_IN_LITTLE_ROOM, tight=True, small=True, summary=False, why=False,
    meanings=False, beside=False, signs_listed=False, rules="run", more_rules="run", headed=False,
    tests=False, slots=False, next_visit=0, harms=0, benefits=0, tell=False, crisis=False,
    silences=False, questions=0, lines=2, sources=0,
)  # fmt: skip
# What stands on the first page of a sheet, where it holds all of it; if not, what can.
FRONT: tuple[Literal["today", "911", ""], ...] = ("today", "911", "")
# What comes on top where the first page holds it, the most useful first; and then the second.
FIRST: tuple[dict[str, Any], ...] = (
    {"rules": "kinds"},
    {"names": None},
    {"summary": True},
    {"beside": True},
    {"tight": False},
    {"why": True},
    {"rules": "lines"},
    {"signs_listed": True},
    {"small": False},
    {"meanings": True},
)
SECOND: tuple[dict[str, Any], ...] = (
    {"rank_2": True},
    {"more_rules": "kinds"},
    {"crisis": True},
    {"tests": True},
    {"headed": True},
    {"harms": 4},
    {"lines": 4},
    {"next_visit": 2},
    {"harms": 8},
    {"next_visit": ALL},
    {"silences": True},
    {"questions": 3},
    {"slots": True},
    {"benefits": 2},
    {"sources": 3},
    {"tell": True},
    {"questions": 5},
    {"lines": 6},
    {"harms": ALL},
    {"sources": 6},
)
