"""The shelf: one edition's documents in memory, immutable, with its number.

Views read the shelf and never the desk. When `current` moves, the new shelf is loaded and with the
old one goes everything that hung on it: there is no cache to clear.
"""

from __future__ import annotations

import datetime
import json
import os
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest

from drugs.documents import (
    ArticleDoc,
    Document,
    EditionDoc,
    HelpLineDoc,
    MedicineDoc,
    MixedMessageDoc,
    OptionDoc,
    PersonDoc,
    Published,
    QuestionDoc,
    Shape,
    SideEffectDoc,
    SourceDoc,
    SubstanceDoc,
    TakenDownDoc,
    TermDoc,
    UrgentSignDoc,
    facts,
)
from drugs.documents.help_line import Purpose
from drugs.documents.reads import once, remembered, unnoted
from drugs.documents.upgrade import Unreadable, read_edition_json
from drugs.in_one_go import in_one_go

# Where a request carries the shelf to answer from: the printer's and the preview's own.
REQUEST_KEY = "drugs.shelf"
LOOK_EVERY = 0.25  # seconds between looks at `current`

D = TypeVar("D", bound=Shape)
T = TypeVar("T")


class NoEdition(Exception):
    """Nothing has been printed yet. The message says how."""


class Shelf:
    """What one edition says. Lists are in the order readers see them.

    `draft` says that not all of it is published: a sheet of paper made from it must say so. `alone`
    says that its pages are served as files, with no program of ours behind them.
    """

    def __init__(self, edition: EditionDoc, *, draft: bool = False, alone: bool = False) -> None:
        self.edition = edition
        self.draft = draft
        self.alone = alone
        self._published = {(entry.kind, entry.slug): entry for entry in edition.published}
        self._cache: dict[Any, Any] = {}
        self._resting: dict[int, Any] = {}

    # Read where they are asked for, so that a page that says none of them does not rest on them.
    @property
    def number(self) -> int:
        return self.edition.number

    @property
    def date(self) -> datetime.date:
        return self.edition.date

    @property
    def language(self) -> str:
        return self.edition.language

    def cached(self, make: Callable[..., T], *about: Any) -> T:
        """What `make` makes of this shelf, and of what it is asked `about`: made when first asked
        for, and forgotten with the shelf. A document is known by itself, for to compare all it says
        would take longer; so it must be one of this shelf's.

        Two threads that ask at once may both make it, and get equal things.
        """
        key = (make, *map(known_by, about))
        # Kept with what it is about, so that nothing else comes to have its identity.
        return once(self._cache, key, lambda: (make(self, *about), about))[0]

    @remembered
    def notices(self) -> dict[str, TakenDownDoc]:
        """What is taken down, by each address that was its own."""
        return {path: notice for notice in self.edition.taken_down for path in notice.paths}

    def corrected(self, kind: str) -> dict[str, TakenDownDoc]:
        """What of a kind is taken down, by slug. Some keep their names: others rest on them."""
        return {one.slug: one for one in self.edition.taken_down if one.kind == kind}

    def published(self, kind: str, slug: str) -> Published | None:
        return self._published.get((kind, slug))

    def last_change(self, shown: Iterable[Any]) -> datetime.date | None:
        """The day on which the last of the documents was published that are shown, whole or by some
        of their facts: the date of a page or sheet. None where none is."""
        found = (entry for one in shown for entry in self._published_with(one))
        return max((entry.published_on for entry in found), default=None)

    def _published_with(self, shown: Any) -> Iterable[Published]:
        """What was published with a document, with a fact, or with each of several."""
        if isinstance(shown, Shape):
            entry = self._holders.get(id(shown))
            return [entry] if entry else []
        return (entry for one in shown for entry in self._published_with(one))

    @remembered
    def _holders(self) -> dict[int, Published]:
        """What was published, by the identity of each document and of each fact within it."""
        # Who asks has read how it came by the part, and reads what it wants of the entry.
        with unnoted():
            return {
                id(part): entry
                for entry in self.edition.published
                for part in (entry.document, *facts(entry.document))
            }

    @property
    def first_day(self) -> datetime.date:
        """The day on which the first of its documents was first published: the date of a file that
        shows none of them, so that no publication changes it."""
        days = [entry.first_on for entry in self.edition.published]
        return min(days) if days else self.date

    def every(self, shape: type[D]) -> list[D]:
        """All documents of one shape, in the order of their slugs."""
        return [e.document for e in self.edition.published if isinstance(e.document, shape)]

    @remembered
    def medicines(self) -> dict[str, MedicineDoc]:
        """By slug, in the order of the alphabet: never ranked."""
        return {doc.slug: doc for doc in sorted(self.every(MedicineDoc), key=lambda d: d.brand)}

    @remembered
    def side_effects(self) -> dict[str, SideEffectDoc]:
        found = sorted(self.every(SideEffectDoc), key=lambda d: d.name.lower())
        return {doc.slug: doc for doc in found}

    @remembered
    def urgent_signs(self) -> list[UrgentSignDoc]:
        """911 first, then today, then the next visit."""
        urgencies = ("911", "today", "next-visit")
        found = self.every(UrgentSignDoc)
        return sorted(found, key=lambda d: (urgencies.index(d.urgency), d.order))

    @remembered
    def help_lines(self) -> list[HelpLineDoc]:
        return sorted(self.every(HelpLineDoc), key=lambda d: (d.order, d.slug))

    def help_for(self, purpose: Purpose) -> list[HelpLineDoc]:
        """The help lines for one purpose, those for everybody before those of one maker."""
        found = [line for line in self.help_lines if line.purpose == purpose]
        return sorted(found, key=lambda line: bool(line.treatments))

    @remembered
    def substances(self) -> dict[str, SubstanceDoc]:
        found = sorted(self.every(SubstanceDoc), key=lambda d: d.name.lower())
        return {doc.slug: doc for doc in found}

    @remembered
    def articles(self) -> dict[str, ArticleDoc]:
        return {d.slug: d for d in sorted(self.every(ArticleDoc), key=lambda d: (d.order, d.title))}

    @remembered
    def terms(self) -> dict[str, TermDoc]:
        return {doc.slug: doc for doc in sorted(self.every(TermDoc), key=lambda d: d.term.lower())}

    @remembered
    def questions(self) -> list[QuestionDoc]:
        return sorted(self.every(QuestionDoc), key=lambda d: (d.order, d.slug))

    @remembered
    def mixed_messages(self) -> list[MixedMessageDoc]:
        return sorted(self.every(MixedMessageDoc), key=lambda d: (d.order, d.slug))

    @remembered
    def options(self) -> list[OptionDoc]:
        return sorted(self.every(OptionDoc), key=lambda d: (d.order, d.name))

    @remembered
    def sources(self) -> dict[str, SourceDoc]:
        """By slug, in its order: a page that shows some does not rest on what all are called."""
        return {doc.slug: doc for doc in self.every(SourceDoc)}

    @remembered
    def sources_in_order(self) -> list[SourceDoc]:
        """All of them, as the sources page orders them."""
        return sorted(self.sources.values(), key=_in_order)

    @remembered
    def people(self) -> dict[str, PersonDoc]:
        return {doc.slug: doc for doc in self.every(PersonDoc)}

    def sources_of(self, shapes: Iterable[Any], also: Iterable[str] = ()) -> list[SourceDoc]:
        """Every source that any fact within `shapes` rests on, and those of `also` (slugs), as the
        sources page orders them."""
        wanted = set(also).union(*map(self._rests_on, shapes))
        found = (self.sources[slug] for slug in wanted if slug in self.sources)
        return sorted(found, key=_in_order)

    def _rests_on(self, shape: Any) -> frozenset[str]:
        """The sources of all facts within. Of what the edition holds it is worked out once: pages
        rest on hundreds of facts, and most of these on many pages."""
        kept = self._resting if id(shape) in self._holders else {}
        return once(
            kept, id(shape),
            lambda: frozenset(slug for fact in facts(shape) for slug in fact.sources),
        )  # fmt: skip


