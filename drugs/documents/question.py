"""A question to ask the doctor."""

from __future__ import annotations

from typing import Literal

from drugs.documents.text import Fact, Text


class QuestionDoc(Fact):
    kind: Literal["question"] = "question"
    slug: str
    text: str
    why: Text
    moment: Literal["before-deciding", "before-starting", "while-taking", "stopping"]
    topic: str
    route: Literal["", "tablet", "cream"]
    medicines: tuple[str, ...]
    circumstances: tuple[str, ...]
    order: int
    ask_first: int | None
