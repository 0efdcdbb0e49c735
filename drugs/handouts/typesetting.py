"""Typesetting: a sheet in, a PDF/UA-1 file out, the same bytes each time.

One Typst compiler and one set of fonts serve the whole process. Text reaches Typst as JSON, never
as Typst source, so no text can be taken for a command.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass

import typst
from django.utils.translation import gettext

from drugs.handouts.parts import Sheet, as_data
from drugs.pages.handouts import Paper
from drugs.wording import languages
from drugs.wording.typeface import FOLDER, LOCK, compiler

# What a template says when it stops because a panel overflows.
OVERFLOW = "more words than it can hold"

SCREEN = 96  # dots an inch of a picture


class HandoutError(Exception):
    """A sheet could not be made. The message names the handout and what is wrong."""


class Overflow(HandoutError):
    """A panel has more words than it can hold."""


@dataclass(frozen=True)
class Printed:
    pdf: bytes
    pages: int


def drawn(sheet: Sheet, *, paper: Paper, large: bool = False) -> list[bytes]:
    """The sheet as PNG pictures, one for each page, for a screen. Raises HandoutError."""
    with LOCK:
        try:
            found = compiler().compile(
                input=FOLDER / f"{sheet.template}.typ",
                sys_inputs=_inputs(sheet, paper, large),
                format="png",
                ppi=SCREEN,
            )
        except typst.TypstError as error:
            raise HandoutError(f"{sheet.title}: {error.message}") from error
    assert found is not None  # there is no output only where a path to write to is given
    return found if isinstance(found, list) else [found]


def _inputs(sheet: Sheet, paper: Paper, large: bool) -> dict[str, str]:
    language, _, region = languages.current().tag.partition("-")
    return {
        "sheet": json.dumps(as_data(sheet), ensure_ascii=False),
        "paper": "us-letter" if paper == "letter" else "a4",
        "large": "yes" if large else "no",
        "lang": language,
        "region": region,
        "page": gettext("Page %(page)s of %(pages)s"),
        "filled": gettext("A filled figure"),
        "outline": gettext("A figure in outline"),
    }


def typeset(sheet: Sheet, *, paper: Paper, large: bool = False) -> Printed:
    """The sheet as PDF/UA-1, with the number of its pages.

    Raises HandoutError where Typst refuses it, warns, or a panel overflows.
    """
    typesetter = compiler()
    day = sheet.day
    with LOCK:
        try:
            pdf, warnings = typesetter.compile_with_warnings(
                input=FOLDER / f"{sheet.template}.typ",
                sys_inputs=_inputs(sheet, paper, large),
                pdf_standards=["ua-1"],
                timestamp=datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC),
            )
            pages = int(typesetter.query("<pages>", field="value", one=True))
        except typst.TypstError as error:
            kind = Overflow if OVERFLOW in error.message else HandoutError
            raise kind(f"{sheet.title}: {error.message}") from error
    if warnings:
        raise HandoutError(f"{sheet.title}: {'; '.join(w.message for w in warnings)}")
    assert isinstance(pdf, bytes)
    return Printed(pdf, pages)
