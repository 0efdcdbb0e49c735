"""A claim found elsewhere, and what is true now."""

from __future__ import annotations

from typing import Literal

from drugs.documents.text import Fact, Text


class MixedMessageDoc(Fact):
    kind: Literal["mixed-message"] = "mixed-message"
    slug: str
    claim: str
    where: str
    topic: str
    topic_name: str
    verdict: str
    verdict_name: str
    true_now: Text
    since: str
    medicines: tuple[str, ...]
    order: int
