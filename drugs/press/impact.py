"""What rests on a source, or names a side effect: every fact, and every address that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from drugs.documents import Document
from drugs.press.checks import part_name
from drugs.press.compile import compile_desk
from drugs.press.touched import touched
from drugs.shelf import facts

Key = tuple[str, str]


class Resting(NamedTuple):
    """One fact: the record that holds it, and which part of it (empty: the record itself)."""

    key: Key
    part: str


def resting_on(kind: str, slug: str) -> list[Resting]:
    """Every fact of the desk that rests on a source, or is about a side effect."""
    return [
        Resting(key, part)
        for key, document in sorted(compile_desk().items())
        if key != (kind, slug)
        for part in dict.fromkeys(_parts(document, kind, slug))
    ]


def addresses(kind: str, slug: str, today: date) -> list[str]:
    """Every page, handout and data file that would read otherwise if its name were another."""
    document = compile_desk().get((kind, slug))
    if document is None:
        return []
    name = "title" if kind == "source" else "name"
    other = document.model_copy(update={name: f"{getattr(document, name)} (another name)"})
    return touched({(kind, slug): other}, today)


def _parts(document: Document, kind: str, slug: str) -> Iterator[str]:
    if kind == "source" and getattr(document, "label", "") == slug:
        yield "the label this page follows"
    for shape in facts(document):
        rests = slug in shape.sources if kind == "source" else False
        names = kind == "side-effect" and getattr(shape, "side_effect", "") == slug
        if rests or names:
            yield "" if shape is document else part_name(shape)
