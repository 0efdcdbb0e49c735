"""Characters that a word processor or a web page brings along when a text is pasted.

What has one plain equivalent is replaced by it; what nobody can see is found, with its place. The
house writes straight quotation marks and plain spaces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

# (what it is called, what to look for, what stands there instead)
_Swap = tuple[str, re.Pattern[str], str]

_BULLETS = "\u2022\u2023\u25e6\u2043\u25aa\u25ab\u25cf\u25cb\u25a0\u00b7\uf0a7\uf0b7\uf0d8\uf076"
_SWAPS: tuple[_Swap, ...] = (
    ("curly quotation marks", re.compile("[\u201c\u201d\u201e\u201f\u2033]"), '"'),
    ("curly apostrophes", re.compile("[\u2018\u2019\u201a\u201b\u2032\u02bc]"), "'"),
    ("no-break hyphens", re.compile("[\u2010\u2011]"), "-"),
    ("soft hyphens", re.compile("\u00ad"), ""),
    ("odd line breaks", re.compile("\r\n?|[\u000b\u000c\u0085\u2028\u2029]"), "\n"),
    # At the start of a line, where Markdown has a hyphen.
    ("bullets", re.compile(rf"^[ \t\u00a0]*[{_BULLETS}][ \t\u00a0]*", re.MULTILINE), "- "),
    ("odd spaces", re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"), " "),
)  # fmt: skip
# How a browser sends the end of a line; nobody needs to be told of it.
_BY_THE_BROWSER = re.compile("\r\n")

# Letters that show nothing, though they count as letters or marks.
_SHOWS_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Hidden:
    """A character nobody sees: its code, such as "U+200B", and the words before it."""

    code: str
    turns_direction: bool
    after: str

    def __str__(self) -> str:
        what = "turns the direction of writing" if self.turns_direction else "cannot be seen"
        place = f'after "{self.after}"' if self.after else "at the beginning"
        return f"The character {self.code}, {place}, {what}. Delete it."


def tidied(text: str) -> tuple[str, list[str]]:
    """A text with plain characters, and what was replaced in it, in words."""
    changed = []
    text = _BY_THE_BROWSER.sub("\n", text)
    for name, pattern, plain in _SWAPS:
        found = pattern.sub(plain, text)
        if found != text:
            changed.append(name)
        text = found
    return text, changed


def hidden(text: str) -> list[Hidden]:
    """Every character of a text that nobody sees, or that turns the direction of writing."""
    return [
        Hidden(code(one), bool(_TURNS.match(one)), " ".join(text[:place].split()[-3:]))
        for place, one in enumerate(text)
        if _is_hidden(one)
    ]


def visible(text: str) -> str:
    """A reader's text with plain characters and without what nobody sees. A reader is not asked to
    delete what they cannot find."""
    plain, _ = tidied(text)
    return "".join(one for one in plain if not _is_hidden(one))


def code(character: str) -> str:
    """A character as it is named where it cannot be shown: "U+E0B7"."""
    return f"U+{ord(character):04X}"


def _is_hidden(character: str) -> bool:
    if character == "\n" or character.isprintable():
        return bool(_SHOWS_NOTHING.match(character))
    # A space of another width can be seen; `tidied` makes it plain.
    return _category(character) not in ("Zs", "Co")


_category: Callable[[str], str] = unicodedata.category
