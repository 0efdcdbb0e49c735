"""From a handout's name to its PDF, each made once for a shelf."""

from __future__ import annotations

import threading
from dataclasses import replace

from drugs.handouts import comparison, medicine, questions, tests_calendar, visit, wallet_card
from drugs.handouts.fitting import Fits
from drugs.handouts.parts import Sheet
from drugs.handouts.typesetting import HandoutError, Overflow, Printed, lay_out, typeset
from drugs.pages.handouts import PAPERS, Handout, Kind, Paper
from drugs.shelf import Shelf

# In standard print. What does not fit stays on the web page.
MOST_PAGES: dict[Kind, int] = {
    "medicine": 2, "questions": 2, "tests": 1, "wallet-card": 2, "comparison": 2, "visit": 2,
}  # fmt: skip

# A card is filled up to one page; it takes another before it loses a rule.
FILLED: dict[Kind, int] = MOST_PAGES | {"wallet-card": 1}

# Two who ask at once wait for one making of a sheet.
_making = threading.Lock()


def printed(handout: Handout, shelf: Shelf) -> Printed:
    """The PDF of a handout. Raises HandoutError, which names it, where it cannot be made."""
    with _making:
        return shelf.cached(_printed, handout)


def _printed(shelf: Shelf, handout: Handout) -> Printed:
    try:
        result = typeset(sheet_of(handout, shelf), paper=handout.paper, large=handout.large)
    except Exception as error:
        raise HandoutError(f"{handout.path} ({_records(handout)}): {error}") from error
    most = MOST_PAGES[handout.kind]
    if result.pages > most and not handout.large:
        raise HandoutError(
            f"{handout.path} ({_records(handout)}) takes {result.pages} pages and may take "
            f"{most}. Shorten its words; the web page has the rest."
        )
    return result


def sheet_of(handout: Handout, shelf: Shelf) -> Sheet:
    """What a handout says: the same on both papers, so it is fitted once."""
    return shelf.cached(_sheet, replace(handout, paper=PAPERS[0]))


def _sheet(shelf: Shelf, handout: Handout) -> Sheet:
    """The sheet that says as much as both papers hold; large print has no bound. Letter is looked
    at first: mostly A4 holds the same, and then one look at it is enough."""
    most = FILLED[handout.kind]
    if handout.large:
        return _built(handout, shelf, None)
    sheet = _built(handout, shelf, lambda sheet: _fits(sheet, most, ("letter",)))
    if _fits(sheet, most, ("a4",)):
        return sheet
    return _built(handout, shelf, lambda sheet: _fits(sheet, most, PAPERS))


def _fits(sheet: Sheet, most: int, papers: tuple[Paper, ...]) -> bool:
    try:
        laid = (lay_out(sheet, paper=paper) for paper in papers)
        return all(found.pages <= most and found.front for found in laid)
    except Overflow:
        return False


def _built(handout: Handout, shelf: Shelf, fits: Fits | None) -> Sheet:
    """A sheet; with no `fits` it has no bound (large print)."""
    match handout.kind, handout.medicines:
        case "medicine", (slug,):
            return medicine.sheet(shelf, slug, fits)
        case "questions", (slug,):
            return questions.sheet(shelf, slug, fits)
        case "tests", (slug,):
            return tests_calendar.sheet(shelf, slug, fits)
        case "wallet-card", (slug,):
            return wallet_card.sheet(shelf, slug, fits)
        case "comparison", (first, second):
            return comparison.sheet(shelf, (first, second), fits)
        case _:
            return visit.sheet(shelf)


def _records(handout: Handout) -> str:
    return f"medicine {' and '.join(handout.medicines)}" if handout.medicines else "no record"
