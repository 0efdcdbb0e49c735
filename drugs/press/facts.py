"""What all documents share: sources, how a fact was checked, figures and reviews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from drugs import documents as doc
from drugs import models as desk

Row = TypeVar("Row", bound=desk.FactRow)
FigureRow = TypeVar("FigureRow", bound=desk.Figure)


NOT_CHECKED = "(unchecked)"  # stands among the sources of such a fact, within unchecked_too()
_everything: ContextVar[bool] = ContextVar("everything", default=False)


@contextmanager
def unchecked_too() -> Iterator[None]:
    """Within it, documents hold what is unchecked too: to see who wrote what, never to print."""
    token = _everything.set(True)
    try:
        yield
    finally:
        _everything.reset(token)


def with_unchecked() -> bool:
    """Whether documents hold what is unchecked too, for now."""
    return _everything.get()


def may_be_read(row: Any) -> bool:
    """Whether a row may reach a page. A row that is no fact has nothing to be checked."""
    return _everything.get() or getattr(row, "how_checked", "") != desk.HowChecked.UNCHECKED


def checked(rows: Iterable[Row]) -> list[Row]:
    """The rows that may reach a page."""
    return [row for row in rows if may_be_read(row)]


def compared(rows: Iterable[FigureRow]) -> list[FigureRow]:
    """The figures with a group beside them that may reach a page: a figure of an unchecked study
    is not checked either."""
    return [row for row in _figures(rows) if not row.alone]


def followed_alone(rows: Iterable[FigureRow]) -> list[FigureRow]:
    """The figures of people followed with no group beside them, which stand in their own view."""
    return [row for row in _figures(rows) if row.alone]


def _figures(rows: Iterable[FigureRow]) -> list[FigureRow]:
    return [row for row in checked(rows) if may_be_read(row.study)]


def fact(row: desk.FactRow) -> dict[str, Any]:
    """The fields every Fact has. Uses prefetched sources, and sorts them so bytes never differ."""
    sources = tuple(sorted(source.slug for source in row.sources.all()))
    if row.how_checked == desk.HowChecked.UNCHECKED:  # only within unchecked_too()
        return {"sources": (NOT_CHECKED, *sources), "how_checked": desk.HowChecked.SECONDARY}
    return {"sources": sources, "how_checked": row.how_checked}


def review(row: desk.Reviewed) -> doc.Review:
    return doc.Review(
        reviewed_on=row.reviewed_on,
        reviewed_by=row.reviewed_by.slug if row.reviewed_by else "",
    )
