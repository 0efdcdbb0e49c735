"""A part of a draft: some of its fields and rows go out, and the rest stays on the desk.

What is chosen is laid over what readers see, so that the document that goes out is checked, shown
and approved like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from drugs.documents import Document, Shape
from drugs.press.difference import Change, by_identity, choice_of, difference

Told = Callable[[Document, Document], list[Change]]
NOT_CHOSEN = ("kind", "slug")


@dataclass(frozen=True)
class Piece:
    """What goes out together: one field, or one row. `name` is its mark in an address."""

    name: str
    changes: tuple[Change, ...]

    @property
    def label(self) -> str:
        first = self.changes[0]
        return first.part or first.field


def pieces(before: Document, after: Document, told: Told = difference) -> list[Piece]:
    """The parts of a draft that can go out by themselves, in the order of the difference. `told`
    says what changed in each."""
    found = []
    for name in dict.fromkeys(_names(before, after)):
        changes = told(before, taken(before, after, {name}))
        if changes:
            found.append(Piece(name, tuple(changes)))
    return sorted(found, key=lambda piece: bool(piece.changes[0].part))  # fields first, then rows


def taken(before: Document, after: Document, chosen: Collection[str]) -> Document:
    """What readers see, with the chosen parts of the draft in it."""
    values: dict[str, Any] = {}
    for name in type(after).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if _rows(old, new):
            values[name] = _merged(name, old, new, chosen)
        else:
            values[name] = new if _field(type(after), name) in chosen else old
    return type(after)(**values)


def _names(before: Document, after: Document) -> Iterator[str]:
    for name in type(after).model_fields:
        old, new = getattr(before, name), getattr(after, name)
        if old == new or name in NOT_CHOSEN:
            continue
        if not _rows(old, new):
            yield _field(type(after), name)
            continue
        was, now = by_identity(old), by_identity(new)
        yield from (_row(name, key) for key in {**now, **was} if was.get(key) != now.get(key))


def _rows(old: Any, new: Any) -> bool:
    """Whether a field holds rows: parts with fields of their own, and not a text."""
    first = next(iter(new or old or ()), None) if isinstance(new, tuple) else None
    return isinstance(first, Shape) and not hasattr(first, "inlines")


def _field(shape: type[Shape], name: str) -> str:
    """A choice and the words it is said in are one field."""
    return choice_of(shape, name) or name


def _row(name: str, key: tuple[str, ...]) -> str:
    return ":".join((name, *key))


def _merged(
    name: str, old: tuple[Shape, ...], new: tuple[Shape, ...], chosen: Collection[str]
) -> tuple[Shape, ...]:
    """The rows as readers see them, the chosen ones as the draft has them, in its order."""
    was, now = by_identity(old), by_identity(new)
    taken_rows = {key for key in {**was, **now} if _row(name, key) in chosen}
    order = [key for key in was if key in now or key not in taken_rows]
    before: tuple[str, ...] | None = None  # the row of the draft that stands in front of this one
    for key in now:
        if key not in was and key in taken_rows:
            order.insert(order.index(before) + 1 if before in order else 0, key)
        before = key if key in order else before
    return tuple(now[key] if key in taken_rows else was[key] for key in order)
