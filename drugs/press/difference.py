"""What changed between two documents, field by field, in words an editor reads.

It is the same on every screen and loses nothing: words, links with their addresses, strong words,
terms, order. What differs and reads the same is told all the same.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from django.utils.translation import gettext

from drugs.documents import Block, Document, Shape, Side
from drugs.press.said import MISSING, field_in_words, in_words

__all__ = ["MISSING", "Change", "Link", "difference", "in_words"]

# What tells one part of a document from another of its kind, most telling first.
IDENTITY = (
    "region", "condition", "topic", "study", "measure", "week", "day", "side_effect", "site",
    "unit", "dose", "substance", "comparator_name", "test", "when", "part", "what", "order",
)  # fmt: skip
NUMBERED = ("week", "day", "order")
CALLED = ("short", "name", "heading", "title")  # what a part with a slug is called by its editor

LABELS = {
    "how_checked": "how it was checked",
    "jaks_blocked": "JAKs it blocks",
    "jaks_note": "note on the JAKs",
    "box": "boxed warning",
    "slots": "topics",
    "monitoring": "tests",
    "indications": "approvals",
    "reactions": "how many had it",
    "outcomes": "how many got better",
    "listings": "side effects without a figure",
    "box_line": "boxed-warning line",
    "unit": "counted as",
    "out_of": "figures out of",
    "say_it": "how to say it",
    "true_now": "what is true now",
    "side_effect": "side effect",
    "rank": "where it is printed",
    "moved_why": "why it is moved",
    "short": "in one sentence",
    "generic_slug": "generic name in the address",
    "min_age_months": "from age",
    "min_weight_kg": "from weight",
    "ages_from": "from age",
    "ages_to": "to age",
    "at_least": "from",
    "weight_applies_below_age": "the weight counts below age",
}
_TOKENS = re.compile(r"\s+|\]\([^)\s]*\)|\*\*|\[|[^\s\[\]*]+|.")
_LINKS = re.compile(r"\[((?:\\.|[^\]\\])*)\]\(([^)\s]*)\)")


class Link(NamedTuple):
    """A link whose address differs; empty where there was, or is, none."""

    words: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One field that differs. `part` is empty for the record itself; a new part has no `before`.
    Texts are in Markdown, as their editor typed them."""

    part: str
    field: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[list[tuple[bool, str]], list[tuple[bool, str]]]:
        """Both texts in runs, each with whether it differs from the other side."""
        old, new = _TOKENS.findall(self.before), _TOKENS.findall(self.after)
        left: list[tuple[bool, str]] = []
        right: list[tuple[bool, str]] = []
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if b > a:
                left.append((kind != "equal", "".join(old[a:b])))
            if d > c:
                right.append((kind != "equal", "".join(new[c:d])))
        return left, right

    @property
    def links(self) -> list[Link]:
        """The links that come, go, or lead elsewhere."""
        old, new = Counter(_LINKS.findall(self.before)), Counter(_LINKS.findall(self.after))
        gone, come = list((old - new).elements()), list((new - old).elements())
        found = []
        for words, address in come:
            was = next((link for link in gone if link[0] == words), None)
            if was:
                gone.remove(was)
            found.append(Link(words, was[1] if was else "", address))
        return found + [Link(words, address, "") for words, address in gone]


def difference(before: Document | None, after: Document | None) -> list[Change]:
    """Every field that differs, the record's own first. None stands for not published."""
    shown = after or before
    if shown is None:
        return []
    empty: Shape = type(shown).model_construct()  # type: ignore[call-arg]
    return list(_shapes(before or empty, after or empty, ""))


def said_whole(row: Shape) -> str:
    """All that one part says, one field a line."""
    return "\n".join(_all_fields(row))


def _shapes(before: Shape, after: Shape, part: str) -> Iterator[Change]:
    parts: list[tuple[Any, Any, str]] = []
    for name in type(after).model_fields:
        if name == "slug" or (name == "kind" and not part):
            continue
        old, new = getattr(before, name, None), getattr(after, name, None)
        if old == new or (old in (None, "", ()) and new in (None, "", ())):
            continue
        if are_parts(old) or are_parts(new):
            parts.append((old or (), new or (), name))
        elif not _is_said_by_its_name(before, after, name):
            yield _change(before, after, name, part)
    for old, new, name in parts:
        yield from _rows(old, new, part, name)


