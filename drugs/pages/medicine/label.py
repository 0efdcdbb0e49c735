"""The label a medicine's pages follow, and whether a newer one is known than the one we read."""

from __future__ import annotations

from dataclasses import dataclass

from drugs.documents import MedicineDoc, Text
from drugs.numbers.ages import date_words
from drugs.shelf import Shelf


@dataclass(frozen=True)
class Label:
    """`read` and `newest` are revisions in words; `newer` says that they differ. `since` is the day
    of the newest, or its revision where no day is known."""

    slug: str
    newer: bool
    read: str
    newest: str
    since: str
    note: Text = ()


def label(medicine: MedicineDoc, shelf: Shelf) -> Label | None:
    """None where no label is chosen."""
    source = shelf.sources.get(medicine.label)
    if source is None:
        return None
    return Label(
        slug=source.slug,
        newer=source.newer_exists,
        read=date_words(source.revision_read),
        newest=date_words(source.newest_revision),
        since=date_words(
            source.newest_revision_on.isoformat()
            if source.newest_revision_on
            else source.newest_revision
        ),
        note=source.newest_revision_note,
    )
