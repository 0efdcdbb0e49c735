"""What must be true of finished pages: links that lead somewhere, and no rule lost on a short form.

A page is what its address answered, HTML or paper. Problems that would hurt a reader `stop` an
edition; a page that is too hard to read is pointed out, for its reader is better off with the
correction than without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from drugs import documents as doc
from drugs.pages.compare.choice import find_pair
from drugs.pages.handouts import handouts
from drugs.press.rules.references import host, hosts_of
from drugs.press.rules.short_forms import lost, lost_in_chapter
from drugs.press.rules.walk import Problem, runs
from drugs.press.rules.words import medicine_names
from drugs.shelf import Shelf
from drugs.wording import grade, page_text

# Sheets that a person carries instead of the page: each says every rule that must never be missed.
SHORT_FORMS = {"medicine", "wallet-card", "comparison"}
OUR_OWN = {"creativecommons.org"}  # whose license our texts are under
# What a link may lead to besides a page: a telephone, a letter.
ELSEWHERE = {"tel", "mailto", "sms"}
# Pages held as they were parsed, for rules that ask in turn. All of them were a gigabyte with a
# hundred medicines.
PARSED = 32


@dataclass(frozen=True)
class Page:
    """A finished page. `sheet` holds the texts of a sheet of paper; HTML is read itself."""

    path: str
    body: bytes
    content_type: str
    sheet: tuple[str, ...] = ()

    @property
    def is_html(self) -> bool:
        return self.content_type.startswith("text/html")

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What its reader reads, text by text; nothing for data."""
        return tuple(page_text.blocks(self.tree)) if self.is_html else self.sheet

    @cached_property
    def ids(self) -> set[str]:
        """What an address may name on it after `#`."""
        return {str(name) for name in self.tree.xpath("//@id | //a/@name")}

    @cached_property
    def links(self) -> list[str]:
        """Each address it leads to, once, whole: "/about/#who", "https://…"."""
        found = self.tree.xpath("//a/@href | //area/@href | //form/@action")
        return [urljoin(self.path, str(address)) for address in dict.fromkeys(found)]

    @property
    def tree(self) -> Any:
        """What was parsed of it."""
        return _parsed(self.body)

    def grade(self, names: list[str]) -> float:
        """Its reading grade, worked out once while the medicines have the same names."""
        kept = self.__dict__.setdefault("_graded", {})
        known_by = tuple(names)
        if known_by not in kept:
            kept[known_by] = page_text.grade(self.tree, names)
        return float(kept[known_by])


@lru_cache(maxsize=PARSED)
def _parsed(page: bytes) -> Any:
    return page_text.parsed(page)


@dataclass(frozen=True)
class Edition:
    """All pages that readers will have, by path, as far as they are finished; `paths` are all of
    them, and `answers` says whether the site answers another one live. `old_links` were approved
    before links were looked at: each is pointed out, and stops nothing."""

    shelf: Shelf
    pages: Mapping[str, Page]
    paths: frozenset[str]
    answers: Callable[[str], bool]
    old_links: frozenset[str] = frozenset()

    @cached_property
    def documents(self) -> dict[tuple[str, str], doc.Document]:
        return {(entry.kind, entry.slug): entry.document for entry in self.shelf.edition.published}

    @cached_property
    def linking(self) -> dict[str, list[str]]:
        """The records that hold a link in a text, by its address."""
        found: dict[str, list[str]] = {}
        for document in self.documents.values():
            for href in {inline.href for _, run in runs(document) for inline in run} - {""}:
                found.setdefault(href, []).append(f"{document.kind} {document.slug}")
        return found

    @cached_property
    def hosts(self) -> set[str]:
        return hosts_of(self.documents) | {host(settings.SITE_URL)} | OUR_OWN

    @cached_property
    def names(self) -> list[str]:
        return medicine_names(self.documents)


