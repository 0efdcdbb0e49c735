"""What search knows beside the records it finds."""

from __future__ import annotations

from typing import Literal

from drugs.documents.text import Shape


class PhraseDoc(Shape):
    kind: Literal["phrase"] = "phrase"
    slug: str
    phrases: tuple[str, ...]
    topic: str
    topic_name: str
    chapter: str
    address: str
    gives_way: bool = False


class TriedSearchDoc(Shape):
    kind: Literal["tried-search"] = "tried-search"
    slug: str
    queries: tuple[str, ...]
    card: Literal["none", "911", "today", "poison", "crisis"]
    first: tuple[str, ...]
