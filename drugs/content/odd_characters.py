"""Characters in the fixtures that a plain text does not need, or that nobody can see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drugs.content.files import Record
from drugs.wording.characters import hidden, tidied


def odd_characters(records: Iterable[Record]) -> Iterator[str]:
    """One sentence for each field that holds any, with file, record and field."""
    for record in records:
        for name, value in record.fields.items():
            texts = value if isinstance(value, list) else [value]
            for text in filter(_is_text, texts):
                plain, changed = tidied(text)
                for what in (*changed, *map(str, hidden(plain))):
                    yield f"{record.name}: {name!r}: {what}"


def _is_text(value: object) -> bool:
    return isinstance(value, str)
