"""What rests on a source, or names a side effect: every fact, and every address that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from drugs.documents import Document, Key, facts
from drugs.models import Source
from drugs.press.affected import affected_addresses
from drugs.press.desk import compile_desk
from drugs.press.rules import part_name


class Resting(NamedTuple):
    """One fact: the record that holds it, and which part of it (empty: the record itself)."""

    key: Key
    part: str


def resting_on(
    kind: str, slug: str, documents: Mapping[Key, Document] | None = None
) -> list[Resting]:
    """Every fact of the desk (or of `documents`) that rests on a source, or is about a side
    effect."""
    return [
        Resting(key, part)
        for key, document in sorted((compile_desk() if documents is None else documents).items())
        if key != (kind, slug)
        for part in parts_on(document, kind, slug)
    ]


def parts_on(document: Document, kind: str, slug: str) -> list[str]:
    """The parts of one document that rest on a source, or are about a side effect."""
    return list(dict.fromkeys(_parts(document, kind, slug)))


def unread() -> list[Source]:
    """Sources whose newest known revision is not the one we read."""
    return [source for source in Source.objects.exclude(newest_revision="") if source.newer_exists]


def to_check_again(document: Document, sources: Iterable[Source]) -> list[tuple[Source, list[str]]]:
    """Of these sources, each that the document rests on, with the parts to look up again."""
    found = ((source, parts_on(document, "source", source.slug)) for source in sources)
    return [(source, parts) for source, parts in found if parts]


def addresses_naming(kind: str, slug: str, today: date) -> list[str]:
    """Every page, handout and data file that would read otherwise if its name were another."""
    document = compile_desk().get((kind, slug))
    if document is None:
        return []
    name = "title" if kind == "source" else "name"
    other = document.model_copy(update={name: f"{getattr(document, name)} (another name)"})
    return affected_addresses({(kind, slug): other}, today)


def _parts(document: Document, kind: str, slug: str) -> Iterator[str]:
    if kind == "source" and getattr(document, "label", "") == slug:
        yield "the label this page follows"
    for shape in facts(document):
        rests = slug in shape.sources if kind == "source" else False
        names = kind == "side-effect" and getattr(shape, "side_effect", "") == slug
        if rests or names:
            yield "" if shape is document else part_name(shape)
