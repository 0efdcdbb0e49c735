"""Whether the numbers of a document agree with each other. Each fault is a sentence for the editor.

Only fields are compared. A study whose percents are adjusted says so in a field of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from drugs.documents import (
    AloneDoc,
    ArticleDoc,
    ArticleFigureDoc,
    FigureDoc,
    OutcomeDoc,
    ReactionDoc,
    Side,
    StudyDoc,
    TreatmentDoc,
)
from drugs.numbers.alone import with_site
from drugs.numbers.figures import grouped

MOST_EVENTS = 1000  # for 100 people in a year: ten for each of them

AnyFigure = FigureDoc | AloneDoc


def faults(document: TreatmentDoc | ArticleDoc) -> list[tuple[AnyFigure, str]]:
    """Every fault of a document's figures, with the figure it is about."""
    studies = {study.slug: study for study in document.studies}
    figures = _figures(document)
    known = [(figure, studies[figure.study]) for figure in figures if figure.study in studies]
    found = [
        (figure, sentence)
        for figure, study in known
        for check in (_bounds, _counts, _percents, _times)
        for sentence in check(figure, study)
    ]
    return found + list(_comparators([figure for figure, _ in known], studies))


def sentences(document: TreatmentDoc | ArticleDoc) -> list[str]:
    """The same faults as sentences alone."""
    return [sentence for _, sentence in faults(document)]


def named(figure: AnyFigure, study: StudyDoc) -> str:
    """Which figure is meant: "nausea, 100 mg once a day, in JADE MONO-1, week 12"."""
    parts = [_what(figure), figure.dose, f"in {study.name}"]
    if isinstance(figure, OutcomeDoc):
        parts.append(f"week {figure.week}" if figure.week is not None else f"day {figure.day}")
    return ", ".join(filter(None, parts))


def _figures(document: TreatmentDoc | ArticleDoc) -> list[AnyFigure]:
    if isinstance(document, ArticleDoc):
        return [figure for section in document.sections for figure in section.figures]
    return [*document.reactions, *document.outcomes, *document.followed_alone]


def _what(figure: AnyFigure) -> str:
    if isinstance(figure, OutcomeDoc):
        return figure.measure_name
    if isinstance(figure, ArticleFigureDoc):
        return figure.what
    if isinstance(figure, AloneDoc):
        return with_site(figure.side_effect, figure.site)
    return figure.side_effect if isinstance(figure, ReactionDoc) else ""


def _sides(figure: AnyFigure) -> list[tuple[Side, str]]:
    """Each side with the name an editor knows it by."""
    if isinstance(figure, AloneDoc):
        return [(figure.medicine, "the people followed")]
    return [(figure.medicine, "the medicine"), (figure.comparator, figure.comparator_name)]


def _per_year(figure: AnyFigure) -> bool:
    return isinstance(figure, ReactionDoc | AloneDoc) and figure.unit == "per-year"


def _bounds(figure: AnyFigure, study: StudyDoc) -> Iterator[str]:
    """0 to 100 of people; a rate is given as a rate, and is no number of people."""
    for side, name in _sides(figure):
        printed = _printed(side)
        if _per_year(figure):
            if printed is None:
                yield f"{named(figure, study)}: give the rate of {name}; it is per year."
            elif printed > MOST_EVENTS:
                yield (
                    f"{named(figure, study)}: {side.percent} events for 100 people in a year, on "
                    f"{name}, is more than {MOST_EVENTS:,}. Look again."
                )
        elif printed is not None and printed > 100:
            yield f"{named(figure, study)}: {side.percent}% on {name} is more than 100%."


def _counts(figure: AnyFigure, study: StudyDoc) -> Iterator[str]:
    """A count fits into its group, and a group into its study."""
    for side, name in _sides(figure):
        if side.count is not None and side.size is not None and side.count > side.size:
            yield (
                f"{named(figure, study)}: {side.count:,} on {name} is more than its group of "
                f"{side.size:,}."
            )
        if side.size and study.size and side.size > study.size:
            yield (
                f"{named(figure, study)}: the group of {side.size:,} on {name} is larger than the "
                f"whole study, {study.size:,}."
            )


def _percents(figure: AnyFigure, study: StudyDoc) -> Iterator[str]:
    """The percent is the count of the group, rounded as it is printed."""
    if study.adjusted or _per_year(figure):
        return
    for side, name in _sides(figure):
        if side.percent and side.count is not None and side.size and not _agree(side):
            true = Decimal(side.count) / Decimal(side.size) * 100
            yield (
                f"{named(figure, study)}: {side.percent}% on {name}, but {side.count:,} of "
                f"{side.size:,} is {true:.2f}%."
            )


def _agree(side: Side) -> bool:
    """Whether a percent is its count of its group, to half of its last digit."""
    assert side.count is not None
    assert side.size
    true = Decimal(side.count) / Decimal(side.size) * 100
    if side.percent.startswith("<"):
        return true < Decimal(side.percent[1:])
    printed = Decimal(side.percent)
    exponent = printed.as_tuple().exponent
    assert isinstance(exponent, int)
    return abs(true - printed) <= Decimal(5).scaleb(exponent - 1)


def _printed(side: Side) -> Decimal | None:
    return Decimal(side.percent.removeprefix("<")) if side.percent else None


def _times(figure: AnyFigure, study: StudyDoc) -> Iterator[str]:
    """A figure is of a time within its study. Of a study whose weeks nobody entered, no week can
    be checked; one that is told in days says so in words."""
    if not isinstance(figure, OutcomeDoc):
        return
    if not study.weeks:
        if figure.week is not None:
            yield (
                f"{named(figure, study)}: nothing says for how many weeks the study ran. Enter its "
                "number of weeks."
            )
        return
    if figure.week is not None and figure.week > study.weeks:
        yield f"{named(figure, study)}: the study ran for {study.weeks} weeks."
    if figure.day is not None and figure.day > study.weeks * 7:
        yield f"{named(figure, study)}: the study ran for {study.weeks} weeks."


def _comparators(
    figures: Iterable[AnyFigure], studies: dict[str, StudyDoc]
) -> Iterator[tuple[AnyFigure, str]]:
    """Doses of one study stand beside one and the same group."""
    compared = [figure for figure in figures if isinstance(figure, FigureDoc)]
    for _, rows in grouped(compared, _event):
        for other in rows[1:]:
            if other.comparator != rows[0].comparator:
                yield (
                    other,
                    f"{named(other, studies[other.study])}: {other.comparator_name} has another "
                    f"figure here than beside {rows[0].dose}. It is one group.",
                )


def _event(figure: FigureDoc) -> tuple[object, ...]:
    """What was counted, when, and beside whom: all but the dose."""
    when = (figure.week, figure.day) if isinstance(figure, OutcomeDoc) else (None, None)
    unit = figure.unit if isinstance(figure, ReactionDoc) else ""
    whose = figure.medicine_name if isinstance(figure, ArticleFigureDoc) else ""
    what = figure.measure if isinstance(figure, OutcomeDoc) else _what(figure)
    return figure.study, what, unit, whose, *when, figure.comparator_name
