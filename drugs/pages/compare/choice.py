"""Which medicines a reader asked to compare, by the names in an address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from drugs.documents import MedicineDoc
from drugs.shelf import Shelf
from drugs.wording.lists import and_list

FEWEST = 2
MOST = 4
LONGEST_NAME = 60  # letters of an address part that we still look up


@dataclass(frozen=True)
class ChosenMedicines:
    """What a reader asked to compare: the medicines known to us, and whether any was not."""

    medicines: tuple[MedicineDoc, ...]
    unknown: tuple[str, ...] = ()

    @property
    def comparable(self) -> bool:
        return not self.unknown and FEWEST <= len(self.medicines) <= MOST

    @property
    def message(self) -> str:
        """What to do next, where there is nothing to compare yet."""
        if self.unknown:
            return gettext("We do not know one of the names in this address. Choose from the list.")
        if len(self.medicines) > MOST:
            return gettext(
                "That is more than four medicines. Choose four at most, so you can read them."
            )
        if self.medicines:
            return gettext("You chose %(brand)s. Choose one more to compare it with.") % {
                "brand": self.medicines[0].brand
            }
        return gettext("Choose two to four medicines. They will stand here, side by side.")


def choose(names: Iterable[str], shelf: Shelf) -> ChosenMedicines:
    """The medicines named by brand or generic name, each once, in the order of the alphabet."""
    wanted, unknown = set(), []
    for name in dict.fromkeys(names):
        medicine = find(name, shelf)
        if medicine:
            wanted.add(medicine.slug)
        else:
            unknown.append(name)
    known = tuple(doc for slug, doc in shelf.medicines.items() if slug in wanted)
    return ChosenMedicines(known, tuple(unknown))


def find(name: str, shelf: Shelf) -> MedicineDoc | None:
    """A medicine by its brand or generic name, whatever its capitals; None if there is none."""
    word = name.strip().lower()
    if len(word) > LONGEST_NAME:
        return None
    for medicine in shelf.medicines.values():
        if word in {medicine.slug, medicine.generic_slug, medicine.generic.split()[0].lower()}:
            return medicine
    return None


def find_pair(pair: str, shelf: Shelf) -> tuple[MedicineDoc, ...]:
    """The two medicines of "cibinqo-rinvoq", in the order of the alphabet; empty if not two."""
    for at, letter in enumerate(pair[: 2 * LONGEST_NAME]):
        if letter == "-":
            choice = choose([pair[:at], pair[at + 1 :]], shelf)
            if choice.comparable:
                return choice.medicines
    return ()


def pair_name(medicines: Iterable[MedicineDoc]) -> str:
    """The last part of a pair's address: "cibinqo-rinvoq"."""
    return "-".join(medicine.slug for medicine in medicines)


def names(medicines: Sequence[MedicineDoc]) -> str:
    """ "Cibinqo, Opzelura and Rinvoq"."""
    return and_list(medicine.brand for medicine in medicines)
