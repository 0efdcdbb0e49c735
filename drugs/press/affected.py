"""Which addresses a draft would change: pages and data are printed with it, and compared with what
readers get, or with what is published where that is not printed yet. Paper takes too long for that,
so a sheet counts as affected when a page that says the same is."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.urls import reverse
from django.utils.translation import gettext

from drugs.documents import Document, Key
from drugs.pages.handouts import Handout, handouts
from drugs.press import printing
from drugs.press.addresses import paper_lists, paths
from drugs.press.answers import PrintingError, answer, page_of
from drugs.press.editions import edition, edition_with
from drugs.press.files import hashes
from drugs.press.rules.pages import Page
from drugs.shelf import Shelf, dump

# What came of an address: its finished page, or why there is none.
Pages = dict[str, Page | PrintingError]


@dataclass(frozen=True)
class Step:
    """How far it is: what is printed, how much of it is done, and of how much."""

    what: str
    done: int
    total: int


# Who waits for a proof asks the same process: one desk makes them all. Two at once, which are rare,
# take turns in telling.
_step: Step | None = None


def how_far() -> Step | None:
    """What is being printed aside now; None while nothing is."""
    return _step


def counted(what: str, paths: Collection[str]) -> Iterator[str]:
    """The paths, one by one; meanwhile `how_far` tells who waits."""
    global _step
    try:
        for done, path in enumerate(paths):
            _step = Step(what, done, len(paths))
            yield path
    finally:
        _step = None


KEPT = 4  # marks of whole editions: what is published now, and the drafts looked at last
# The hash of a page's bytes, or why there is none.
Mark = bytes | str
_kept: OrderedDict[str, dict[str, Mark]] = OrderedDict()


class Aside:
    """A shelf printed for nobody to see: pages and data. Paper is left out.

    `marks` tell whether two pages are the same, and cost little to keep: of what is published now
    they are asked for at each draft, and its pages hardly ever.
    """

    def __init__(self, shelf: Shelf, what: str = "") -> None:
        self.shelf, self.what = shelf, what

    @cached_property
    def pages(self) -> Pages:
        handler = WSGIHandler()
        wanted = counted(self.what, self.wanted)
        return {path: page_aside(handler, self.shelf, path) for path in wanted}

    @cached_property
    def wanted(self) -> list[str]:
        """The paths of its pages and data."""
        paper = {sheet.path for sheet in handouts(self.shelf).values()}
        lists = paper_lists(self.shelf)
        return [path for path in paths(self.shelf) if path not in paper.union(lists)]

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """The mark of each page by its path."""
        documents = dump(self.shelf.edition)
        edition = hashlib.sha256(documents).hexdigest()
        if edition not in _kept:
            printed = self._before_readers(documents)
            _kept[edition] = printed or {path: _mark(page) for path, page in self.pages.items()}
        _kept.move_to_end(edition)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
        return _kept[edition]

    def _before_readers(self, documents: bytes) -> dict[str, Mark]:
        """The marks of its pages where readers get them already: the same documents, date and code
        give the same bytes, so none is printed a second time. Empty where they do not."""
        current = Path(settings.EDITIONS_DIR) / "current"
        printed = hashes(current, documents, printing.fingerprint())
        there = all(path in printed for path in self.wanted)
        return {path: printed[path] for path in self.wanted} if there else {}


def _mark(page: Page | PrintingError) -> Mark:
    return str(page) if isinstance(page, PrintingError) else hashlib.sha256(page.body).digest()


def page_aside(handler: WSGIHandler, shelf: Shelf, path: str) -> Page | PrintingError:
    """One address of a shelf, printed for nobody to see."""
    try:
        return page_of(path, answer(handler, shelf, path))
    except PrintingError as error:
        return error


def affected_addresses(documents: Mapping[Key, Document | None], today: date) -> list[str]:
    """The paths whose bytes would differ, pages and data first, then handouts.

    Raises PrintingError, naming the page, when one could not be printed with the draft.
    """
    before = Aside(Shelf(edition(today)), gettext("Pages as they are published"))
    after = Aside(Shelf(edition_with(documents, today)), gettext("Pages with the change"))
    pages = changed_pages(before, after)
    for path in pages:
        if isinstance(failed := after.marks.get(path), str):
            raise PrintingError(failed)
    paper = [handout.path for handout in changed_paper(before.shelf, after.shelf, pages)]
    return [*pages, *paper, *(paper_lists(after.shelf) if paper else [])]


def changed_pages(was: Aside, will_be: Aside) -> list[str]:
    """The paths that would answer otherwise, then those that would answer no longer."""
    found = [path for path, mark in will_be.marks.items() if was.marks.get(path) != mark]
    return found + [path for path in was.marks if path not in will_be.marks]


def changed_paper(before: Shelf, after: Shelf, pages: list[str]) -> list[Handout]:
    """The handouts that say what these changed pages say, or that come or go."""
    was, will_be = handouts(before), handouts(after)
    return [
        handout
        for name, handout in ({**was, **will_be}).items()
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
