"""Bands of a number that approvals and rules turn on: ages, weights, kidney function.

No limit stands here. Each comes from a field of some approval or rule, so that a chosen band lies
wholly within a limit or wholly outside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.translation import gettext

from drugs.numbers.ages import age_words, pounds

MONTHS_IN_YEAR = 12
IN_MONTHS = 24  # below this, ages are told in months


@dataclass(frozen=True)
class Band:
    """From `low` on and below `below`; the highest band has no end."""

    low: Decimal
    below: Decimal | None

    @property
    def value(self) -> str:
        """Its name in the form: "144-216", "65-"."""
        return f"{plain(self.low)}-{'' if self.below is None else plain(self.below)}"

    def touches(self, at_least: Decimal | None, below: Decimal | None) -> bool:
        """Whether any number of it is from `at_least` on and below `below`."""
        return (self.below is None or at_least is None or self.below > at_least) and (
            below is None or self.low < below
        )


def bands(limits: Iterable[Decimal]) -> tuple[Band, ...]:
    """The bands between some limits; none where there is no limit to choose by."""
    edges: list[Decimal | None] = [Decimal(0), *sorted(set(limits) - {Decimal(0)}), None]
    if len(edges) < 3:
        return ()
    return tuple(Band(low, below) for low, below in pairwise(edges) if low is not None)


def age_in_words(band: Band) -> str:
    """A band of months in words: "6 to 23 months", "12 to 17 years"."""
    low = int(band.low)
    if band.below is None:
        return gettext("%(age)s or older") % {"age": age_words(low)}
    below = int(band.below)
    if not low:
        return gettext("Under %(age)s") % {"age": age_words(below)}
    if below <= IN_MONTHS:
        return gettext("%(low)d to %(high)d months") % {"low": low, "high": below - 1}
    if low % MONTHS_IN_YEAR or below % MONTHS_IN_YEAR:
        named = {"low": age_words(low), "below": age_words(below)}
        return gettext("%(low)s to under %(below)s") % named
    years = {"low": low // MONTHS_IN_YEAR, "high": below // MONTHS_IN_YEAR - 1}
    if years["low"] == years["high"]:
        return age_words(low)
    return gettext("%(low)d to %(high)d years") % years


def weight_in_words(band: Band) -> str:
    """A band of kilograms in words, pounds first."""
    low = {"pounds": pounds(band.low), "kg": plain(band.low)}
    if band.below is None:
        return gettext("%(pounds)d pounds (%(kg)s kg) or more") % low
    below = {"pounds": pounds(band.below), "kg": plain(band.below)}
    if not band.low:
        return gettext("Under %(pounds)d pounds (%(kg)s kg)") % below
    ends = low | {"below_pounds": below["pounds"], "below_kg": below["kg"]}
    told = gettext("%(pounds)d to under %(below_pounds)d pounds (%(kg)s to under %(below_kg)s kg)")
    return told % ends


def number_in_words(band: Band) -> str:
    """A band of a number without a unit: "15 to under 30"."""
    if band.below is None:
        return gettext("%(low)s or more") % {"low": plain(band.low)}
    if not band.low:
        return gettext("Under %(below)s") % {"below": plain(band.below)}
    ends = {"low": plain(band.low), "below": plain(band.below)}
    return gettext("%(low)s to under %(below)s") % ends


def plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
