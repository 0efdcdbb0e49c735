"""Pages that tell one thing of every medicine: whole while these are few, by letter where they are
many. All such pages fold in this one way.

A folded page says what it says of no medicine alone, and leads to an address for each letter that a
medicine begins with: `/evidence/letter/a/`. Where one letter has too many its address leads on to
the next letters, `/evidence/letter/as/`, and so on; so no page grows with their number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from drugs.documents import MedicineDoc

MOST = 12  # medicines that one page tells of


@dataclass(frozen=True)
class Branch:
    """The medicines whose addresses begin alike, and the address that tells of them."""

    page: str
    begins: str
    medicines: tuple[MedicineDoc, ...]

    @property
    def href(self) -> str:
        return f"{self.page}letter/{self.begins}/"

    @property
    def letters(self) -> str:
        """As a reader sees them: "A", "As"."""
        return self.begins.capitalize()

    @property
    def named(self) -> bool:
        """Whether they are few enough to be named before one opens it."""
        return len(self.medicines) <= MOST


@dataclass(frozen=True)
class Part(Branch):
    """One address of such a page. It tells of `here`; its `branches` tell of all others that begin
    alike. `every` counts all that the page tells of, at all its addresses."""

    here: tuple[MedicineDoc, ...]
    branches: tuple[Branch, ...]
    every: int

    @property
    def folded(self) -> bool:
        return bool(self.begins or self.branches)

    @property
    def is_front(self) -> bool:
        """Whether it is the page itself, which says what is said of no medicine alone."""
        return not self.begins

    @property
    def elsewhere(self) -> int:
        """How many medicines other letters tell of."""
        return self.every - len(self.medicines)

    def of(self, medicine: MedicineDoc) -> bool:
        """Whether a medicine begins with its letters, told of or not."""
        return not self.begins or medicine.slug.startswith(self.begins)


def parts(page: str, medicines: Sequence[MedicineDoc]) -> Iterator[Part]:
    """Every address of a page that tells of these: itself, then its letters."""
    yield from _from("", tuple(medicines), page, len(medicines))


def part(page: str, medicines: Sequence[MedicineDoc], letter: str = "") -> Part | None:
    """One address of a page; None where it has no such letter."""
    return next((one for one in parts(page, medicines) if one.begins == letter), None)


def _from(begins: str, medicines: tuple[MedicineDoc, ...], page: str, every: int) -> Iterator[Part]:
    if len(medicines) <= MOST:
        yield Part(page, begins, medicines, here=medicines, branches=(), every=every)
        return
    # Letters that all of them share divide nothing, so the next ones do.
    shared = _shared([medicine.slug for medicine in medicines])
    by_next: dict[str, list[MedicineDoc]] = {}
    for medicine in medicines:
        by_next.setdefault(medicine.slug[: len(shared) + 1], []).append(medicine)
    # Whose whole name begins all others stands before them.
    here = tuple(by_next.pop(shared, ()))
    branches = tuple(Branch(page, key, tuple(by_next[key])) for key in sorted(by_next))
    yield Part(page, begins, medicines, here=here, branches=branches, every=every)
    for branch in branches:
        yield from _from(branch.begins, branch.medicines, page, every)


def _shared(slugs: Sequence[str]) -> str:
    """What all of them begin with: the first and the last by the alphabet differ soonest."""
    first, last = min(slugs), max(slugs)
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return first[: sum(1 for _ in alike)]
