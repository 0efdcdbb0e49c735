"""Ways through a document: its shapes, its texts, and what each part of it is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from drugs import documents as doc

Documents = Mapping[tuple[str, str], doc.Document]


class Seen(dict[tuple[str, str], doc.Document]):
    """What readers see; and whose pages are the notice that they are taken down."""

    notices: frozenset[tuple[str, str]] = frozenset()


# One broken rule of a document: (part of it, message).
Found = Iterator[tuple[str, str]]

# What tells a part of a document from others of its kind, most telling first.
TELLING = ("topic", "side_effect", "measure", "test", "part", "what", "slug", "region")

# What a text is made of.
TEXTS = (doc.Block, doc.Inline)

# Texts a reader reads as sentences; names, doses and titles of sources are not prose.
SENTENCES = {
    "summary", "who_for", "remember", "not_approved_notice", "box_line", "jaks_note", "sign",
    "meaning", "claim", "who", "caution", "title", "heading", "text", "short", "moved_why",
    "missing", "emergency_if", "pictured_harm_why", "situation",
}  # fmt: skip

# Names that others gave, people's own words, and words of the machine: none is ours to choose.
NOT_OUR_WORDS = {
    "kind", "slug", "sources", "how_checked", "brand", "brands", "generic", "generic_slug",
    "say_brand", "say_generic", "maker", "label", "registry_number", "address", "href",
    "professional_name", "classes", "pooled_of", "everyday",
}  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """What is wrong with a document, and in which part of it; or with a finished page, whose kind
    is "page" and whose slug is its path. Only one that `stops` keeps an edition from readers."""

    kind: str
    slug: str
    part: str
    message: str
    stops: bool = True

    def __str__(self) -> str:
        place = f", {self.part}" if self.part else ""
        return f"{self.kind} {self.slug}{place}: {self.message}"


def part_name(shape: Any) -> str:
    """What a part is called: its topic, side effect, measure, test or slug."""
    kind: type[doc.Shape] = type(shape)
    for name in _telling(kind):
        if value := getattr(shape, name):
            return f"{shape_name(kind)} {value}"
    return ""


def shape_name(shape: type) -> str:
    """The first word of what a part of this shape is called: "slot" for a SlotDoc."""
    return shape.__name__.removesuffix("Doc").lower()


@cache
def _telling(shape: type[doc.Shape]) -> tuple[str, ...]:
    return tuple(name for name in TELLING if name in shape.model_fields)


def runs(document: Any, part: str = "") -> Iterator[tuple[str, tuple[doc.Inline, ...]]]:
    """(part, inlines) of every paragraph and list item in a document."""
    if isinstance(document, doc.Block):
        for run in document.runs:
            yield part, run
    elif isinstance(document, doc.Shape):
        for name in _with_texts(type(document)):
            yield from runs(getattr(document, name), part_name(document) or part)
    elif isinstance(document, tuple):
        for item in document:
            yield from runs(item, part)


def paragraphs(document: Any) -> Iterator[tuple[str, str]]:
    """(part, text) of every paragraph and list item in a document."""
    for part, run in runs(document):
        yield part, "".join(inline.text for inline in run)


def shapes(document: Any) -> Iterator[doc.Shape]:
    """A document and every part of it, without what its texts are made of."""
    if isinstance(document, doc.Shape) and not isinstance(document, TEXTS):
        yield document
        for name in _with_parts(type(document)):
            yield from shapes(getattr(document, name))
    elif isinstance(document, tuple):
        for item in document:
            yield from shapes(item)


@cache
def _with_parts(shape: type[doc.Shape]) -> tuple[str, ...]:
    """The fields in which parts of a document may stand: most hold a word or a number, and a walk
    that stops at each of them takes several times as long."""
    return tuple(
        name
        for name, info in shape.model_fields.items()
        if any(not issubclass(one, TEXTS) for one in doc.shapes_in(info.annotation))
    )


@cache
def _with_texts(shape: type[doc.Shape]) -> tuple[str, ...]:
    """The fields in which paragraphs may stand, at whatever depth."""
    return tuple(
        name
        for name, info in shape.model_fields.items()
        if any(
            issubclass(one, doc.Block) or _with_texts(one) for one in doc.shapes_in(info.annotation)
        )
    )


def prose(document: Any) -> Iterator[tuple[str, str]]:
    """(part, text) of every block a reader reads as sentences."""
    yield from paragraphs(document)
    for part, field, text in lines(document):
        if field in SENTENCES:
            yield part or field, text


def our_words(document: Any) -> Iterator[tuple[str, str]]:
    """(part, text) of all that is ours to word: sentences, short fields, entries of lists."""
    yield from paragraphs(document)
    for part, field, text in lines(document):
        if field not in NOT_OUR_WORDS:
            yield part or field, text


def lines(document: Any) -> Iterator[tuple[str, str, str]]:
    """(part, field, text) of every field that holds a text or a list of texts, Markdown apart."""
    for shape in shapes(document):
        for name in type(shape).model_fields:
            value = getattr(shape, name)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str) and text:
                    yield part_name(shape), name, text


def every_text(document: Any) -> Iterator[tuple[str, str, str]]:
    """(part, field, text) of everything a document says, names and titles too."""
    yield from lines(document)
    for shape in shapes(document):
        for name in type(shape).model_fields:
            for _, text in paragraphs(_blocks(getattr(shape, name))):
                yield part_name(shape), name, text


def _blocks(value: Any) -> tuple[doc.Block, ...]:
    parts = value if isinstance(value, tuple) else ()
    return tuple(part for part in parts if isinstance(part, doc.Block))
