"""What a sheet is made of. The words are here; `parts.typ` says how each part looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, Literal

from django.utils.translation import gettext

from drugs.documents import Text
from drugs.handouts.claims import Claims
from drugs.handouts.runs import Run, Words, runs, say


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


def named(topic: str) -> str:
    """The label of what is told of a topic: "A missed dose:"."""
    return gettext("%(topic)s:") % {"topic": topic}


@dataclass(frozen=True)
class Facts:
    """Labels with what belongs to each."""

    rows: tuple[tuple[str, tuple[Paragraph | Items, ...]], ...]


@dataclass(frozen=True)
class Notice:
    """What must not be missed, in a heavy frame; `double` for the boxed warning."""

    words: Words
    double: bool = False


@dataclass(frozen=True)
class RulesOfKind:
    heading: str
    items: tuple[Words, ...]
    mark: Literal["bar", "limit", "dot"] = "bar"


Set = Literal["lines", "kinds", "run"]


@dataclass(frozen=True)
class Rules:
    """Rules by kind; `framed` are those of the highest ranks. `note` stands after them. `set`: each
    on a line of its own, each kind in a paragraph, or all in one."""

    heading: str
    groups: tuple[RulesOfKind, ...]
    framed: bool = False
    note: Words = ()
    set: Set = "lines"


@dataclass(frozen=True)
class Band:
    """Signs of one urgency under a band that says whom to call."""

    urgency: Literal["911", "today"]
    heading: str
    items: tuple[Words, ...]
    listed: bool = True


@dataclass(frozen=True)
class Help:
    """Bands under one another; two side by side where the first has its `share` of the width."""

    bands: tuple[Band, ...]
    share: float = 0


@dataclass(frozen=True)
class Table:
    """A table; the first column names the row. Empty `columns` cells are written on by hand."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[float, ...] = ()
    widths_large: tuple[float, ...] = ()  # in large print
    numbers: bool = False
    lined: bool = False  # with lines between the columns too
    # The least height of a row, in lines of type, where there is something to write.
    tall: float = 0


@dataclass(frozen=True)
class Columns:
    """Rows with a cell for each head; the first of a row is its label, said in each cell."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True)
class Beside:
    """Rules side by side."""

    rules: tuple[Rules, ...]


@dataclass(frozen=True)
class PeopleGroup:
    """100 people of one group of a trial: how many had it, who they are, how many did not."""

    number: str
    label: str
    whole: int
    others: str


@dataclass(frozen=True)
class Tile:
    """One figure: 100 people of each dose and of the comparator. Without `groups`, `what` says why
    nothing is drawn."""

    heading: str
    good: bool
    what: Words
    groups: tuple[PeopleGroup, ...] = ()
    alt: str = ""
    note: Words = ()


@dataclass(frozen=True)
class Tiles:
    """Tiles side by side, two in a row."""

    tiles: tuple[Tile, ...]
    small: bool = False


@dataclass(frozen=True)
class Write:
    """Labels with lines to write on; `lines` under each, 0 for the rest of the label's line, or
    all the rest of the page."""

    labels: tuple[str, ...]
    lines: int = 0
    across: int = 1
    rest: bool = False


@dataclass(frozen=True)
class Scale:
    """0 to 10 to put a ring around."""

    label: str
    low: str
    high: str


@dataclass(frozen=True)
class Small:
    """The end of a sheet: which label was read, and where it all comes from."""

    paragraphs: tuple[Words, ...]


@dataclass(frozen=True)
class NewPage:
    """What follows starts on the next page."""


@dataclass(frozen=True)
class OtherSide:
    """What follows is for the other side of the paper: all before it stands on the first."""


@dataclass(frozen=True)
class Code:
    """A QR code: the path that draws its dark fields, and how many fields a side has."""

    path: str
    side: int
    alt: str


@dataclass(frozen=True)
class Panel:
    """One section of a fold-up card. What its panel cannot hold goes on in the next, headed
    `again`."""

    heading: str
    items: tuple[Words, ...] = ()
    fill: tuple[str, ...] = ()  # labels of lines to write on
    urgency: Literal["", "911", "today"] = ""
    mark: Literal["run-in", "none"] = "run-in"
    again: str = ""
    code: Code | None = None  # beside the items


Part = (
    Heading | Paragraph | Items | Facts | Notice | Rules | Help | Table | Columns
    | Beside | Tiles | Write | Scale | Small | NewPage | OtherSide | Panel | Claims
)  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """A whole sheet. `template` is the Typst file that lays it out; `tight` sets lines close."""

    title: str  # as the PDF names itself
    heading: str
    aside: str  # a note under the heading
    parts: tuple[Part, ...]
    foot: tuple[Words, ...]  # the lines at the foot of each page
    day: date  # of its own last change
    generic: str = ""  # beside the heading
    lead: Words = ()
    qr: Code | None = None
    tight: bool = False
    template: Literal["sheet", "card", "packet"] = "sheet"


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
_LOOKS = {"mark", "urgency", "path", "set", "template"}


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
