"""Which records a page or sheet on a medicine shows: its date is that of the last change among
them, and so a correction elsewhere leaves it as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drugs.documents import Document, MedicineDoc, RuleDoc, SubstanceDoc
from drugs.pages.urgent_help import signs
from drugs.shelf import Shelf


def records_of(medicine: MedicineDoc, shelf: Shelf) -> tuple[Document, ...]:
    """A medicine, and what it names: substances, side effects, label, reviewer, its signs. Worked
    out once for a shelf."""
    return shelf.cached(_records_of, medicine)


def _records_of(shelf: Shelf, medicine: MedicineDoc) -> tuple[Document, ...]:
    return (medicine, *_named(medicine, shelf))


def named_in(rules: Iterable[RuleDoc], shelf: Shelf) -> Iterator[SubstanceDoc]:
    """The substances that rules name."""
    for rule in rules:
        named = (*rule.names, *(row.substance for row in rule.conditions))
        yield from (shelf.substances[slug] for slug in named if slug in shelf.substances)


def _named(medicine: MedicineDoc, shelf: Shelf) -> Iterator[Document]:
    yield from named_in(medicine.rules, shelf)
    named_effects = [
        *(row.side_effect for row in medicine.reactions),
        *(row.side_effect for row in medicine.followed_alone),
        *(row.side_effect for row in medicine.warnings),
        *(row.side_effect for row in medicine.listings),
    ]
    yield from (shelf.side_effects[slug] for slug in dict.fromkeys(named_effects))
    if medicine.label in shelf.sources:
        yield shelf.sources[medicine.label]
    if medicine.review.reviewed_by in shelf.people:
        yield shelf.people[medicine.review.reviewed_by]
    for group in signs(medicine, shelf):
        yield from group.signs
