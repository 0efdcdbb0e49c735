"""The list of handouts as a page shows it: by medicine, each file with its pages and size."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext, gettext_noop, ngettext

from drugs.handouts.printed import printed
from drugs.pages.by_letter import Part
from drugs.pages.handouts import Handout, Kind, handouts
from drugs.shelf import Shelf
from drugs.wording.lists import and_list

KINDS: dict[Kind, str] = {
    "visit": gettext_noop("Visit sheet"),
    "medicine": gettext_noop("Two-page sheet"),
    "questions": gettext_noop("Question list"),
    "tests": gettext_noop("Tests calendar"),
    "wallet-card": gettext_noop("Wallet card"),
    "comparison": gettext_noop("Side by side"),
}


# When each is of use, as it stands behind its name.
MOMENTS: dict[Kind, str] = {
    "visit": gettext_noop("for any visit"),
    "medicine": gettext_noop("before you decide, and while you take it"),
    "questions": gettext_noop("for a visit"),
    "tests": gettext_noop("before you start, and while you take it"),
    "wallet-card": gettext_noop("every day, in your wallet"),
    "comparison": gettext_noop("before you decide"),
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

    kind: Kind
    name: str
    about: str
    files: tuple[HandoutFile, ...]

    @property
    def moment(self) -> str:
        return gettext(MOMENTS[self.kind])


@dataclass(frozen=True)
class HandoutGroup:
    slug: str
    heading: str
    lines: tuple[HandoutLine, ...]


def listing(shelf: Shelf, part: Part) -> tuple[HandoutGroup, ...]:
    """Every handout of the edition, or what one `part` of their list shows. Raises HandoutError
    where one cannot be made."""
    here = {medicine.slug for medicine in part.here}
    found: dict[str, list[HandoutLine]] = {}
    for (kind, medicines), files in groupby(
        handouts(shelf).values(), key=lambda handout: (handout.kind, handout.medicines)
    ):
        # What is of no medicine alone stands in front.
        if not (medicines[0] in here if len(medicines) == 1 else part.is_front):
            continue
        names = _names(medicines, shelf)
        line = HandoutLine(
            kind=kind,
            name=names if kind == "comparison" else gettext(KINDS[kind]),
            about=about(kind, medicines, shelf),
            files=tuple(_file(handout, shelf) for handout in files),
        )
        found.setdefault(medicines[0] if len(medicines) == 1 else kind, []).append(line)
    return tuple(
        HandoutGroup(slug, _heading(slug, shelf), tuple(lines)) for slug, lines in found.items()
    )


def about(kind: Kind, medicines: tuple[str, ...], shelf: Shelf) -> str:
    """A sheet in words: "Cibinqo wallet card", "Visit sheet"."""
    if not medicines:
        return gettext(KINDS[kind])
    named = {"brands": _names(medicines, shelf), "sheet": gettext(KINDS[kind]).lower()}
    return gettext("%(brands)s %(sheet)s") % named


def _names(medicines: tuple[str, ...], shelf: Shelf) -> str:
    return and_list(shelf.medicines[slug].brand for slug in medicines)


def _heading(slug: str, shelf: Shelf) -> str:
    if slug in shelf.medicines:
        medicine = shelf.medicines[slug]
        return f"{medicine.brand} ({medicine.generic})"
    if slug == "visit":
        return gettext("For any visit")
    return gettext("Two medicines side by side")


def _file(handout: Handout, shelf: Shelf) -> HandoutFile:
    result = printed(handout, shelf)
    paper = gettext("Letter") if handout.paper == "letter" else gettext("A4")
    if handout.large:
        paper = gettext("Large print, %(paper)s") % {"paper": paper}
    pages = ngettext("%(number)d page", "%(number)d pages", result.pages)
    size = max(1, round(len(result.pdf) / 1024))
    return HandoutFile(
        path=handout.path,
        paper=paper,
        pages=pages % {"number": result.pages},
        size=gettext("%(number)d KB") % {"number": size},
    )
