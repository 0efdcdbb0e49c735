"""Where an edition says what: its records, its pages, its paper, claim by claim."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from drugs import documents as doc
from drugs.press.rules.walk import lines, shapes
from drugs.shelf import Shelf
from tests.content_facts.claims import US, Claim, claims, whose
from tests.content_facts.held import REGION
from tests.handouts.reading import ReadSheet

# A table of figures, a source, a definition: none of them tells a reader what to do.
ASIDE = {"figures", "figs", "trio", "tile", "sources", "exact", "with"}  # by class
ASIDE_TAGS = {"nav", "script", "style", "svg"}
BLOCKS = [
    "p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "summary", "figcaption", "caption",
    "legend", "label",
]  # fmt: skip


def in_documents(shelf: Shelf, names: dict[str, set[str]]) -> Iterator[Claim]:
    """Every text of every record, a point of a list with the line above it."""
    for entry in shelf.edition.published:
        document = entry.document
        if document.kind in ("source", "person", "tried-search", "phrase"):
            continue
        default = document.slug if document.kind == "medicine" else ""
        for part, field, text in lines(document):
            if " " in text and field not in {"dose", "publisher", "title", "address"}:
                where = f"{document.kind} {document.slug}, {part} {field}"
                yield from claims(text, where, names, default)
        for shape in shapes(document):
            place = REGION.get(getattr(shape, "region", "us"), US)
            context = {"europe": "Europe", "asia": "Japan", "other": "Canada"}.get(place, "")
            for name in type(shape).model_fields:
                blocks = getattr(shape, name)
                if not (isinstance(blocks, tuple) and blocks and isinstance(blocks[0], doc.Block)):
                    continue
                above = ""
                for block in blocks:
                    where = f"{document.kind} {document.slug}, {name}"
                    for text in block.texts:
                        lead = above if block.kind != "paragraph" else ""
                        yield from claims(text, where, names, default, f"{context} {lead}")
                    if block.kind == "paragraph":
                        above = block.texts[0]


def on_page(path: str, html: bytes, names: dict[str, set[str]], default: str) -> Iterator[Claim]:
    """What a finished page says. In a column or behind a name it is of that medicine."""
    main = BeautifulSoup(html, "lxml").main
    assert main
    for aside in main.find_all(_is_aside):
        aside.decompose()
    for tag in main.find_all(BLOCKS):
        if tag.find(BLOCKS):
            continue
        above = tag.find_parent(["ul", "ol", "dl", "tr"])
        lead = above.find_previous_sibling("p") if above and above.name != "tr" else None
        grid = tag.find_parent(
            class_="grid"
        )  # a row's trials stand in its head: each tells its own
        head = above.th if above and above.name == "tr" and not grid else None
        context = " ".join(found.get_text(" ") for found in (lead, head) if found and found != tag)
        told = tag if tag.name == "dd" else tag.find_parent("dd")  # a list in it is its text, too
        behind = told.find_previous_sibling("dt") if told else None
        fold = tag.find_parent("details") if path.startswith("/mixing/") else None
        behind = behind or (fold.summary if fold and fold.summary != tag else None)
        of = tag.get("data-c") or (behind.get_text(" ") if behind else "")
        own = whose(str(of), names, default)
        if own is not None:
            yield from claims(tag.get_text(" "), path, names, own, context)


def _is_aside(tag: Tag) -> bool:
    return (
        tag.name in ASIDE_TAGS
        or tag.has_attr("popover")
        or not ASIDE.isdisjoint(tag.get("class", ()))
    )


def on_paper(sheet: ReadSheet, names: dict[str, set[str]]) -> Iterator[Claim]:
    """What a printed sheet says, as it is read back from its PDF."""
    one = sheet.handout.medicines[0] if len(sheet.handout.medicines) == 1 else ""
    for page in sheet.pages:
        for text in re.split(r"[•\uf000-\uf8ff]| {2,}|(?<=[.:])\n", page):
            yield from claims(text, f"{sheet.handout.name}.pdf", names, one)


def medicine_at(path: str, shelf: Shelf) -> str:
    """The medicine that a page is about, by its address; none where it is about several."""
    parts = path.strip("/").split("/")
    return next((part for part in parts[1:2] if part in shelf.medicines), "")