def check_pages(pages: Iterable[Page], edition: Edition) -> list[Problem]:
    """Everything wrong with some pages of an edition, each with whether it stops it."""
    return [
        problem
        for page in pages
        for rule in (dead_links, lost_rules, hard_to_read)
        for problem in rule(page, edition)
    ]


def dead_links(page: Page, edition: Edition) -> Iterator[Problem]:
    """Links to pages and places that are not there, or to hosts of no source."""
    for address in page.links if page.is_html else ():
        if fault := _fault(address, edition):
            stops = address not in edition.old_links
            said_by = _said_by(address, edition)
            yield Problem("page", page.path, "", f"The link to {address}{said_by} {fault}", stops)


def _fault(address: str, edition: Edition) -> str:
    parts = urlsplit(address)
    if parts.scheme in ELSEWHERE:
        return ""
    if parts.netloc and host(address) != host(settings.SITE_URL):
        return "" if host(address) in edition.hosts else "leads to a host of no source."
    path = unquote(parts.path)
    if path.startswith(settings.STATIC_URL):
        return ""
    if path not in edition.paths and not edition.answers(path):
        return "leads to no page."
    if path in edition.shelf.notices:
        return ""  # its places are gone with what it said
    page, place = edition.pages.get(path), unquote(parts.fragment)
    if page and page.is_html and place and place not in page.ids:
        return "leads to no place on that page."
    return ""


def _said_by(address: str, edition: Edition) -> str:
    """The records whose texts hold a link; none for a link of the page itself."""
    holders = edition.linking.get(address)
    return f", in {', '.join(holders)}," if holders else ""


def lost_rules(page: Page, edition: Edition) -> Iterator[Problem]:
    """Rules that a short form of a treatment leaves out or shortens, and those that its chapter, or
    all of it on one page, does."""
    shelf = edition.shelf
    for treatment in treatments_of(page.path, shelf):
        for sentence in lost(page.texts, treatment, shelf):
            yield Problem("page", page.path, "", f"{treatment.slug}: {sentence}")
    for slug, chapter in chapter_at(page.path, shelf):
        for sentence in lost_in_chapter(page.texts, shelf.medicines[slug], shelf, chapter):
            yield Problem("page", page.path, "", f"{slug}: {sentence}")


def chapter_at(path: str, shelf: Shelf) -> list[tuple[str, str]]:
    """The medicine and the chapter that a page is about, by slug; "" stands for all chapters."""
    try:
        match = resolve(path)
    except Resolver404:
        return []
    if match.url_name not in {"chapter", "medicine_all"}:
        return []
    slug = match.kwargs["slug"]
    return [(slug, match.kwargs.get("chapter", ""))] if slug in shelf.medicines else []


def treatments_of(path: str, shelf: Shelf) -> tuple[doc.TreatmentDoc, ...]:
    """The treatments whose rules a page must carry: those that a short form is about."""
    try:
        match = resolve(path)
    except Resolver404:
        return ()
    named = [str(value) for value in (*match.args, *match.kwargs.values())]
    if match.url_name == "medicine":
        return _medicines(named, shelf)
    if match.url_name == "compare_pair":
        return find_pair(named[0], shelf)
    if match.url_name == "handout":
        handout = handouts(shelf).get(named[0])
        if handout and handout.kind in SHORT_FORMS:
            return _medicines(handout.medicines, shelf)
    return ()


def _medicines(slugs: Iterable[str], shelf: Shelf) -> tuple[doc.MedicineDoc, ...]:
    return tuple(shelf.medicines[slug] for slug in slugs if slug in shelf.medicines)


def hard_to_read(page: Page, edition: Edition) -> Iterator[Problem]:
    """A page above the grade that is the limit for all of them."""
    if page.is_html:
        reached = page.grade(edition.names)
        if reached > grade.HARDEST_PAGE:
            message = f"It is too hard to read: grade {reached:.1f}, not over {grade.HARDEST_PAGE}."
            yield Problem("page", page.path, "", message, stops=False)
