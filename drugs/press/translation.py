"""An edition in the words of one language.

Records are written in the desk's language. What readers of another one get is made here and nowhere
else: the shelf, the pages and the sheets after it only know documents.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from drugs.documents import Block, EditionDoc, Shape


def translated(edition: EditionDoc, language: str) -> EditionDoc:
    """The edition as it is printed for one language; as it is for the desk's own.

    Names of choices ("Do not use it") are in the catalogue. Texts of records are not translated
    yet: they would be laid over each document here, field by field (docs/decisions.md).
    """
    if language == settings.LANGUAGE_CODE:
        return edition
    with override(language):
        return edition.model_copy(
            update={"language": language, "published": _in_force(edition.published)}
        )


def _in_force(value: Any, name: str = "") -> Any:
    """A part of a document with its names of choices in the language in force."""
    if isinstance(value, str):
        # What a study compared with is a choice too, or words of its own, which no catalogue has.
        return gettext(value) if value and name.endswith(("_name", "comparator")) else value
    if isinstance(value, tuple):
        return tuple(_in_force(part, name) for part in value)
    if isinstance(value, Shape) and not isinstance(value, Block):
        found = {part: _in_force(old, part) for part, old in vars(value).items()}
        return value.model_copy(update=found)
    return value
