"""Sources, and the people who are credited."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from drugs.documents.text import Shape, Text

_MONTH = re.compile(r"(?P<m>\d{1,2})/(?P<y>\d{4})|(?P<y2>\d{4})-(?P<m2>\d\d)(?:-(?P<d>\d\d))?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEADING_ZERO = re.compile(r"\b0(\d/\d{4})")


def is_newer(newest: str, read: str) -> bool:
    """Whether one revision is newer than the one that was read. They are dates: "06/2026" is
    "6/2026". What is no date is newer when it is another text."""
    if not newest:
        return False
    dates = _month(newest), _month(read)
    if dates[0] and dates[1]:
        return dates[0] > dates[1]
    return plain_revision(newest) != plain_revision(read)


def plain_revision(text: str) -> str:
    """A revision as labels print it: "06/2026" -> "6/2026"."""
    return " ".join(_LEADING_ZERO.sub(r"\1", text).split())


def odd_date(text: str) -> bool:
    """Whether a revision names a year, and is no date for all that: "May 2026?"."""
    month = _month(text)
    return bool(_YEAR.search(text)) and not (month and 1 <= month[1] <= 12)


def in_month(day: date, revision: str) -> bool:
    """Whether a day lies in the month of a revision; one that is no date has no month to miss."""
    month = _month(revision)
    return month == (day.year, day.month) if month else bool(revision)


def _month(text: str) -> tuple[int, int] | None:
    """Year and month of a revision that is a date, whatever note follows: "7/2025 (highlights)"."""
    found = _MONTH.fullmatch(text.partition("(")[0].strip())
    if not found:
        return None
    return int(found["y"] or found["y2"]), int(found["m"] or found["m2"])


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
        return is_newer(self.newest_revision, self.revision_read)


class PersonDoc(Shape):
    kind: Literal["person"] = "person"
    slug: str
    name: str
    credentials: str
    role: str
    interests: str
    declared_on: date
