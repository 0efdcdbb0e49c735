"""The front door: who was offered what, where a reader is now, and what the trials found."""

from __future__ import annotations

from dataclasses import dataclass

from drugs.documents import MedicineDoc
from drugs.numbers.figures import sources_of
from drugs.pages.medicine.tiles import Twin, twin
from drugs.pages.medicines import Letter, letters
from drugs.shelf import Shelf


@dataclass(frozen=True)
class Seen:
    """One medicine, seen in 100 people: benefit beside harm, each beside its comparator."""

    medicine: MedicineDoc
    twin: Twin


@dataclass(frozen=True)
class HomePage:
    approved: tuple[MedicineDoc, ...]
    elsewhere: tuple[MedicineDoc, ...]
    seen: tuple[Seen, ...]
    letters: tuple[Letter, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Slugs of all that its numbers rest on."""
        return sources_of(seen.twin.sources for seen in self.seen)


def home_page(shelf: Shelf) -> HomePage:
    """All of them by the alphabet; pictured are those approved here of which a benefit was read.
    Where they are many, letters lead to their list and none is pictured: none stands out."""
    medicines = list(shelf.medicines.values())
    approved = tuple(row for row in medicines if row.approved_in_us)
    many = letters(medicines)
    twins = [(row, twin(row, shelf)) for row in approved if not many]
    return HomePage(
        approved=approved,
        elsewhere=tuple(row for row in medicines if row.not_approved_in_us),
        seen=tuple(Seen(row, found) for row, found in twins if found.benefit),
        letters=many,
    )
