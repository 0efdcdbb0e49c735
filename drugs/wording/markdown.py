"""Markdown, parsed once, into a short list of blocks that HTML and paper both render from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from drugs.documents import Block, Inline, Text

# Our longest text has under 1,000 characters; the parser's time grows with the square of them.
LONGEST = 5000

_ADDRESS = re.compile(r"/(?!/)|https://|term:|help:")

# Only what the blocks can hold is switched on; `term:` and `help:` are ours, so links are checked
# here instead.
_PARSER = MarkdownIt("zero").enable(["list", "emphasis", "link", "newline", "escape"])
_PARSER.validateLink = lambda url: bool(_ADDRESS.match(url))  # type: ignore[method-assign]

# What stays behind in the text when an editor writes Markdown that is not switched on.
_LEFT_OVER = (
    (re.compile(r"^#{1,6}\s"), "A heading cannot stand in a text. It has a field of its own."),
    (re.compile(r"^(?:>|```|\|)"), "Quotations, code and tables cannot be shown."),
    (re.compile(r"</?[a-z]", re.IGNORECASE), "HTML cannot be shown. Write Markdown."),
    (
        re.compile(r"\]\("),
        "The address of a link begins with /, https://, term: (the glossary) or help: (a help "
        "line).",
    ),
)


class TextError(ValueError):
    """The Markdown holds something a block cannot. The message is for the editor."""


# The desk is compiled as a whole each time something is written, and nearly all of it is as it was.
@lru_cache(maxsize=20_000)
def parse(source: str) -> Text:
    """Blocks of a Markdown text; an empty text gives none.

    Raises TextError, in plain words, on what a page cannot show: lists within lists, italics,
    headings, HTML, addresses of another kind; and on a text too long to be read.
    """
    if len(source) > LONGEST:
        raise TextError(f"A text has at most {LONGEST:,} characters. Make two of it.")
    return tuple(_blocks(_PARSER.parse(source.strip())))


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    items: list[list[Inline]] | None = None
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                if items is not None:
                    raise TextError("A list within a list cannot be shown. Use one list.")
                items = []
                if token.type == "ordered_list_open" and token.attrGet("start") is not None:
                    raise TextError("Numbered steps begin with 1.")
            case "bullet_list_close" | "ordered_list_close":
                kind: Literal["list", "steps"] = (
                    "list" if token.type == "bullet_list_close" else "steps"
                )
                yield Block(kind=kind, items=tuple(tuple(run) for run in items or [] if run))
                items = None
            case "list_item_open":
                assert items is not None
                items.append([])
            case "inline":
                run = list(_whole(_inlines(token.children or [])))
                if items is None:
                    yield Block(kind="paragraph", inlines=tuple(run))
                elif items[-1]:
                    raise TextError("A point of a list is one paragraph. Begin another point.")
                else:
                    items[-1] = run


def _whole(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """A link or term whose words go over a line's end is one, not one a line."""
    for (kind, *_), parts in groupby(inlines, lambda one: (one.kind, one.href, one.slug)):
        if kind in {"link", "term", "help"}:
            first, *rest = parts
            text = "".join(one.text for one in (first, *rest))
            yield first.model_copy(update={"text": text})
        else:
            yield from parts


def _inlines(tokens: list[Token]) -> Iterator[Inline]:
    strong = False
    address: str | None = None
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                strong = token.type == "strong_open"
            case "em_open":
                raise TextError("Italics are hard to read. Use **strong** for what matters most.")
            case "link_open":
                address = str(token.attrGet("href"))
                if not _ADDRESS.match(address):
                    raise TextError("A link has no address.")
            case "link_close":
                address = None
            case "text" | "softbreak" | "hardbreak":
                text = token.content if token.type == "text" else " "
                if not text:
                    continue
                for sign, message in _LEFT_OVER:
                    if sign.search(text):
                        raise TextError(message)
                if address is None:
                    yield Inline(kind="strong" if strong else "text", text=text)
                elif address.startswith("term:"):
                    yield Inline(kind="term", text=text, slug=address.removeprefix("term:"))
                elif address.startswith("help:"):
                    yield Inline(kind="help", text=text, slug=address.removeprefix("help:"))
                else:
                    yield Inline(kind="link", text=text, href=address)
