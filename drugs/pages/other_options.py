"""The other ways to treat eczema, by how you use them; staying with the plan comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drugs.documents import Fact, OptionDoc
from drugs.numbers import pictured
from drugs.numbers.figures import FigureTable, outcome_tables, reaction_tables
from drugs.numbers.overview import Overview, TrialRows, one_scale
from drugs.numbers.trial_words import at, capital
from drugs.shelf import Shelf

# In the order of the page.
GROUPS = ("stay", "on-the-skin", "light", "shots", "by-mouth", "jak-medicines", "others")


@dataclass(frozen=True)
class ShownOption:
    """One option with the figures of its trials."""

    option: OptionDoc
    outcomes: tuple[FigureTable, ...]
    reactions: tuple[FigureTable, ...]


@dataclass(frozen=True)
class OptionGroup:
    slug: str
    heading: str
    options: tuple[ShownOption, ...]


@dataclass(frozen=True)
class OtherOptionsPage:
    """`benefit` has one trial of each option that counted clear skin beside another group."""

    groups: tuple[OptionGroup, ...]
    benefit: Overview | None
    facts: tuple[Fact, ...]


def other_options_page(shelf: Shelf) -> OtherOptionsPage:
    """All that /other-options/ shows: every published option once, in the order of the shelf."""
    held = {
        group: tuple(option for option in shelf.options if option.group == group)
        for group in GROUPS
    }
    return OtherOptionsPage(
        groups=tuple(
            OptionGroup(
                group, options[0].group_name, tuple(_shown(option, shelf) for option in options)
            )
            for group, options in held.items()
            if options
        ),
        benefit=one_scale(rows for option in shelf.options for rows in _benefit(option)),
        facts=tuple(shelf.options),
    )


def _shown(option: OptionDoc, shelf: Shelf) -> ShownOption:
    return ShownOption(option, tuple(outcome_tables(option)), tuple(reaction_tables(option, shelf)))


def _benefit(option: OptionDoc) -> Iterator[TrialRows]:
    rows = pictured.benefit(option)
    if rows:
        what = "" if rows[0].measure == pictured.MEASURE else capital(rows[0].measure_name)
        yield TrialRows(option, option.study(rows[0].study), rows, at(rows[0]), what)
