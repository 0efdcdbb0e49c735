"""Fitting a sheet on its pages: less is said, in the order of its wishes; type never shrinks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from drugs.handouts.parts import Sheet

R = TypeVar("R")
Fits = Callable[[Sheet], bool]


def fullest(
    least: R, wishes: Iterable[Mapping[str, Any]], build: Callable[[R], Sheet], fits: Fits
) -> Sheet:
    """The sheet of the `least` room, and on top of it each wish, in order, that still fits."""
    room, best = least, build(least)
    for wish in wishes:
        wider = replace(room, **wish)  # type: ignore[type-var]
        sheet = build(wider)
        # A wish that changes nothing here (a medicine without that row) needs no try.
        if sheet == best or fits(sheet):
            room, best = wider, sheet
    return best
