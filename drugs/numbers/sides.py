"""One side of a figure as people read it, and the scale on which it is still true.

Whole people out of 100 are easiest to picture. Where rounding to them would hide a harm or double
it, people are counted out of 1,000.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Literal

from django.utils.translation import gettext

from drugs.documents import Side
from drugs.wording import digits
from drugs.wording.digits import as_printed
from drugs.wording.lists import commas

Unit = Literal["people", "per-year"]


@dataclass(frozen=True)
class Scale:
    """What the numbers of one view are counted in: people, or events in a year of follow-up."""

    out_of: Literal[100, 1000] = 100
    unit: Unit = "people"

    @property
    def words(self) -> str:
        """ "out of 100 people", "per 1,000 people followed for a year"."""
        if self.unit == "per-year":
            return gettext("per %(number)s people followed for a year") % self._number
        return gettext("out of %(number)s people") % self._number

    @property
    def short(self) -> str:
        """ "out of 100", "per 1,000 a year"."""
        if self.unit == "per-year":
            return gettext("per %(number)s a year") % self._number
        return gettext("out of %(number)s") % self._number

    @property
    def _number(self) -> dict[str, str]:
        return {"number": digits.whole(self.out_of)}

    @property
    def suffix(self) -> str:
        """For slugs: empty for people out of 100, "-year-1000" for events per 1,000 a year."""
        return "-year" * (self.unit == "per-year") + "-1000" * (self.out_of == 1000)


OUT_OF_100 = Scale()


@dataclass(frozen=True)
class Number:
    """One side of a figure: `whole` people for pictures and words, `exact` as printed.

    `below` is set where it is only known, or only worth saying, that it is fewer than so many.
    """

    whole: int
    words: str
    short: str
    exact: str
    below: int | None = None


def share(side: Side) -> Decimal:
    """The share of people, 0 to 1: the percent as printed, or the count of the group.

    "<1" without a count is known only to lie below 1, and counts as nothing here. Of a rate it is
    events for one person in a year.
    """
    if side.count is not None and side.size and (not side.percent or side.percent.startswith("<")):
        return Decimal(side.count) / Decimal(side.size)
    if side.percent.startswith("<"):
        return Decimal(0)
    return Decimal(side.percent) / 100


def number(side: Side, scale: Scale = OUT_OF_100) -> Number:
    """Whole people, rounded half up; under half a person is "fewer than 1".

    "<1" without a count is "fewer than 1" out of 100 and "fewer than 10" out of 1,000.
    """
    whole, below = _whole(side, scale.out_of), _below(side, scale.out_of)
    if below is None:
        short = digits.whole(whole)
    else:
        short = gettext("fewer than %(number)s") % {"number": digits.whole(below)}
    of = scale.words if scale.unit == "per-year" else scale.short
    words = gettext("%(number)s %(out_of)s") % {"number": short, "out_of": of}
    return Number(whole, words, short, exact(side, scale.unit), below)


def exact(side: Side, unit: Unit = "people") -> str:
    """The figure as printed: "14.6%, 86 of 590"; a rate never carries a percent sign."""
    said = []
    if side.percent:
        printed = {"number": as_printed(side.percent), "out_of": Scale(unit=unit).words}
        people = unit == "people"
        said.append(
            (gettext("%(number)s%%") if people else gettext("%(number)s %(out_of)s")) % printed
        )
    if side.count is not None and side.size:
        numbers = {"count": digits.whole(side.count), "size": digits.whole(side.size)}
        said.append(gettext("%(count)s of %(size)s") % numbers)
    return commas(said)


def needs_1000(side: Side, beside: Side | None = None) -> bool:
    """Whether whole people out of 100 would tell something untrue of a figure.

    They do where someone would be "fewer than 1", and where the gap between the two sides would be
    gone or at least doubled. `beside` is the comparator; None for people followed alone.
    """
    if any(_below(one, 100) == 1 for one in (side, beside) if one):
        return True
    if beside is None:
        return False
    shown, true = (abs(_whole(side, n) - _whole(beside, n)) for n in (100, 1000))
    return bool(true) if not shown else shown * 10 >= true * 2


def _whole(side: Side, out_of: int) -> int:
    return int((share(side) * out_of).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _below(side: Side, out_of: int) -> int | None:
    """Where only that is known, or worth saying: fewer than how many."""
    if side.percent.startswith("<") and not (side.count is not None and side.size):
        most = Decimal(side.percent[1:]) * out_of / 100
        return int(most.quantize(Decimal(1), rounding=ROUND_CEILING))
    return 1 if share(side) and not _whole(side, out_of) else None
