"""The sources of a sheet: numbered in the order the sheet needs them, publisher, title and date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from django.utils.translation import gettext

from drugs.documents import SourceDoc
from drugs.handouts.runs import Words, say, strong
from drugs.numbers.ages import date_words
from drugs.shelf import Shelf
from drugs.wording.lists import commas


class References:
    """Numbers sources as they are cited; `said` lists them for the end of the sheet."""

    def __init__(self, shelf: Shelf, first: Iterable[str] = ()) -> None:
        self._shelf = shelf
        self._numbers: dict[str, int] = {}
        for slug in first:
            self._number(slug)

    def _number(self, slug: str) -> int:
        if slug not in self._shelf.sources:
            raise KeyError(f"the shelf holds no source {slug!r}")
        return self._numbers.setdefault(slug, len(self._numbers) + 1)

    def cite(self, slugs: Iterable[str]) -> str:
        """ "[2]" or "[2, 4–6]" for what stands before it: their numbers at the end of the sheet."""
        return f"[{commas(_spans(sorted(self._number(slug) for slug in slugs)))}]"

    def add(self, slugs: Iterable[str], most: int) -> int:
        """Takes in up to `most` sources that no figure cites; returns how many are left out."""
        fresh = [slug for slug in dict.fromkeys(slugs) if slug not in self._numbers]
        for slug in fresh[:most]:
            self._number(slug)
        return len(fresh[most:])

    @property
    def cited(self) -> list[SourceDoc]:
        return [self._shelf.sources[slug] for slug in self._numbers]

    def said(self, more: str, *, titles: bool = True) -> Words:
        """All of them with their numbers, and `more` behind them."""
        down = self._shelf.corrected("source")
        lines = (
            say(
                f" {number}. ",
                source_line(self._shelf.sources[slug], titles),
                " " + gettext("(Being corrected.)") if slug in down else "",
            )
            for slug, number in self._numbers.items()
        )
        return say(strong(gettext("Sources:")), *lines, f" {more}")


def _spans(numbers: list[int]) -> Iterator[str]:
    """1, 3, 4, 5 as "1", "3–5"."""
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        first, *rest = [number for _, number in run]
        yield f"{first}–{rest[-1]}" if len(rest) > 1 else commas([first, *rest])


def source_line(source: SourceDoc, titles: bool) -> Words:
    dated = date_words(source.dated) if source.dated else gettext("no date")
    told = [source.title, dated] if titles else [dated]
    return say(strong(source.publisher), f", {commas(told)}.")