def _change(before: Shape, after: Shape, name: str, part: str) -> Change:
    was, now = field_in_words(before, name), field_in_words(after, name)
    if was == now:
        now = gettext("%(words)s (changed in a way that these words do not show)") % {"words": now}
    named = name.removesuffix("_name") if choice_of(type(after), name) else name
    return Change(part, LABELS.get(named, named.replace("_", " ")), was, now)


@cache
def choice_of(shape: type[Shape], name: str) -> str:
    """The choice that a field says in words; empty for any other field."""
    choice = name.removesuffix("_name")
    info = shape.model_fields.get(choice) if choice != name else None
    return choice if info is not None and info.annotation is not Side else ""


def _is_said_by_its_name(before: Shape, after: Shape, name: str) -> bool:
    """Whether this choice stands beside its own words, and those differ as well."""
    words = f"{name}_name"
    if choice_of(type(after), words) != name:
        return False
    return getattr(before, words, None) != getattr(after, words, None)


def _rows(
    before: Iterable[Shape], after: Iterable[Shape], part: str, name: str
) -> Iterator[Change]:
    old, new = by_identity(before), by_identity(after)
    named = LABELS.get(name, name.replace("_", " "))
    for key in [*new, *(key for key in old if key not in new)]:
        row = new.get(key) or old[key]
        label = f"{part}{' / ' if part else ''}{named}: {_named(row, key)}"
        if key not in old or key not in new:
            said = said_whole(row)
            was, now = (said, MISSING) if key in old else (MISSING, said)
            yield Change(label, "the whole entry", was, now)
        else:
            yield from _shapes(old[key], new[key], label)
    was_order = [key for key in old if key in new]
    now_order = [key for key in new if key in old]
    if was_order != now_order:
        yield Change(
            part, f"{named}, in this order",
            "\n".join(_named(old[key], key) for key in was_order),
            "\n".join(_named(new[key], key) for key in now_order),
        )  # fmt: skip


def _all_fields(row: Shape) -> Iterator[str]:
    empty = type(row).model_construct()
    for change in _shapes(empty, row, ""):
        if change.after != MISSING:
            yield f"{change.part or change.field}: {change.after}"


def by_identity(rows: Iterable[Shape]) -> dict[tuple[str, ...], Shape]:
    """Rows by what tells them apart; two that nothing tells apart are numbered, and both stay."""
    found: dict[tuple[str, ...], Shape] = {}
    times: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        key = _identity(row)
        times[key] += 1
        found[key if times[key] == 1 else (*key, str(times[key]))] = row
    return found


def _identity(row: Shape) -> tuple[str, ...]:
    """What tells a part from its like; its slug alone where it has one."""
    if slug := getattr(row, "slug", ""):
        return (slug,)
    values = ((name, getattr(row, name, None)) for name in IDENTITY)
    return tuple(
        f"{name} {value}" if name in NUMBERED else str(value)
        for name, value in values
        if value not in (None, "")
    )


def _named(row: Shape, key: tuple[str, ...]) -> str:
    """A part's identity with the words of its choices in place of the choices; a part with words
    of its own is called by them, never by its slug."""
    if slug := getattr(row, "slug", ""):
        own = next((said for name in CALLED if (said := getattr(row, name, ""))), slug)
        key = (own, *key[1:])
    words = {
        str(getattr(row, choice)): str(getattr(row, name))
        for name in type(row).model_fields
        if (choice := choice_of(type(row), name)) and getattr(row, name)
    }
    return " · ".join(words.get(one, one) for one in key)


def are_parts(value: Any) -> bool:
    """Whether a field holds rows with fields of their own, and not a text."""
    return bool(
        isinstance(value, tuple) and value
        and isinstance(value[0], Shape) and not isinstance(value[0], Block)
    )  # fmt: skip
