"""The proof: what a draft touches is printed aside before it is accepted.

Pages and data are printed with the draft, and without it where readers do not get them yet; the
sheets that say the same are typeset once. So no record that cannot be printed, and no page that
breaks a rule, gets as far as the printer, where it would hold back everybody; nor does a search
that cannot wait lose its card. What was broken before the draft is not held against it.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.handlers.wsgi import WSGIHandler
from django.utils.translation import gettext

from drugs.documents import Document, Key
from drugs.models import Publication
from drugs.pages.handouts import Handout, handouts
from drugs.press.addresses import paper_lists
from drugs.press.affected import (
    Aside,
    Pages,
    changed_pages,
    changed_paper,
    counted,
    page_aside,
)
from drugs.press.answers import PrintingError, whole
from drugs.press.editions import as_stored, edition, edition_with
from drugs.press.rules import Problem
from drugs.press.rules.pages import Edition, Page, check_pages
from drugs.press.rules.searches import cards
from drugs.press.second_person import NotAllowed
from drugs.shelf import Shelf


class StillPrinting(NotAllowed):
    """What is to be published is still printed aside, for longer than somebody can wait."""

    def __init__(self) -> None:
        super().__init__(
            gettext(
                "Its pages and sheets are still being printed aside. Nothing was published. Wait "
                "until they are listed below, then do it again."
            )
        )


KEPT = 8  # proofs: whoever approves has mostly just looked at the same one


@dataclass(frozen=True)
class Proof:
    """`paths` would read otherwise, pages first; `problems` name those that may not."""

    paths: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def stopping(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.stops]


_kept: OrderedDict[str, Proof] = OrderedDict()
_one_by_one = threading.Lock()
_now: _Looked | None = None
_patience: ContextVar[float] = ContextVar("patience", default=-1)  # seconds; -1: without end


def forget() -> None:
    """Whoever asks next has everything printed again."""
    global _now
    _kept.clear()
    _now = None


@contextmanager
def waiting_at_most(seconds: float) -> Iterator[None]:
    """Within it, who meets a proof that is still being printed waits so long, and no longer: the
    answer to a browser would come too late, and say nothing of what was done meanwhile."""
    token = _patience.set(seconds)
    try:
        yield
    finally:
        _patience.reset(token)


def prove(documents: Mapping[Key, Document | None], today: date) -> Proof:
    """Prints aside what these drafts touch (None takes a record off), and looks at all of it.
    Raises StillPrinting where that takes longer than `waiting_at_most` allows."""
    mark = _mark(documents, today)
    if found := _kept.get(mark):
        return found
    # Who publishes while the screen still prints aside waits for that, and does not begin again.
    if not _one_by_one.acquire(timeout=_patience.get()):
        raise StillPrinting
    try:
        if mark not in _kept:
            _kept[mark] = _prove(documents, today)
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
        return _kept[mark]
    finally:
        _one_by_one.release()


class _Looked(Aside):
    """A shelf printed for nobody to see, with its paper where that is asked for, and with what the
    rules find on it."""

    def __init__(self, shelf: Shelf, what: str) -> None:
        super().__init__(shelf, what)
        self.sheets: Pages = {}

    @cached_property
    def edition(self) -> Edition:
        printed = {path: page for path, page in self.pages.items() if isinstance(page, Page)}
        return whole(self.shelf, printed)

    def page(self, path: str) -> Page | PrintingError:
        if path in self.pages:
            return self.pages[path]
        if path not in self.sheets:
            self.sheets[path] = page_aside(WSGIHandler(), self.shelf, path)
        return self.sheets[path]

    def problems(self, path: str) -> list[Problem]:
        page = self.page(path)
        if isinstance(page, PrintingError):
            return [Problem("page", path, "", str(page))]
        return check_pages([page], self.edition)


def _as_it_stands(today: date) -> _Looked:
    """What is published now. Kept while nothing else is: each draft is held against it, and to
    look at it costs as much as to look at the draft."""
    global _now
    found = edition(today, all_of_it=False)
    if _now is None or _now.shelf.edition != found:
        _now = _Looked(Shelf(found), gettext("Pages as they are published"))
    return _now


def _prove(documents: Mapping[Key, Document | None], today: date) -> Proof:
    # What cannot be read any more keeps no draft from being looked at.
    now = _as_it_stands(today)
    drafts = Shelf(edition_with(documents, today, all_of_it=False))
    then = _Looked(drafts, gettext("Pages with the draft"))
    changed = changed_pages(now, then)
    pages = [path for path in changed if path in then.marks]
    paper = changed_paper(now.shelf, then.shelf, changed)
    there = handouts(then.shelf)
    sheets = [sheet.path for sheet in paper if sheet.name in there and _once(sheet)]
    touched = counted(gettext("Sheets, and the checks of what changes"), (*pages, *sheets))
    problems = [problem for path in touched for problem in _new(path, now, then)]
    lost_before = set(map(str, cards(now.shelf)))
    problems += [problem for problem in cards(then.shelf) if str(problem) not in lost_before]
    return Proof(
        paths=(
            *changed, *(sheet.path for sheet in paper),
            *(paper_lists(then.shelf) if paper else []),
        ),
        problems=tuple(problems),
    )  # fmt: skip


def _new(path: str, now: _Looked, then: _Looked) -> list[Problem]:
    """What is wrong with a page of the draft and was not wrong with it before."""
    found = then.problems(path)
    if not found:
        return []
    failed_before = isinstance(now.page(path), PrintingError)
    if failed_before and isinstance(then.page(path), PrintingError):
        return []
    standing = set(map(str, now.problems(path)))
    return [problem for problem in found if str(problem) not in standing]


def _once(handout: Handout) -> bool:
    """A sheet says the same on both papers; Letter is the shorter one."""
    return handout.paper == "letter"


def _mark(documents: Mapping[Key, Document | None], today: date) -> str:
    """Changes with the drafts, with what is published, and with the day."""
    drafts = [
        [*key, as_stored(document) if document else None]
        for key, document in sorted(documents.items())
    ]
    last = Publication.objects.order_by("-pk").values_list("pk", flat=True).first()
    said = json.dumps([drafts, last, today.isoformat()], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()
