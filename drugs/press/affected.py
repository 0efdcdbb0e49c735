"""Which addresses a draft would change: pages and data are printed both ways and compared. Paper
takes too long for that, so a sheet counts as affected when a page that says the same is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse

from drugs.documents import Document
from drugs.pages.handouts import Handout, handouts
from drugs.press.addresses import paths
from drugs.press.answers import PrintingError, answer, page_of
from drugs.press.editions import Key, edition, edition_with
from drugs.press.rules.pages import Page
from drugs.shelf import Shelf

# What came of an address: its finished page, or why there is none.
Pages = dict[str, Page | PrintingError]


def affected_addresses(documents: Mapping[Key, Document | None], today: date) -> list[str]:
    """The paths whose bytes would differ, pages and data first, then handouts.

    Raises PrintingError, naming the page, when one could not be printed with the draft.
    """
    before = Shelf(edition(today))
    after = Shelf(edition_with(documents, today))
    pages = changed_pages(pages_aside(before), pages_aside(after))
    paper = [handout.path for handout in changed_paper(before, after, pages)]
    return [*pages, *paper, *([reverse("handouts")] if paper else [])]


def pages_aside(shelf: Shelf) -> Pages:
    """Every page and data file of a shelf, printed for nobody to see; paper is left out."""
    handler = WSGIHandler()
    paper = {handout.path for handout in handouts(shelf).values()} | {reverse("handouts")}
    return {path: page_aside(handler, shelf, path) for path in paths(shelf) if path not in paper}


def page_aside(handler: WSGIHandler, shelf: Shelf, path: str) -> Page | PrintingError:
    """One address of a shelf, printed for nobody to see."""
    try:
        return page_of(path, answer(handler, shelf, path))
    except PrintingError as error:
        return error


def changed_pages(was: Pages, will_be: Pages) -> list[str]:
    """The paths that would answer otherwise, or no longer.

    Raises PrintingError for a page that can be printed now and could not be then.
    """
    found = []
    for path, page in will_be.items():
        before = was.get(path)
        if isinstance(page, PrintingError):
            if not isinstance(before, PrintingError):
                raise page
        elif not isinstance(before, Page) or before.body != page.body:
            found.append(path)
    return found + [path for path in was if path not in will_be]


def changed_paper(before: Shelf, after: Shelf, pages: list[str]) -> list[Handout]:
    """The handouts that say what these changed pages say, or that come or go."""
    was, will_be = handouts(before), handouts(after)
    return [
        handout
        for name, handout in (was | will_be).items()
        if pages_saying_the_same(handout.kind, handout.medicines) & set(pages)
        or (name in was) != (name in will_be)
    ]


def pages_saying_the_same(kind: str, medicines: tuple[str, ...]) -> set[str]:
    """The pages that say what is on a sheet of one `kind` about `medicines` (slugs)."""
    found = {
        reverse(view, args=[slug]) for slug in medicines for view in ("medicine", "medicine_all")
    }
    if len(medicines) == 2:
        found.add(reverse("compare_pair", args=["-".join(sorted(medicines))]))
    if kind in ("questions", "visit", "medicine"):
        found.add(reverse("questions"))
    if kind in ("wallet-card", "medicine"):
        found.add(reverse("urgent_help"))
    return found