def _in_order(source: SourceDoc) -> tuple[str, str]:
    return source.publisher.lower(), source.title.lower()


def known_by(value: Any) -> Any:
    """What a value is kept by: a document by its identity. A text that is escaped already is
    another than the same one that is not."""
    return (type(value), id(value) if isinstance(value, Shape) else value)


def read(folder: Path) -> Shelf:
    """The shelf of a printed edition's folder."""
    stored = (folder / "edition.json").read_bytes()
    with in_one_go():
        return Shelf(read_edition_json(stored))


class _Current:
    """Follows `current`; one thread loads, the others go on with the shelf they have."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._shelf: Shelf | None = None
        self._folder: Path | None = None
        self._looked_at = 0.0

    def get(self) -> Shelf:
        shelf = self._shelf
        if shelf is not None and time.monotonic() - self._looked_at < LOOK_EVERY:
            return shelf
        # Without a shelf there is nothing to go on with, so then everyone waits for the first.
        if not self._lock.acquire(blocking=shelf is None):
            assert shelf is not None
            return shelf
        try:
            link = Path(settings.EDITIONS_DIR) / "current"
            try:
                folder = link.parent / os.readlink(link)
                if folder != self._folder:
                    self._shelf, self._folder = read(folder), folder
            except Unreadable as error:
                if self._shelf is None:
                    raise NoEdition(f"The printed edition cannot be read: {error}") from error
            except (OSError, ValueError, LookupError) as error:
                if self._shelf is None:
                    raise NoEdition(
                        "No edition has been printed yet. Run: manage.py printer --once"
                    ) from error
            self._looked_at = time.monotonic()
            assert self._shelf is not None
            return self._shelf
        finally:
            self._lock.release()


_current = _Current()


def shelf_for(request: HttpRequest) -> Shelf:
    """The shelf a request is answered from: its own, or the current edition's.

    Raises NoEdition while nothing is printed.
    """
    own = request.META.get(REQUEST_KEY)
    return own if isinstance(own, Shelf) else _current.get()


def note_shown(request: HttpRequest, shown: Iterable[Document]) -> None:
    """Notes that the page being made shows these too: a template took them from the shelf."""
    also_shown(request).extend(shown)


def also_shown(request: HttpRequest) -> list[Document]:
    """What `note_shown` noted for the page being made."""
    found: list[Document] = request.__dict__.setdefault("also_shown", [])
    return found


def dump(edition: EditionDoc) -> bytes:
    """`edition.json`: the same documents give the same bytes."""
    return json.dumps(
        edition.model_dump(mode="json"), ensure_ascii=False, sort_keys=True, indent=1
    ).encode()
