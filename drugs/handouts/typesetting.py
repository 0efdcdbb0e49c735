"""Typesetting: a sheet in, a PDF/UA-1 file out, the same bytes each time.

One Typst compiler and one set of fonts serve the whole process. Text reaches Typst as JSON, never
as Typst source, so no text can be taken for a command.
"""

from __future__ import annotations

import datetime
import json
import shutil
import tempfile
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import font_source_sans_pro
import typst

from drugs.handouts.parts import Sheet, as_data
from drugs.pages.handouts import Paper

FOLDER = Path(__file__).parent
# The package holds each weight twice, as OTF and TTF, in 12 weights; Typst takes whichever it
# meets first. It is shown these two files alone.
WEIGHTS = ("SourceSansPro-Regular.otf", "SourceSansPro-Bold.otf")

# What a template says when it stops because a panel overflows.
OVERFLOW = "more words than it can hold"

SCREEN = 96  # dots an inch of a picture

_lock = threading.Lock()


class HandoutError(Exception):
    """A sheet could not be made. The message names the handout and what is wrong."""


class Overflow(HandoutError):
    """A panel has more words than it can hold."""


@dataclass(frozen=True)
class Printed:
    pdf: bytes
    pages: int


@cache
def _compiler() -> typst.Compiler:
    """The compiler with its fonts in memory."""
    with tempfile.TemporaryDirectory(prefix="handout-fonts-") as folder:
        for name in WEIGHTS:
            shutil.copy(Path(font_source_sans_pro.__file__).parent / "files" / name, folder)
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        compiler = typst.Compiler(root=FOLDER, font_paths=fonts, ignore_system_fonts=True)
        # Typst reads a font when a text first needs it: both weights, before the folder goes.
        compiler.compile(input=b'#set text(font: "Source Sans Pro")\nRegular *bold*')
    return compiler


def drawn(sheet: Sheet, *, paper: Paper, large: bool = False) -> list[bytes]:
    """The sheet as PNG pictures, one for each page, for a screen. Raises HandoutError."""
    with _lock:
        try:
            found = _compiler().compile(
                input=FOLDER / f"{sheet.template}.typ",
                sys_inputs=_inputs(sheet, paper, large),
                format="png",
                ppi=SCREEN,
            )
        except typst.TypstError as error:
            raise HandoutError(f"{sheet.title}: {error.message}") from error
    return found if isinstance(found, list) else [found]


def _inputs(sheet: Sheet, paper: Paper, large: bool) -> dict[str, str]:
    return {
        "sheet": json.dumps(as_data(sheet), ensure_ascii=False),
        "paper": "us-letter" if paper == "letter" else "a4",
        "large": "yes" if large else "no",
    }


def typeset(sheet: Sheet, *, paper: Paper, large: bool = False) -> Printed:
    """The sheet as PDF/UA-1, with the number of its pages.

    Raises HandoutError where Typst refuses it, warns, or a panel overflows.
    """
    compiler = _compiler()
    day = sheet.day
    with _lock:
        try:
            pdf, warnings = compiler.compile_with_warnings(
                input=FOLDER / f"{sheet.template}.typ",
                sys_inputs=_inputs(sheet, paper, large),
                pdf_standards=["ua-1"],
                timestamp=datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC),
            )
            pages = int(compiler.query("<pages>", field="value", one=True))
        except typst.TypstError as error:
            kind = Overflow if OVERFLOW in error.message else HandoutError
            raise kind(f"{sheet.title}: {error.message}") from error
    if warnings:
        raise HandoutError(f"{sheet.title}: {'; '.join(w.message for w in warnings)}")
    assert isinstance(pdf, bytes)
    return Printed(pdf, pages)
