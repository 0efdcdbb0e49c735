"""Every text can be set on paper, and every character of it can be seen."""

from __future__ import annotations

from drugs import documents as doc
from drugs.press.rules.walk import Documents, Found, Problem, every_text
from drugs.wording.characters import code, hidden
from drugs.wording.typeface import cannot_be_set


def characters(document: doc.Document) -> Found:
    """Names field and character of what no sheet can hold, and of what nobody can see."""
    for part, field, text in every_text(document):
        name = field.replace("_", " ")
        unseen = hidden(text)
        for one in unseen:
            yield part, f"In its {name}: {one}"
        for character in cannot_be_set([text]):
            if code(character) not in {one.code for one in unseen}:
                yield (
                    part,
                    f"In its {name}: the character {code(character)} cannot be printed on paper. "
                    "Write it in another way.",
                )


def unprintable(documents: Documents) -> list[Problem]:
    """Every character among these documents that keeps a sheet from being printed."""
    return [
        Problem(document.kind, document.slug, part, message)
        for document in documents.values()
        for part, message in characters(document)
    ]
