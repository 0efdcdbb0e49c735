"""A word the site explains."""

from __future__ import annotations

from typing import Literal

from drugs.documents.text import Fact, Text


class TermDoc(Fact):
    kind: Literal["term"] = "term"
    slug: str
    term: str
    say_it: str
    also_called: tuple[str, ...]
    definition: Text
    score: int | None
