"""What every document is made of: shapes, text, facts and reviews."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

# A whole page is reviewed again after six months.
REVIEW_EVERY = timedelta(days=182)


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: Any) -> None:
        # Pydantic keeps with each part which fields it was given: nobody asks, and these sets were
        # half of the memory of all documents.
        object.__setattr__(self, "__pydantic_fields_set__", _all_fields(type(self)))


@cache
def _all_fields(shape: type[Shape]) -> set[str]:
    return set(shape.model_fields)


def shapes_in(annotation: Any) -> list[type[Shape]]:
    """The shapes that an annotation names, as in `tuple[Shape, ...]` or `Shape | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return [annotation]
    return [one for part in get_args(annotation) for one in shapes_in(part)]


class Inline(Shape):
    """A run of text: plain, strong, a link (`href`), a glossary term, or words that call for a help
    line, which then stands behind the text (`slug`)."""

    kind: Literal["text", "strong", "link", "term", "help"]
    text: str
    href: str = ""
    slug: str = ""


class Block(Shape):
    """A paragraph (`inlines`), or a list or numbered steps (`items`, each a run of inlines)."""

    kind: Literal["paragraph", "list", "steps"]
    inlines: tuple[Inline, ...] = ()
    items: tuple[tuple[Inline, ...], ...] = ()

    @property
    def runs(self) -> tuple[tuple[Inline, ...], ...]:
        """The inlines of the paragraph, or of each list item."""
        return (self.inlines,) if self.kind == "paragraph" else self.items

    @property
    def texts(self) -> list[str]:
        """The text of the paragraph, or of each list item."""
        return ["".join(inline.text for inline in run) for run in self.runs]


Text = tuple[Block, ...]


def help_called(text: Text) -> tuple[str, ...]:
    """The slugs of the help lines that a text calls for, each once, in its order."""
    found = (
        inline.slug for block in text for run in block.runs for inline in run
        if inline.kind == "help"
    )  # fmt: skip
    return tuple(dict.fromkeys(found))


class Fact(Shape):
    """A statement with what it rests on: slugs of sources, and how it was checked. `not-read` is a
    topic of a label of which nothing was read."""

    sources: tuple[str, ...]
    how_checked: Literal["primary", "secondary", "not-read"]


def all_sources(facts: Iterable[Fact]) -> tuple[str, ...]:
    """The sources of several facts, each once."""
    return tuple(sorted({slug for fact in facts for slug in fact.sources}))


class Review(Shape):
    """When a person reviewed the whole page; nobody has while `reviewed_on` is empty."""

    reviewed_on: date | None = None
    reviewed_by: str = ""


def facts(shape: Any) -> Iterable[Fact]:
    """Every fact in a document, itself included."""
    if isinstance(shape, Shape):
        if isinstance(shape, Fact):
            yield shape
        parts: Iterable[Any] = [getattr(shape, name) for name in _with_facts(type(shape))]
    else:
        parts = shape
    for part in parts:
        if isinstance(part, Shape | tuple | list):
            yield from facts(part)


@cache
def _with_facts(shape: type[Shape]) -> tuple[str, ...]:
    """The fields in which facts may stand, at whatever depth: most of a document is text and
    numbers alone, and pages ask this of a thousand rows."""
    return tuple(
        name
        for name, info in shape.model_fields.items()
        if any(issubclass(one, Fact) or _with_facts(one) for one in shapes_in(info.annotation))
    )
