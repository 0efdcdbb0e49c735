"""Which treatments a reader asked to compare, by names in an address, and what can be picked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from drugs.documents import MedicineDoc, OptionDoc, TreatmentDoc
from drugs.shelf import Shelf

FEWEST = 2
MOST = 4
MANY = 24  # more than so many are too many to look through in a drop-down list: names are typed
LONGEST_NAME = 60  # letters of an address part that we still look up

PLACES = (
    gettext_noop("First"),
    gettext_noop("Second"),
    gettext_noop("Third, if you like"),
    gettext_noop("Fourth, if you like"),
)
MEDICINES = {"tablet": gettext_noop("JAK pills"), "cream": gettext_noop("JAK creams")}


@dataclass(frozen=True)
class Choice:
    """What a reader asked to compare: the treatments known to us, and the names that are not."""

    treatments: tuple[TreatmentDoc, ...]
    unknown: tuple[str, ...] = ()

    @property
    def comparable(self) -> bool:
        return not self.unknown and FEWEST <= len(self.treatments) <= MOST

    @property
    def message(self) -> str:
        """What to do next, where there is nothing to compare yet."""
        if self.unknown:
            return gettext("We do not know one of the names in this address. Choose from the list.")
        if len(self.treatments) > MOST:
            return gettext(
                "That is more than four. Choose four at most, so you can read them side by side."
            )
        if self.treatments:
            return gettext("You chose %(brand)s. Choose one more to compare it with.") % {
                "brand": self.treatments[0].short_name
            }
        return ""

    @property
    def picked(self) -> list[tuple[str, str]]:
        """What each field of the form is called, and the slug that is chosen in it."""
        slugs = [treatment.slug for treatment in self.treatments[:MOST]]
        slugs += [""] * (MOST - len(slugs))
        return [(gettext(place), slug) for place, slug in zip(PLACES, slugs, strict=True)]

    @property
    def typed(self) -> list[tuple[str, str]]:
        """The same with the names of those chosen, for fields that a name is typed in."""
        names = {treatment.slug: treatment.short_name for treatment in self.treatments}
        return [(place, names.get(slug, "")) for place, slug in self.picked]


@dataclass(frozen=True, eq=False)
class PickGroup:
    """Treatments of one sort, as a drop-down list groups them. There is one for each shelf."""

    name: str
    treatments: tuple[TreatmentDoc, ...]


def choose(names: Iterable[str], shelf: Shelf) -> Choice:
    """The treatments named by brand or generic name, each once, in the order of the alphabet.

    A field of the form that was left empty names nothing.
    """
    wanted, unknown = set(), []
    for name in filter(None, dict.fromkeys(names)):
        treatment = find(name, shelf)
        if treatment:
            wanted.add(treatment.slug)
        else:
            unknown.append(name)
    known = tuple(doc for slug, doc in columns(shelf).items() if slug in wanted)
    return Choice(known, tuple(unknown))


def columns(shelf: Shelf) -> dict[str, TreatmentDoc]:
    """All that can be a column, by slug, in the order of the alphabet: never ranked."""
    return shelf.cached(_columns)


def _columns(shelf: Shelf) -> dict[str, TreatmentDoc]:
    options = [option for option in shelf.options if option.compared]
    every: list[TreatmentDoc] = [*shelf.medicines.values(), *options]
    return {doc.slug: doc for doc in sorted(every, key=lambda doc: doc.short_name)}


def is_typed(shelf: Shelf) -> bool:
    """Whether a reader types the names, as they are too many to pick from."""
    return len(columns(shelf)) > MANY


def groups(shelf: Shelf) -> tuple[PickGroup, ...]:
    """All that can be picked: JAK medicines by how they are used, then the other options."""
    return shelf.cached(_groups)


def _groups(shelf: Shelf) -> tuple[PickGroup, ...]:
    found: dict[str, list[TreatmentDoc]] = {gettext(name): [] for name in MEDICINES.values()}
    for treatment in columns(shelf).values():
        if isinstance(treatment, MedicineDoc):
            found[gettext(MEDICINES[treatment.route])].append(treatment)
    for treatment in columns(shelf).values():
        if isinstance(treatment, OptionDoc):
            found.setdefault(treatment.group_name, []).append(treatment)
    return tuple(PickGroup(name, tuple(some)) for name, some in found.items() if some)


def find(name: str, shelf: Shelf) -> TreatmentDoc | None:
    """A treatment by its brand or generic name, whatever its capitals; None if there is none."""
    return shelf.cached(_by_name).get(name.strip().lower())


def _by_name(shelf: Shelf) -> dict[str, TreatmentDoc]:
    found: dict[str, TreatmentDoc] = {}
    for treatment in columns(shelf).values():
        generic = treatment.generic.lower()
        names = [treatment.slug, generic, generic.partition(" ")[0]]
        names.append(treatment.short_name.lower())
        if isinstance(treatment, MedicineDoc):
            names.append(treatment.generic_slug)
        for name in filter(None, names):
            found.setdefault(name, treatment)
    return found


def find_pair(pair: str, shelf: Shelf) -> tuple[TreatmentDoc, ...]:
    """The two treatments of "one-other", in the order of the alphabet; empty if not two."""
    for at, letter in enumerate(pair[: 2 * LONGEST_NAME]):
        if letter == "-":
            choice = choose([pair[:at], pair[at + 1 :]], shelf)
            if choice.comparable:
                return choice.treatments
    return ()


def pair_name(treatments: Iterable[TreatmentDoc]) -> str:
    """The last part of a pair's address: "cibinqo-rinvoq"."""
    return "-".join(treatment.slug for treatment in treatments)
