"""Studies and figures: so many on the medicine, so many on its comparator."""

from __future__ import annotations

from typing import Literal

from drugs.documents.rule import Number
from drugs.documents.text import Fact, Shape

ADULT = 18  # years


class Side(Shape):
    """One side of a figure as printed in the source: a count of a group, a percent, or both."""

    count: int | None
    size: int | None
    percent: str


class StudyDoc(Fact):
    """A trial, or several taken together (`pooled_of`). `comparator` is in words, without what
    everyone in the trial also used; `comparator_kind` is the choice behind them. `adjusted` says
    that its percents need not be the counts of its groups."""

    slug: str
    name: str
    who: str
    size: int | None
    weeks: int | None
    weeks_note: str
    ages_from: int | None
    ages_to: int | None
    pooled_of: tuple[str, ...]
    registry_number: str
    comparator: str
    comparator_kind: str
    comparator_treatment: str
    also_used: str
    adjusted: bool
    caution: str

    @property
    def of_children(self) -> bool:
        """Whether nobody in it was an adult."""
        return self.ages_to is not None and self.ages_to < ADULT

    @property
    def pooled(self) -> bool:
        """Whether these are several trials taken together: no trial of its own."""
        return bool(self.pooled_of)


class FigureDoc(Fact):
    """So many on the medicine and so many on the comparator, in one study."""

    study: str
    dose: str
    dose_amount: Number | None
    dose_unit: str
    dose_times: int | None
    medicine: Side
    comparator: Side
    comparator_name: str
    against_treatment: str
    head_to_head: bool


class ReactionDoc(FigureDoc):
    side_effect: str
    unit: Literal["people", "per-year"]


class AloneDoc(Fact):
    """How many had a side effect among people who were followed with no group beside them."""

    study: str
    dose: str
    dose_amount: Number | None
    medicine: Side
    side_effect: str
    site: str = ""  # the place in the body, where it was counted by place: "in the lung"
    unit: Literal["people", "per-year"]


class OutcomeDoc(FigureDoc):
    measure: str
    measure_name: str
    week: int | None
    day: int | None


class ArticleFigureDoc(FigureDoc):
    """A figure of a medicine that has no page here; `side_effect` where it counts one of ours."""

    what: str
    medicine_name: str
    side_effect: str
