"""Characters in the fixtures that a plain text does not need, or that nobody can see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drugs.content.files import Record
from drugs.wording.characters import hidden, tidied


def odd_characters(records: Iterable[Record]) -> Iterator[str]:
    """What has a plain form: one sentence for each field that holds any, with file and record."""
    for record, name, text in _texts(records):
        for what in tidied(text)[1]:
            yield f"{record.name}: {name!r}: {what}"


def hidden_characters(records: Iterable[Record]) -> Iterator[str]:
    """What nobody can see, or what turns the direction of writing, with its place."""
    for record, name, text in _texts(records):
        for what in hidden(tidied(text)[0]):
            yield f"{record.name}: {name!r}: {what}"


def _texts(records: Iterable[Record]) -> Iterator[tuple[Record, str, str]]:
    for record in records:
        for name, value in record.fields.items():
            for text in value if isinstance(value, list) else [value]:
                if isinstance(text, str):
                    yield record, name, text
