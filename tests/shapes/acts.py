"""Made-up changes of shape: a field of each document, and of each part of one, was added, removed
or renamed. `older` takes what is stored today back to before the change; `step` is what a project
that made the change would add to `drugs/documents/upgrade.py`.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any, get_args

from drugs.documents.text import Shape
from drugs.kinds import KINDS

Stored = dict[str, Any]

USUAL = {"slug", "sources", "how_checked"}


def shapes_in(annotation: Any) -> list[type[Shape]]:
    """The shapes that a field holds, however wrapped."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return [annotation]
    return [shape for inner in get_args(annotation) for shape in shapes_in(inner)]


def own_field(shape: type[Shape]) -> str:
    """A field that every document or part of a shape has, that holds no part, and that pages may
    need; what may be left out only where nothing else is there."""
    fields = {
        name: info
        for name, info in shape.model_fields.items()
        if name not in USUAL and not shapes_in(info.annotation)
    }
    required = [name for name, info in fields.items() if info.is_required()]
    return (required or list(fields))[0]


def all_shapes() -> set[type[Shape]]:
    """Every shape that a published document is, or is made of."""
    found: set[type[Shape]] = set()
    waiting = [kind.document for kind in KINDS.values()]
    while waiting:
        shape = waiting.pop()
        if shape not in found:
            found.add(shape)
            waiting += [s for f in shape.model_fields.values() for s in shapes_in(f.annotation)]
    return found


def parts(stored: Any, shape: type[Shape]) -> Iterator[tuple[Stored, type[Shape]]]:
    """A stored document and all its parts, outer ones first."""
    if isinstance(stored, list):
        for row in stored:
            yield from parts(row, shape)
    elif stored is not None:
        yield stored, shape
        for name, info in shape.model_fields.items():
            for inner in shapes_in(info.annotation):
                yield from parts(stored.get(name), inner)


def all_parts(document: Stored) -> list[tuple[Stored, type[Shape]]]:
    return list(parts(document, KINDS[document["kind"]].document))


class Act:
    def older(self, document: Stored) -> None:
        for part, shape in all_parts(document):
            self.undo(part, own_field(shape))

    def step(self, document: Stored, today: Stored) -> Stored:
        """The document of today, made from an older one. Only what the change dropped is taken from
        `today`: a step of a real project would know it from elsewhere."""
        found = copy.deepcopy(document)
        pairs = zip(all_parts(found), all_parts(today), strict=True)
        for (part, shape), (whole, _) in pairs:
            self.do(part, own_field(shape), whole)
        return found

    def undo(self, part: Stored, name: str) -> None:
        raise NotImplementedError

    def do(self, part: Stored, name: str, whole: Stored) -> None:
        raise NotImplementedError


class Added(Act):
    """Today's field was not there: the step fills it in."""

    def undo(self, part, name):
        del part[name]

    def do(self, part, name, whole):
        part[name] = whole[name]


class Removed(Act):
    """There was a field that is gone: the step leaves it out."""

    def undo(self, part, name):
        part["gone"] = "What it said."

    def do(self, part, name, whole):
        del part["gone"]


class Renamed(Act):
    """Today's field had another name."""

    def undo(self, part, name):
        part[f"{name}_before"] = part.pop(name)

    def do(self, part, name, whole):
        part[name] = part.pop(f"{name}_before")


ACTS = (Added, Removed, Renamed)


def before_them_all(document: Stored) -> None:
    """Before three changes, one after the other: a field was added, it was renamed, and another
    one was removed."""
    Added().older(document)
    Removed().older(document)


def added_then(document: Stored, today: Stored) -> Stored:
    """The first of the three steps: the field came under the name it had then."""
    found = Added().step(document, today)
    Renamed().older(found)
    return found


ONE_AFTER_THE_OTHER: tuple[Callable[[Stored, Stored], Stored], ...] = (
    added_then, Renamed().step, Removed().step,
)  # fmt: skip
