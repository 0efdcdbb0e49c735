"""Lines to tick: each statement with the place it comes from, and room to say what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from drugs.handouts.runs import Words


@dataclass(frozen=True)
class Claim:
    """One line. `values` are those of a figure, the comparator's last; a line without any goes
    across all of them."""

    number: int
    words: Words
    place: Words
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claims:
    """Lines under one head: number, words, the `values`, the place, right, wrong, comment."""

    heads: tuple[str, ...]
    rows: tuple[Claim, ...]
    values: tuple[str, ...] = ()
