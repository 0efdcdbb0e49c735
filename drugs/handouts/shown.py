"""Which records a sheet shows: its date is that of the last change among them, and so a correction
elsewhere leaves it as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drugs.documents import Document, MedicineDoc
from drugs.shelf import Shelf


def records(
    shelf: Shelf,
    medicines: Iterable[MedicineDoc] = (),
    sources: Iterable[str] = (),
    others: Iterable[Document] = (),
) -> list[Document]:
    """The medicines of a sheet with what they name, its sources (slugs), and `others`."""
    found: list[Document] = [*others, *(shelf.sources[slug] for slug in sources)]
    for medicine in medicines:
        found += [medicine, *_named(medicine, shelf)]
    return found


def _named(medicine: MedicineDoc, shelf: Shelf) -> Iterator[Document]:
    for rule in medicine.rules:
        named = (*rule.names, *(row.substance for row in rule.conditions))
        yield from (shelf.substances[slug] for slug in named if slug in shelf.substances)
    for slug in {row.side_effect for row in medicine.reactions}:
        yield shelf.side_effects[slug]
    if medicine.label in shelf.sources:
        yield shelf.sources[medicine.label]
    if medicine.review.reviewed_by in shelf.people:
        yield shelf.people[medicine.review.reviewed_by]
