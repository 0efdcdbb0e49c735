"""What changed between two documents, field by field, in words an editor reads."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from drugs.documents import Block, Document, Review, Shape, Side

# What tells one part of a document from another of its kind, most telling first.
IDENTITY = (
    "region", "condition", "topic", "study", "measure", "week", "day", "side_effect", "unit",
    "dose", "substance", "comparator_name", "test", "when", "part", "what", "order",
)  # fmt: skip

LABELS = {
    "how_checked": "how it was checked",
    "jaks_blocked": "JAKs it blocks",
    "jaks_note": "note on the JAKs",
    "box": "boxed warning",
    "box_line": "boxed-warning line",
    "unit": "counted as",
    "out_of": "figures out of",
    "say_it": "how to say it",
    "true_now": "what is true now",
    "side_effect": "side effect",
}
MISSING = "(nothing)"


@dataclass(frozen=True)
class Change:
    """One field that differs. `part` is empty for the record itself; a new part has no `before`."""

    part: str
    field: str
    before: str
    after: str

    @property
    def pieces(self) -> tuple[list[tuple[bool, str]], list[tuple[bool, str]]]:
        """Both texts in runs, each with whether it differs from the other side."""
        old, new = _tokens(self.before), _tokens(self.after)
        left: list[tuple[bool, str]] = []
        right: list[tuple[bool, str]] = []
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for kind, a, b, c, d in matcher.get_opcodes():
            if b > a:
                left.append((kind != "equal", "".join(old[a:b])))
            if d > c:
                right.append((kind != "equal", "".join(new[c:d])))
        return left, right


def difference(before: Document | None, after: Document | None) -> list[Change]:
    """Every field that differs, the record's own first. None stands for not published."""
    shown = after or before
    if shown is None:
        return []
    empty: Shape = type(shown).model_construct()  # type: ignore[call-arg]
    return list(_shapes(before or empty, after or empty, ""))


def _shapes(before: Shape, after: Shape, part: str) -> Iterator[Change]:
    parts: list[tuple[Any, Any, str]] = []
    for name in type(after).model_fields:
        if name == "slug" or (name == "kind" and not part) or _is_said_twice(after, name):
            continue
        old, new = getattr(before, name, None), getattr(after, name, None)
        if old == new:
            continue
        if _are_parts(old) or _are_parts(new):
            parts.append((old or (), new or (), name))
            continue
        was, now = in_words(old), in_words(new)
        if was != now:
            yield Change(part, LABELS.get(name, name.replace("_", " ")), was, now)
    for old, new, name in parts:
        yield from _rows(old, new, part, name)


def _is_said_twice(shape: Shape, name: str) -> bool:
    """Whether a name in words only repeats the choice beside it."""
    choice = type(shape).model_fields.get(name.removesuffix("_name"))
    return name.endswith("_name") and choice is not None and choice.annotation is not Side


def _rows(
    before: Iterable[Shape], after: Iterable[Shape], part: str, name: str
) -> Iterator[Change]:
    old, new = {_identity(row): row for row in before}, {_identity(row): row for row in after}
    for key in [*new, *(key for key in old if key not in new)]:
        row = new.get(key) or old[key]
        label = f"{part}{' / ' if part else ''}{name.replace('_', ' ')}: {' · '.join(key)}"
        if key not in old or key not in new:
            said = "\n".join(_all_fields(row))
            was, now = (said, MISSING) if key in old else (MISSING, said)
            yield Change(label, "the whole entry", was, now)
        else:
            yield from _shapes(old[key], new[key], label)


def _all_fields(row: Shape) -> Iterator[str]:
    empty = type(row).model_construct()
    for change in _shapes(empty, row, ""):
        if change.after != MISSING:
            yield f"{change.part or change.field}: {change.after}"


def _identity(row: Shape) -> tuple[str, ...]:
    """What tells a part from its like; its slug alone where it has one."""
    if slug := getattr(row, "slug", ""):
        return (slug,)
    found = []
    for name in IDENTITY:
        value = getattr(row, name, None)
        if value not in (None, ""):
            numbered = name in ("week", "day", "order")
            found.append(f"{name} {value}" if numbered else str(value))
    return tuple(found)


def _are_parts(value: Any) -> bool:
    return bool(
        isinstance(value, tuple) and value
        and isinstance(value[0], Shape) and not isinstance(value[0], Block)
    )  # fmt: skip


def in_words(value: Any) -> str:
    """A value of a document as an editor reads it; never JSON."""
    match value:
        case None | "" | ():
            return MISSING
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return f"{value:%B} {value.day}, {value.year}"
        case Side():
            count = f"{value.count} of {value.size}" if value.count is not None else ""
            group = f"group of {value.size}" if value.size and not count else ""
            percent = f"{value.percent}%" if value.percent else ""
            return ", ".join(filter(None, (percent, count, group))) or MISSING
        case Review():
            if value.reviewed_on is None:
                return "not reviewed"
            return f"{in_words(value.reviewed_on)}, by {value.reviewed_by}"
        case tuple() if isinstance(value[0], Block):
            return "\n".join(_block(block) for block in value)
        case tuple():
            return "\n".join(map(str, value))
        case _:
            return str(value)


def _block(block: Block) -> str:
    return (
        "\n".join(f"• {text}" for text in block.texts) if block.kind == "list" else block.texts[0]
    )


def _tokens(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)
