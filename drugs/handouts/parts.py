"""What a sheet is made of. The words are here; `parts.typ` says how each part looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal

from drugs.documents import Inline, Text


@dataclass(frozen=True)
class Run:
    text: str
    strong: bool = False
    small: bool = False  # the type of notes: what a figure rests on, nothing to act on


Words = tuple[Run, ...]


def say(*texts: str | Words) -> Words:
    """Plain words, and words already in runs, one after the other."""
    return tuple(run for text in texts for run in ((Run(text),) if isinstance(text, str) else text))


def strong(text: str) -> Words:
    return (Run(text, strong=True),)


def label(text: str) -> Words:
    """A strong label, with what it is the label of behind it."""
    return strong(f"{text} ")


def note(text: str) -> Words:
    return (Run(text, small=True),)


def runs(inlines: Iterable[Inline]) -> Words:
    """Inlines as on a page; links and terms lose their target, which paper cannot follow."""
    return tuple(Run(inline.text, inline.kind in {"strong", "help"}) for inline in inlines)


def joined(text: Text) -> Words:
    """A whole text as one run of words."""
    found = [runs(run) for block in text for run in block.runs]
    return say(*(say(" " if i else "", words) for i, words in enumerate(found)))


# --- parts ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Heading:
    text: str
    level: Literal[2, 3] = 2


@dataclass(frozen=True)
class Paragraph:
    words: Words
    # What a figure rests on, in the smaller type of notes: nothing to act on.
    quiet: bool = False


@dataclass(frozen=True)
class Items:
    items: tuple[Words, ...]
    mark: Literal["dot", "box", "number"] = "dot"
    # Lines to write on under each item.
    lines: int = 0
    # Short items stand side by side.
    across: int = 1


def laid_out(text: Text) -> tuple[Paragraph | Items, ...]:
    """A whole text with its paragraphs and lists."""
    return tuple(
        Paragraph(runs(block.inlines))
        if block.kind == "paragraph"
        else Items(tuple(map(runs, block.items)), mark="dot" if block.kind == "list" else "number")
        for block in text
    )


def line(*texts: str | Words) -> tuple[Paragraph, ...]:
    """One paragraph, where a text may hold several."""
    return (Paragraph(say(*texts)),)


@dataclass(frozen=True)
class Facts:
    """Labels with what belongs to each."""

    rows: tuple[tuple[str, tuple[Paragraph | Items, ...]], ...]
    listed: bool = True  # each on a line of its own


@dataclass(frozen=True)
class Notice:
    """What must not be missed, in a heavy frame; `double` for the boxed warning."""

    words: Words
    double: bool = False


@dataclass(frozen=True)
class RulesOfKind:
    heading: str
    items: tuple[Words, ...]


@dataclass(frozen=True)
class Rules:
    """Rules by kind; `framed` are those of the highest ranks. `note` stands after them; `listed`
    gives each a line of its own."""

    heading: str
    groups: tuple[RulesOfKind, ...]
    framed: bool = False
    note: Words = ()
    listed: bool = True


@dataclass(frozen=True)
class Help:
    """Signs of one urgency under a band that says whom to call."""

    urgency: Literal["911", "today", "next-visit"]
    heading: str
    items: tuple[Words, ...]
    listed: bool = True


@dataclass(frozen=True)
class Table:
    """A table; the first column names the row. Empty `columns` cells are written on by hand."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...] = ()
    numbers: bool = False
    # The least height of a row, in lines of type, where there is something to write.
    tall: float = 0


@dataclass(frozen=True)
class PictureSide:
    """One picture of 100 people: who they are, and how many had it."""

    label: str
    words: str
    whole: int


@dataclass(frozen=True)
class Picture:
    """100 people with the medicine beside 100 with its comparator."""

    heading: str
    good: bool
    sides: tuple[PictureSide, PictureSide]
    alt: str
    note: Words


@dataclass(frozen=True)
class Pictures:
    """Pictures side by side, with one key; `raised` sets it beside the heading above."""

    pictures: tuple[Picture, ...]
    yes: str
    no: str
    raised: bool = True
    words: Words = ()  # in place of a picture that is not there


@dataclass(frozen=True)
class Write:
    """Labels with lines to write on; `lines` under each, 0 for the rest of the label's line."""

    labels: tuple[str, ...]
    lines: int = 0
    across: int = 1


@dataclass(frozen=True)
class Scale:
    """0 to 10 to put a ring around."""

    label: str
    low: str
    high: str


@dataclass(frozen=True)
class Sources:
    """Numbered, in the order in which the sheet counts them."""

    heading: str
    items: tuple[Words, ...]


@dataclass(frozen=True)
class Small:
    """The end of a sheet: what it is not, who reviewed it, where the rest stands."""

    paragraphs: tuple[Words, ...]


@dataclass(frozen=True)
class NewPage:
    """What follows starts on the next page: the other side of the paper."""


@dataclass(frozen=True)
class Panel:
    """One panel of a fold-up card, as large as a bank card. What does not fit goes on over further
    panels, headed `again`."""

    heading: str
    items: tuple[Words, ...] = ()
    fill: tuple[str, ...] = ()  # labels of lines to write on
    urgency: Literal["", "911", "today"] = ""
    mark: Literal["dot", "run-in", "none"] = "dot"
    again: str = ""
    spare: bool = False  # shown only where panels are left to fill


Part = (
    Heading | Paragraph | Items | Facts | Notice | Rules | Help | Table | Pictures | Write | Scale
    | Sources | Small | NewPage | Panel
)  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """A whole sheet. `template` is the Typst file that lays it out."""

    title: str  # as the PDF names itself
    heading: str
    aside: str  # the line under the heading
    parts: tuple[Part, ...]
    edition: str
    address: str
    day: date
    drawing: Literal["", "tablet", "tube"] = ""
    drawing_alt: str = ""
    template: Literal["sheet", "card"] = "sheet"


def as_data(shape: Any) -> Any:
    """A sheet as plain data for Typst; each part says its kind."""
    if is_dataclass(shape) and not isinstance(shape, type):
        return {"kind": type(shape).__name__.lower()} | {
            field.name: as_data(getattr(shape, field.name)) for field in fields(shape)
        }
    if isinstance(shape, tuple | list):
        return [as_data(item) for item in shape]
    return shape.isoformat() if isinstance(shape, date) else shape


def _sentences(words: Words) -> Iterator[str]:
    """Words as one text; a strong label that ends in a colon stands by itself, and so does what is
    strong behind a whole sentence. Notes are captions: not measured."""
    text = ""
    for run in words:
        if run.small:
            continue
        if run.strong and text.rstrip().endswith((".", "!", "?")):
            yield text
            text = ""
        text += run.text
        if run.strong and run.text.rstrip().endswith(":"):
            yield text
            text = ""
    yield text


# Fields that say how a part looks.
_LOOKS = {"mark", "urgency", "drawing", "template"}


def texts(shape: Any) -> Iterator[str]:
    """Every text of a sheet, one for each paragraph, heading or cell: to measure reading."""
    if isinstance(shape, str):
        yield shape
    elif isinstance(shape, tuple | list):
        if shape and all(isinstance(item, Run) for item in shape):
            yield from _sentences(tuple(shape))
        else:
            for item in shape:
                yield from texts(item)
    elif is_dataclass(shape):
        for field in fields(shape):
            if field.name not in _LOOKS:
                yield from texts(getattr(shape, field.name))
