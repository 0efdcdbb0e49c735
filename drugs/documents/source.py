"""Sources, and the people who are credited."""

from __future__ import annotations

from datetime import date
from typing import Literal

from drugs.documents.text import Shape, Text


class SourceDoc(Shape):
    kind: Literal["source"] = "source"
    slug: str
    title: str
    publisher: str
    source_kind: str
    address: str
    dated: str
    revision_read: str
    newest_revision: str
    newest_revision_on: date | None
    newest_revision_note: Text
    checked_on: date | None

    @property
    def newer_exists(self) -> bool:
        """Whether a newer revision is known than the one we read."""
        return bool(self.newest_revision) and self.newest_revision != self.revision_read


class PersonDoc(Shape):
    kind: Literal["person"] = "person"
    slug: str
    name: str
    credentials: str
    role: str
    interests: str
    declared_on: date
