"""Fitting a sheet on its pages: less is said, in the order of its wishes; type never shrinks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from drugs.handouts.parts import Sheet

R = TypeVar("R")
Fits = Callable[[Sheet], bool]
Wish = Mapping[str, Any]

PASSED_OVER = 1  # wishes that do not fit, before the rest are given up


def roomiest(least: R, wishes: Iterable[Wish], build: Callable[[R], Sheet], fits: Fits) -> R:
    """The `least` room, which fits, and on top of it the wishes, in order, that fit too.

    How many fit together is found by halves, for each look lays a sheet out: what says more never
    takes less room.
    """
    room, rest = least, list(wishes)

    def fit(some: Sequence[Wish]) -> bool:
        return fits(build(_wider(room, some)))

    for _ in range(PASSED_OVER + 1):
        fitting = _most(rest, fit) if rest else 0
        room, rest = _wider(room, rest[:fitting]), rest[fitting + 1 :]
    return room


def fullest(least: R, wishes: Iterable[Wish], build: Callable[[R], Sheet], fits: Fits) -> Sheet:
    """The sheet of the roomiest room."""
    return build(roomiest(least, wishes, build, fits))


def _most(wishes: Sequence[Wish], fits: Callable[[Sequence[Wish]], bool]) -> int:
    """How many of the first wishes fit together, at most."""
    if fits(wishes):
        return len(wishes)
    known, too_many = 0, len(wishes)
    while too_many - known > 1:
        middle = (known + too_many) // 2
        if fits(wishes[:middle]):
            known = middle
        else:
            too_many = middle
    return known


def _wider(room: R, wishes: Iterable[Wish]) -> R:
    for wish in wishes:
        room = replace(room, **wish)  # type: ignore[type-var]
    return room
