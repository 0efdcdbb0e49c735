"""A comparison as data: up to four medicines and "no change", the same rows for each.

Side by side is not head to head: every figure stands against its own comparator, the medicines
in the order of the alphabet, and nothing is ranked or added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext, gettext_noop

from drugs.documents import Fact, MedicineDoc, OptionDoc
from drugs.numbers.figures import FigureTable, opponent, outcome_tables, reaction_tables
from drugs.numbers.pictured import MEASURE
from drugs.numbers.sides import OUT_OF_100, Scale
from drugs.pages.compare import figures, harms, rows
from drugs.pages.compare.cells import Row, Studied
from drugs.pages.compare.choice import names
from drugs.shelf import Shelf

CLEAR_SKIN = gettext_noop("clear or almost clear skin")

# The groups of side effects: a table has one scale. The first holds the picture and the warnings.
SIDE_EFFECTS = (
    (
        OUT_OF_100,
        gettext_noop("What side effects did people have?"),
        gettext_noop(
            "Here are the three that most people had, for each medicine. "
            "The others are folded below. "
            "Where several trials counted the same thing, we put trials in adults or teens first. "
            "Then trials of the medicine on its own, then bigger ones. "
            "The other trials are under “exact figures”. "
            "“No figure found” does not mean that no one had it. "
            "It means we found no count with another group to compare it to."
        ),
    ),
    (
        Scale(1000),
        gettext_noop("Which side effects need 1,000 people to tell apart?"),
        gettext_noop(
            "Out of 100 people, these would look the same, or twice as big, or like none at all."
        ),
    ),
    (
        Scale(100, "per-year"),
        gettext_noop("Which side effects were counted by the year?"),
        gettext_noop(
            "People stayed in these studies for different lengths of time, "
            "so years are counted too."
        ),
    ),
    (
        Scale(1000, "per-year"),
        gettext_noop("Which of those by the year need 1,000 people?"),
        gettext_noop(
            "Per 100 people, these would look the same, or twice as big, or like none at all."
        ),
    ),
)


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading: one table, with one scale for every number in it.

    `folded` rows stand behind a click, on the same scale.
    """

    slug: str
    heading: str
    rows: tuple[Row, ...]
    folded: tuple[Row, ...] = ()
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

    @property
    def rules(self) -> tuple[Row, ...]:
        """Every rule that no form may leave out, a row a kind: the same on screen and on paper."""
        return next(group.rows for group in self.groups if group.slug == "rules")

    @property
    def harms(self) -> tuple[Row, ...]:
        """The rows of figures of harm that stand in the open: the same on screen and on paper."""
        return tuple(row for group in self.groups for row in group.rows if row.compact)


def compare(medicines: tuple[MedicineDoc, ...], shelf: Shelf) -> Comparison:
    """All that a comparison shows, from the shelf alone."""
    stay = next((option for option in shelf.options if option.group == "stay"), None)
    groups = tuple(_groups(medicines, stay, shelf))
    against = tuple(HeadToHead(m, tuple(_against(m, shelf))) for m in medicines)
    every = [row for group in groups for row in (*group.rows, *group.folded)]
    found = [fact for row in every for cell in row.cells for fact in cell.facts]
    found += [
        Fact(sources=table.sources, how_checked="secondary") for h in against for table in h.tables
    ]
    return Comparison(
        medicines=medicines,
        heading=gettext("%(brands)s, side by side") % {"brands": names(medicines)},
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
        gettext("What is it, and who is it for?"),
        (
            rows.what_it_is(medicines, stay),
            rows.who_for(medicines),
            rows.approvals(medicines),
            rows.guidance(medicines, "how-to-use", gettext("How you use it")),
        ),
    )
    yield RowGroup("rules", gettext("What must you not do?"), rows.rules(medicines, shelf))
    reported = figures.measures(medicines)
    others = [measure for measure in reported if measure != MEASURE]
    yield RowGroup(
        "benefits",
        gettext("How well did it work?"),
        (
            figures.outcome(medicines, MEASURE, gettext(CLEAR_SKIN), pictured=True),
            *(figures.outcome(medicines, measure, reported[measure]) for measure in others),
            figures.how_soon(medicines),
        ),
        scale=_scale(OUT_OF_100),
        intro=gettext(
            "Where there are several trials, we chose the ones closest in length. "
            "Then we put trials in adults or teens first. "
            "After that, trials of the medicine on its own, then bigger ones. "
            "The other trials are under “Exact figures”."
        ),
    )
    yield from _side_effects(medicines, shelf)
    yield RowGroup(
        "safety",
        gettext("What are the warnings and checks?"),
        (
            rows.boxed_warning(medicines, shelf),
            rows.tests(medicines),
            rows.guidance(medicines, "vaccines", gettext("Vaccines")),
            rows.guidance(medicines, "pregnancy", gettext("Pregnancy and birth control")),
            rows.guidance(medicines, "breastfeeding", gettext("Breastfeeding")),
            rows.mixing(medicines, shelf),
        ),
    )
    yield RowGroup(
        "day-to-day",
        gettext("What is it like day to day?"),
        (
            rows.guidance(medicines, "missed-dose", gettext("If you miss a dose")),
            rows.living_with(medicines, stay),
            rows.guidance(medicines, "cost", gettext("Cost and getting it")),
        ),
    )
    yield RowGroup(
        "not-known",
        gettext("What do we not know?"),
        (
            rows.guidance(medicines, "not-known", gettext("Still open")),
            rows.newest_label(medicines, shelf),
        ),
    )


def _side_effects(medicines: tuple[MedicineDoc, ...], shelf: Shelf) -> Iterable[RowGroup]:
    """A group a scale: the three largest of each medicine in the open, all others folded."""
    for scale, heading, intro in SIDE_EFFECTS:
        counted = [slug for slug, of in harms.scales(medicines, scale.unit).items() if of == scale]
        open_ = {slug for m in medicines for slug in harms.largest(m, scale.unit, shelf)}
        found = {
            slug: harms.reaction(medicines, slug, shelf, scale)
            for slug in _in_order(counted, shelf)
        }
        top = tuple(row for slug, row in found.items() if slug in open_)
        always = scale == OUT_OF_100  # its table has the picture and the warnings too
        if found or always:
            yield RowGroup(
                f"side-effects{scale.suffix}",
                gettext(heading),
                (harms.pictured_harm(medicines, shelf), *top,
                 rows.other_warnings(medicines, shelf)) if always else top,
                folded=tuple(row for slug, row in found.items() if slug not in open_),
                scale=_scale(scale),
                intro=gettext(intro),
                studied=harms.studied(medicines, tuple(found.values())),
            )  # fmt: skip


def _scale(scale: Scale) -> str:
    if scale.unit == "per-year":
        return gettext("Numbers are %(scale)s.") % {"scale": scale.words}
    return gettext("Numbers are people %(scale)s.") % {"scale": scale.short}


def _in_order(slugs: Iterable[str], shelf: Shelf) -> list[str]:
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
    # Two medicines of one trial both show it: each table keeps an id of its own on the page.
    return [
        replace(table, slug=f"{medicine.slug}-{table.slug}")
        for table in tables
        if table.head_to_head
    ]


def _met(medicines: Sequence[MedicineDoc]) -> bool:
    """Whether any trial tested two of the medicines against each other."""
    slugs = {medicine.slug for medicine in medicines}
    return any(
        opponent(medicine.study(row.study), row) in slugs - {medicine.slug}
        for medicine in medicines
        for row in (*medicine.outcomes, *medicine.reactions)
    )
