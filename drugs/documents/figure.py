"""Studies and figures: so many on the medicine, so many on its comparator."""

from __future__ import annotations

from typing import Literal

from drugs.documents.text import Fact, Shape


class Side(Shape):
    """One side of a figure as printed in the source: a count of a group, a percent, or both."""

    count: int | None
    size: int | None
    percent: str


class StudyDoc(Fact):
    slug: str
    name: str
    who: str
    size: int | None
    weeks: int | None
    weeks_note: str
    comparator: str
    also_used: str
    caution: str


class FigureDoc(Fact):
    """So many on the medicine and so many on the comparator, in one study."""

    study: str
    dose: str
    medicine: Side
    comparator: Side
    comparator_name: str
    head_to_head: bool


class ReactionDoc(FigureDoc):
    side_effect: str
    per: Literal["people", "people-in-a-year"]


class OutcomeDoc(FigureDoc):
    measure: str
    measure_name: str
    week: int | None
    day: int | None


class ArticleFigureDoc(FigureDoc):
    what: str
    medicine_name: str
