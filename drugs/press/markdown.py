"""Markdown, parsed once, into a short list of blocks that HTML and paper both render from."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from drugs.documents import Block, Inline, Text

# Only what the blocks can hold is switched on; `term:` is ours, so links are checked here instead.
_PARSER = MarkdownIt("zero").enable(["list", "emphasis", "link", "newline", "escape"])
_PARSER.validateLink = lambda address: address.startswith(("/", "https://", "term:"))  # type: ignore[method-assign]


class TextError(ValueError):
    """The Markdown holds something a block cannot. The message is for the editor."""


def parse(source: str) -> Text:
    """Blocks of a Markdown text; an empty text gives none.

    Raises TextError, in plain words, on lists within lists and italics.
    """
    return tuple(_blocks(_PARSER.parse(source.strip())))


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    items: list[tuple[Inline, ...]] | None = None
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                if items is not None:
                    raise TextError("A list within a list cannot be shown. Use one list.")
                items = []
            case "bullet_list_close" | "ordered_list_close":
                yield Block(kind="list", items=tuple(items or ()))
                items = None
            case "inline":
                run = tuple(_inlines(token.children or []))
                if items is None:
                    yield Block(kind="paragraph", inlines=run)
                else:
                    items.append(run)


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
            case "link_close":
                address = None
            case "text" | "softbreak":
                text = token.content if token.type == "text" else " "
                if not text:
                    continue
                if address is None:
                    yield Inline(kind="strong" if strong else "text", text=text)
                elif address.startswith("term:"):
                    yield Inline(kind="term", text=text, slug=address.removeprefix("term:"))
                else:
                    yield Inline(kind="link", text=text, href=address)
