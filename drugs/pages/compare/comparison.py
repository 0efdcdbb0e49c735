"""A comparison as data: up to four medicines and "no change", the same rows for each.

Side by side is not head to head: every figure stands against its own comparator, the medicines
in the order of the alphabet, and nothing is ranked or added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drugs.documents import Fact, MedicineDoc, OptionDoc
from drugs.numbers.figures import FigureTable, outcome_tables, reaction_tables
from drugs.numbers.pictured import MEASURE
from drugs.pages.compare import figures, rows
from drugs.pages.compare.cells import Row, Studied
from drugs.shelf import Shelf

FEWEST = 2
MOST = 4
LONGEST_NAME = 60  # letters of an address part that we still look up

CLEAR_SKIN = "clear or almost clear skin"
PEOPLE = "Numbers are people out of 100."
IN_A_YEAR = "Numbers are people out of 100 in a year."


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
            return "We do not know one of the names in this address. Choose from the list."
        if len(self.medicines) > MOST:
            return "That is more than four medicines. Choose four at most, so you can read them."
        if self.medicines:
            return f"You chose {self.medicines[0].brand}. Choose one more to compare it with."
        return "Choose two to four medicines. They will stand here, side by side."


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading: one table, with one scale for every number in it."""

    slug: str
    heading: str
    rows: tuple[Row, ...]
    scale: str = ""
    intro: str = ""
    studied: tuple[Studied, ...] = ()


@dataclass(frozen=True)
class HeadToHead:
    """A medicine's trials against another medicine; `tables` may be empty."""

    medicine: MedicineDoc
    tables: tuple[FigureTable, ...]


@dataclass(frozen=True)
class Comparison:
    medicines: tuple[MedicineDoc, ...]
    heading: str
    groups: tuple[RowGroup, ...]
    head_to_head: tuple[HeadToHead, ...]
    met_each_other: bool
    facts: tuple[Fact, ...]


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
    *first, last = (medicine.brand for medicine in medicines)
    return f"{', '.join(first)} and {last}" if first else last


def compare(medicines: tuple[MedicineDoc, ...], shelf: Shelf) -> Comparison:
    """All that a comparison shows, from the shelf alone."""
    stay = next((option for option in shelf.options if option.group == "stay"), None)
    groups = tuple(_groups(medicines, stay, shelf))
    against = tuple(HeadToHead(m, tuple(_against(m, shelf))) for m in medicines)
    found = [fact for g in groups for row in g.rows for cell in row.cells for fact in cell.facts]
    found += [
        Fact(sources=table.sources, how_checked="secondary") for h in against for table in h.tables
    ]
    return Comparison(
        medicines=medicines,
        heading=f"{names(medicines)}, side by side",
        groups=groups,
        head_to_head=against,
        met_each_other=_met(medicines),
        facts=tuple(found),
    )


def _groups(
    medicines: tuple[MedicineDoc, ...], stay: OptionDoc | None, shelf: Shelf
) -> Iterable[RowGroup]:
    yield RowGroup(
        "what-it-is",
        "What is it, and who is it for?",
        (
            rows.what_it_is(medicines, stay),
            rows.who_for(medicines),
            rows.approvals(medicines),
            rows.guidance(medicines, "how-to-use", "How you use it"),
        ),
    )
    reported = figures.measures(medicines)
    others = [measure for measure in reported if measure != MEASURE]
    yield RowGroup(
        "benefits",
        "How well did it work?",
        (
            figures.outcome(medicines, MEASURE, CLEAR_SKIN, pictured=True),
            *(figures.outcome(medicines, measure, reported[measure]) for measure in others),
            figures.how_soon(medicines),
        ),
        scale=PEOPLE,
        intro="Where there are several trials, we chose the ones closest in length. "
        "Then we put trials in adults or teens first. "
        "After that, trials of the medicine on its own, then bigger ones. "
        "The details hold the other trials.",
    )
    counted = _in_order(figures.side_effects(medicines, "people"), shelf)
    matrix = tuple(figures.reaction(medicines, slug, shelf) for slug in counted)
    yield RowGroup(
        "side-effects",
        "What side effects did people have?",
        (
            figures.most_had(medicines, shelf),
            *matrix,
            rows.other_warnings(medicines, shelf),
        ),
        scale=PEOPLE,
        intro="The picture shows the one most people had, of those seen more with the medicine. "
        "“No figure found” does not mean that no one had it. "
        "It means we found no figure with a comparator.",
        studied=figures.studied(medicines, matrix),
    )
    by_year = _in_order(figures.side_effects(medicines, "per-year"), shelf)
    if by_year:
        matrix = tuple(figures.reaction(medicines, slug, shelf, "per-year") for slug in by_year)
        yield RowGroup(
            "by-the-year",
            "Which side effects were counted by the year?",
            matrix,
            scale=IN_A_YEAR,
            studied=figures.studied(medicines, matrix),
        )
    yield RowGroup(
        "safety",
        "What are the warnings and checks?",
        (
            rows.boxed_warning(medicines, shelf),
            rows.tests(medicines),
            rows.guidance(medicines, "vaccines", "Vaccines"),
            rows.guidance(medicines, "pregnancy", "Pregnancy and birth control"),
            rows.guidance(medicines, "breastfeeding", "Breastfeeding"),
            rows.mixing(medicines, shelf),
        ),
    )
    yield RowGroup(
        "day-to-day",
        "What is it like day to day?",
        (
            rows.guidance(medicines, "missed-dose", "If you miss a dose"),
            rows.living_with(medicines, stay),
            rows.guidance(medicines, "cost", "Cost and getting it"),
        ),
    )
    yield RowGroup(
        "not-known",
        "What do we not know?",
        (
            rows.guidance(medicines, "not-known", "Still open"),
            rows.newest_label(medicines, shelf),
        ),
    )


def _in_order(slugs: set[str], shelf: Shelf) -> list[str]:
    """Side effects by name, the totals ("any side effect") before the named ones."""
    return sorted(
        slugs,
        key=lambda slug: (
            shelf.side_effects[slug].role != "tally",
            shelf.side_effects[slug].name.lower(),
        ),
    )


def _against(medicine: MedicineDoc, shelf: Shelf) -> list[FigureTable]:
    tables = [*outcome_tables(medicine), *reaction_tables(medicine, shelf)]
    return [table for table in tables if table.head_to_head]


def _met(medicines: Sequence[MedicineDoc]) -> bool:
    """Whether any trial tested two of the medicines against each other."""
    return any(
        row.head_to_head
        and {other.brand.lower(), other.generic.split()[0].lower()}
        & set(row.comparator_name.lower().replace("(", " ").replace(")", " ").split())
        for medicine in medicines
        for row in (*medicine.outcomes, *medicine.reactions)
        for other in medicines
        if other.slug != medicine.slug
    )
