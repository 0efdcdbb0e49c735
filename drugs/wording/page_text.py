"""What a reader reads of a finished page, and how hard that is: without the titles of sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml import html

from drugs.wording.grade import reading

# A paragraph, heading, list item or cell ends a sentence, with a full stop or without.
BLOCKS = {
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "th", "td", "summary",
    "caption", "label", "legend", "figcaption", "button", "div", "section", "article",
    "aside", "main", "ul", "ol", "dl", "details", "table", "thead", "tbody", "tr", "fieldset",
    "form", "figure", "br", "select", "option", "output", "header", "footer",
}  # fmt: skip
LEFT_OUT = {"script", "style", "svg", "nav", "template", "head"}
# What the marks of sources open is a list of titles.
# Cells, labels and captions are short and would flatter a grade, which is about prose.
NO_PROSE = {"table", "label", "legend", "figcaption", "button", "select", "output"}
# A term stands twice, as a button and as a link, of which a browser shows one (inlines.html); its
# definition is no part of the text.
LEFT_OUT_CLASSES = {"sources", "cited", "src", "define", "definition"}


def parsed(page: bytes) -> Any:
    """A finished page as lxml reads it, for who asks it more than once."""
    return html.document_fromstring(page.decode())


def blocks(page: Any) -> list[str]:
    """The texts of the main part of a page (its bytes, or as it was parsed) in order, each closed
    with a full stop."""
    return _blocks(page, LEFT_OUT)


def prose(page: Any) -> list[str]:
    """Those that count for a grade: no cells, labels and captions."""
    return _blocks(page, LEFT_OUT | NO_PROSE)


def _blocks(page: Any, left_out: set[str]) -> list[str]:
    found: list[str] = []
    run: list[str] = []

    def close() -> None:
        if not run:
            return
        text = " ".join("".join(run).split())
        run.clear()
        if text:
            found.append(text if text[-1] in ".!?:;" else f"{text}.")

    def walk(node: Any) -> None:
        tag = node.tag
        if tag in left_out or not isinstance(tag, str):
            return
        block = tag in BLOCKS
        if named := node.get("class"):
            classes = named.split()
            if not LEFT_OUT_CLASSES.isdisjoint(classes):
                return
            block = block or "sr" in classes
        if block:
            close()
        if text := node.text:
            run.append(text)
        for child in node:
            walk(child)
            if tail := child.tail:
                run.append(tail)
        if block:
            close()

    tree = page if isinstance(page, html.HtmlElement) else parsed(page)
    walk(tree.find(".//main"))
    close()
    return found


def grade(page: Any, names: Iterable[str]) -> float:
    """The Flesch-Kincaid grade of a finished page (as `blocks` takes it), without the `names` of
    medicines."""
    return reading(prose(page), names).grade
