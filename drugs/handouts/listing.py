"""The list of handouts as a page shows it: by medicine, each file with its pages and size."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from drugs.handouts.printed import printed
from drugs.pages.handouts import Handout, Kind, handouts
from drugs.shelf import Shelf

KINDS: dict[Kind, str] = {
    "visit": "Visit sheet",
    "medicine": "Two-page sheet",
    "questions": "Question list",
    "tests": "Tests calendar",
    "wallet-card": "Wallet card",
    "comparison": "Side by side",
}


@dataclass(frozen=True)
class HandoutFile:
    """One PDF. `paper` is "Letter", "A4", "Large print, Letter" or "Large print, A4"."""

    path: str
    paper: str
    pages: str
    size: str


@dataclass(frozen=True)
class HandoutLine:
    """One handout in all its sizes; `about` tells its files from those of the others."""

    name: str
    about: str
    files: tuple[HandoutFile, ...]


@dataclass(frozen=True)
class HandoutGroup:
    slug: str
    heading: str
    lines: tuple[HandoutLine, ...]


def listing(shelf: Shelf) -> tuple[HandoutGroup, ...]:
    """Every handout of the edition. Raises HandoutError where one cannot be made."""
    found: dict[str, list[HandoutLine]] = {}
    for (kind, medicines), files in groupby(
        handouts(shelf).values(), key=lambda handout: (handout.kind, handout.medicines)
    ):
        names = _names(medicines, shelf)
        line = HandoutLine(
            name=names if kind == "comparison" else KINDS[kind],
            about=about(kind, medicines, shelf),
            files=tuple(_file(handout, shelf) for handout in files),
        )
        found.setdefault(medicines[0] if len(medicines) == 1 else kind, []).append(line)
    return tuple(
        HandoutGroup(slug, _heading(slug, shelf), tuple(lines)) for slug, lines in found.items()
    )


def about(kind: Kind, medicines: tuple[str, ...], shelf: Shelf) -> str:
    """A sheet in words: "Cibinqo wallet card", "Visit sheet"."""
    return f"{_names(medicines, shelf)} {KINDS[kind].lower()}" if medicines else KINDS[kind]


def _names(medicines: tuple[str, ...], shelf: Shelf) -> str:
    return " and ".join(shelf.medicines[slug].brand for slug in medicines)


def _heading(slug: str, shelf: Shelf) -> str:
    if slug in shelf.medicines:
        medicine = shelf.medicines[slug]
        return f"{medicine.brand} ({medicine.generic})"
    return "For any visit" if slug == "visit" else "Two medicines side by side"


def _file(handout: Handout, shelf: Shelf) -> HandoutFile:
    result = printed(handout, shelf)
    paper = "Letter" if handout.paper == "letter" else "A4"
    return HandoutFile(
        path=handout.path,
        paper=f"Large print, {paper}" if handout.large else paper,
        pages=f"{result.pages} page{'' if result.pages == 1 else 's'}",
        size=f"{max(1, round(len(result.pdf) / 1024))} KB",
    )
