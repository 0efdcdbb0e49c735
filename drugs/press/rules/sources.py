"""What is entered of a source agrees with itself."""

from __future__ import annotations

from drugs import documents as doc
from drugs.documents.source import in_month
from drugs.press.rules.walk import Found


def source(document: doc.Document) -> Found:
    """The day of the newest revision lies in its month: pages name the day, and ask the month
    whether it is newer than what we read."""
    if not isinstance(document, doc.SourceDoc) or document.newest_revision_on is None:
        return
    if not in_month(document.newest_revision_on, document.newest_revision):
        yield (
            "",
            f"The newest revision is {document.newest_revision or 'not named'}, and its day is "
            f"{document.newest_revision_on:%B} {document.newest_revision_on.day}, "
            f"{document.newest_revision_on.year}. Correct the one that is wrong, or leave the day "
            "empty.",
        )
