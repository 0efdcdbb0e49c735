"""What a document names must be there: sources, other records, pages, hosts."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from drugs import documents as doc
from drugs.documents import facts
from drugs.kinds import KINDS
from drugs.press.rules.walk import Documents, Found, part_name, runs, shapes

# Documents that are a page of their own; the others stand on a page with many like them.
PAGES = (doc.MedicineDoc, doc.SideEffectDoc, doc.ArticleDoc)

# Fields that hold slugs, and the kinds of record, any of which they may name.
NAMING = (
    ("side_effect", ("side-effect",)),
    ("pictured_harm", ("side-effect",)),
    ("medicines", ("medicine",)),
    ("treatments", ("medicine", "option")),
    ("names", ("substance",)),
    ("substance", ("substance",)),
    ("classes", ("substance",)),
    ("comparator_treatment", ("medicine", "option")),
    ("against_treatment", ("medicine", "option")),
)


def address(document: doc.Document) -> Found:
    """An article stands at the root, beside the site's own pages."""
    if isinstance(document, doc.ArticleDoc):
        path = f"/{document.slug}/"
        if resolve(path).url_name != "article" or path == settings.STATIC_URL:
            yield "", f"The site has another page at {path}. Give the article another slug."


def sources(document: doc.Document, documents: Documents) -> Found:
    """Every fact names what it rests on; only a part of a label that nobody read has nothing."""
    if isinstance(document, doc.SourceDoc):
        if not document.title or not document.publisher:
            yield "", "A source needs its title and its publisher."
        return
    for fact in facts(document):
        unread = isinstance(fact, doc.SlotDoc) and fact.state == "not-read"
        if not fact.sources and not unread:
            yield part_name(fact), "There is no source. Every fact names what it rests on."
        for slug in fact.sources:
            if ("source", slug) not in documents:
                yield part_name(fact), f"The source {slug!r} is not published. Publish it too."


def references(document: doc.Document, documents: Documents) -> Found:
    """What a document names is published with it or before it."""
    parts = list(shapes(document))
    for name, kinds in NAMING:
        for shape in parts:
            value = getattr(shape, name, ())
            for slug in (value,) if isinstance(value, str) else value:
                if slug and not any((kind, slug) in documents for kind in kinds):
                    yield part_name(shape), f"The {kinds[0]} {slug!r} is not published."
    label = document.label if isinstance(document, doc.MedicineDoc) else ""
    if label and ("source", label) not in documents:
        yield "label", f"The source {label!r} is not published. Publish it too."
    person = document.review.reviewed_by if isinstance(document, PAGES) else ""
    if person and ("person", person) not in documents:
        yield "review", f"The person {person!r} is not published. Publish them too."
    for part, run in runs(document):
        for inline in run:
            if inline.kind == "term" and ("term", inline.slug) not in documents:
                yield part, f"The glossary has no term {inline.slug!r}."
            if inline.kind == "help" and ("help-line", inline.slug) not in documents:
                yield part, f"There is no help line {inline.slug!r}. Publish it too."


def links(document: doc.Document, documents: Documents) -> Found:
    """A link in a text leads to a page of the site, or to the host of one of its sources."""
    for part, run in runs(document):
        for inline in run:
            if inline.kind != "link":
                continue
            if inline.href.startswith("/"):
                if not _is_page(inline.href, documents):
                    yield part, f"The site has no page at {inline.href}. Correct the link."
            elif host(inline.href) not in hosts_of(documents):
                yield (
                    part,
                    f"The link leads to {host(inline.href)}, which is the host of no source. Enter "
                    "what it leads to as a source, or take the link out.",
                )


def leads(document: doc.Document, documents: Documents) -> Found:
    """People's own words lead to a page, a topic or a chapter."""
    if isinstance(document, doc.PhraseDoc):
        if not (document.address or document.topic or document.chapter):
            yield "", "It leads nowhere. Give it a topic, a chapter or an address."
        if document.address and not _is_page(document.address, documents):
            yield "address", f"The site has no page at {document.address}. Correct it."


def hosts_of(documents: Documents) -> set[str]:
    """The hosts of all sources, and of all help lines."""
    leading = (doc.SourceDoc, doc.HelpLineDoc)
    found = (d.address for d in documents.values() if isinstance(d, leading))
    return {host(address) for address in found} - {""}


def host(address: str) -> str:
    """The host of an address, by the name that people know: without its "www."."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return address


def _is_page(href: str, documents: Documents) -> bool:
    try:
        match = resolve(urlsplit(href).path)
    except (Resolver404, ValueError):
        return False
    slugs = [*match.args, *match.kwargs.values()]
    for kind in KINDS.values():
        if kind.own_page and kind.page == match.url_name and slugs:
            key = (kind.name, slugs[0])
            return key in documents or key in getattr(documents, "notices", ())
    return True


def every(document: doc.Document, documents: Documents) -> Iterator[tuple[str, str]]:
    """All that a document names and that is not among `documents`."""
    yield from sources(document, documents)
    yield from references(document, documents)
