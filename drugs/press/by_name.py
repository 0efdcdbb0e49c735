"""Documents as people at the desk read them: what they refer to is called by its name, and not by
the word of its address."""

from __future__ import annotations

from typing import Any, TypeVar

from drugs.documents import Document, Key, Shape
from drugs.press.difference import Change, are_parts, difference
from drugs.press.names import Names

Named = TypeVar("Named", bound=Shape)
# Fields that hold the slug of another record, or several, and the kinds of record these may be.
REFERS: dict[str, tuple[str, ...]] = {
    "sources": ("source",),
    "label": ("source",),
    "reviewed_by": ("person",),
    "medicines": ("medicine",),
    "treatments": ("medicine", "option"),
    "against_treatment": ("medicine", "option"),
    "comparator_treatment": ("medicine", "option"),
    "side_effect": ("side-effect",),
    "pictured_harm": ("side-effect",),
    "substance": ("substance",),
    "classes": ("substance",),
}


class ByName:
    """Each kind of record is asked for once, however many documents are named."""

    def __init__(self) -> None:
        self._names = Names()
        self._found: dict[Key, str] = {}

    def __call__(self, shape: Named) -> Named:
        """The same shape with names in place of slugs. It is for reading alone."""
        other: dict[str, Any] = {}
        for name in type(shape).model_fields:
            value = getattr(shape, name)
            if not value:
                continue
            if name in REFERS:
                other[name] = self._named(REFERS[name], value)
            elif isinstance(value, Shape):
                other[name] = self(value)
            elif are_parts(value):
                other[name] = tuple(map(self, value))
        return shape.model_copy(update=other) if other else shape

    def difference(self, before: Document | None, after: Document | None) -> list[Change]:
        """Every field that differs, in names. None stands for not published."""
        return difference(before and self(before), after and self(after))

    def _named(self, kinds: tuple[str, ...], value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self._named(kinds, one) for one in value)
        return next(filter(None, (self._title((kind, value)) for kind in kinds)), value)

    def _title(self, key: Key) -> str:
        if key not in self._found:
            self._found[key] = self._names.title(key)
        return self._found[key]
