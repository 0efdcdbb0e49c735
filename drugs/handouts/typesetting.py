"""Typesetting: a sheet in, a PDF/UA-1 file out, the same bytes each time.

One set of fonts serves the whole process, and what was set once is kept: in memory, and by a
printing in a folder too (`wording/kept.py`). Text reaches Typst as JSON, never as Typst source,
so no text can be taken for a command.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import typst
from django.utils.translation import gettext

from drugs.handouts.parts import Sheet, as_data
from drugs.pages.handouts import Paper
from drugs.wording import kept, languages
from drugs.wording.typeface import FOLDER, LOCK, compiler

# What a template says when it stops because a panel overflows.
OVERFLOW = "more words than it can hold"

SCREEN = 96  # dots an inch of a picture
KEPT = 512  # files and page counts, the last ones asked for

Inputs = tuple[tuple[str, str], ...]


class HandoutError(Exception):
    """A sheet could not be made. The message names the handout and what is wrong."""


class Overflow(HandoutError):
    """A panel has more words than it can hold."""


class _Warned(Exception):
    """What Typst warned of."""


@dataclass(frozen=True)
class LaidOut:
    """`front`: all that comes before the other side of the paper stands on the first page."""

    pages: int
    front: bool


@dataclass(frozen=True)
class Printed:
    pdf: bytes
    pages: int


def drawn(sheet: Sheet, *, paper: Paper, large: bool = False) -> list[bytes]:
    """The sheet as PNG pictures, one for each page, for a screen. Raises HandoutError."""
    with LOCK, _naming(sheet):
        file, inputs = _asked(sheet, paper, large)
        found = compiler(file, dict(inputs)).compile(format="png", ppi=SCREEN)
    assert found is not None  # there is no output only where a path to write to is given
    return found if isinstance(found, list) else [found]


def lay_out(sheet: Sheet, *, paper: Paper) -> LaidOut:
    """How a sheet falls on its pages: nothing is drawn, no file is made. Raises HandoutError."""
    with LOCK, _naming(sheet):
        return _lay_out(*_asked(sheet, paper, large=False, measuring=True))


def typeset(sheet: Sheet, *, paper: Paper, large: bool = False) -> Printed:
    """The sheet as PDF/UA-1, with the number of its pages.

    Raises HandoutError where Typst refuses it, warns, or a panel overflows.
    """
    with LOCK, _naming(sheet):
        return _typeset(*_asked(sheet, paper, large), sheet.day)


@contextmanager
def _naming(sheet: Sheet) -> Iterator[None]:
    """What Typst says against a sheet, with the sheet's name."""
    try:
        yield
    except typst.TypstError as error:
        kind = Overflow if OVERFLOW in error.message else HandoutError
        raise kind(f"{sheet.title}: {error.message}") from error
    except _Warned as warned:
        raise HandoutError(f"{sheet.title}: {warned}") from warned


# Kept by what they are made of, not by shelf: what a correction did not touch is the same sheet in
# the next edition, and in the proof of it.
@lru_cache(maxsize=KEPT)
def _lay_out(file: Path, inputs: Inputs) -> LaidOut:
    name = kept.name_of("laid out", file.name, inputs)
    if (before := kept.recalled(name)) is not None:
        return LaidOut(**json.loads(before))
    told = compiler(file, dict(inputs)).query("<laid-out>", field="value", one=True)
    kept.keep(name, told.encode())
    return LaidOut(**json.loads(told))


@lru_cache(maxsize=KEPT)
def _typeset(file: Path, inputs: Inputs, day: date) -> Printed:
    name = kept.name_of("set", file.name, inputs, day)
    if (before := kept.recalled(name)) is not None:
        pages, _, set_before = before.partition(b"\n")
        return Printed(set_before, int(pages))
    typesetter = compiler(file, dict(inputs))
    pdf, warnings = typesetter.compile_with_warnings(
        pdf_standards=["ua-1"],
        timestamp=datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC),
    )
    if warnings:
        raise _Warned("; ".join(warning.message for warning in warnings))
    assert isinstance(pdf, bytes)
    told = typesetter.query("<laid-out>", field="value", one=True)
    printed = Printed(pdf, json.loads(told)["pages"])
    kept.keep(name, f"{printed.pages}\n".encode() + pdf)
    return printed


def _asked(
    sheet: Sheet, paper: Paper, large: bool, *, measuring: bool = False
) -> tuple[Path, Inputs]:
    """What Typst is asked to set: the file that lays a sheet out, and its inputs."""
    inputs = _inputs(sheet, paper, large) | {"measuring": "yes" if measuring else "no"}
    return FOLDER / f"{sheet.template}.typ", tuple(sorted(inputs.items()))


def _inputs(sheet: Sheet, paper: Paper, large: bool) -> dict[str, str]:
    language, _, region = languages.current().tag.partition("-")
    return {
        "sheet": json.dumps(as_data(sheet), ensure_ascii=False),
        "paper": "us-letter" if paper == "letter" else "a4",
        "large": "yes" if large else "no",
        "tight": "yes" if sheet.tight and not large else "no",
        "lang": language,
        "region": region,
        "page": gettext("Page %(page)s of %(pages)s"),
        "filled": gettext("A filled figure"),
        "outline": gettext("A figure in outline"),
    }
