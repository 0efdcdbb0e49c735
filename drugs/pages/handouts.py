"""The list of everything on paper: which handouts an edition has, and their names.

Names are stable: medicine (or pair), kind, "large", "a4": `cibinqo-questions-large-a4`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from drugs.pages.compare.pairs import printed_sheets
from drugs.shelf import Shelf

Kind = Literal["medicine", "questions", "tests", "wallet-card", "comparison", "visit"]
Paper = Literal["letter", "a4"]

PAPERS: tuple[Paper, ...] = ("letter", "a4")
OF_ONE: tuple[Kind, ...] = ("medicine", "questions", "tests", "wallet-card")


@dataclass(frozen=True)
class Handout:
    """One PDF. `medicines` are slugs: one, two for a comparison, none for the visit sheet."""

    kind: Kind
    medicines: tuple[str, ...]
    paper: Paper
    large: bool

    @property
    def name(self) -> str:
        words = [*self.medicines]
        if self.kind in {"questions", "tests", "wallet-card"}:
            words.append(self.kind)
        if self.kind == "visit":
            words.append("visit-sheet")
        return "-".join([*words, *["large"] * self.large, *["a4"] * (self.paper == "a4")])

    @property
    def path(self) -> str:
        return f"/handouts/{self.name}.pdf"


def handouts(shelf: Shelf) -> Mapping[str, Handout]:
    """Every handout by its name, in the order of the list of handouts. Made once for a shelf: each
    sheet looks itself up among them, twice while it is printed."""
    return shelf.cached(_handouts)


def _handouts(shelf: Shelf) -> Mapping[str, Handout]:
    found: list[tuple[Kind, tuple[str, ...]]] = [("visit", ())]
    found += [(kind, (slug,)) for slug in shelf.medicines for kind in OF_ONE]
    found += [("comparison", (one.slug, other.slug)) for one, other in printed_sheets(shelf)]
    every = [
        Handout(kind, medicines, paper, large)
        for kind, medicines in found
        for large in (False, True)
        for paper in PAPERS
    ]
    return MappingProxyType({handout.name: handout for handout in every})
