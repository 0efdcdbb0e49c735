"""The typeface of everything on paper: the compiler that sets it, and what it cannot set."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import typst

# Typst reads no file outside of it. Icons are among the templates: pages and paper share them.
ROOT = Path(__file__).resolve().parents[2]
# Where the sheets' own Typst files are, and the typeface: the same as on the pages.
FOLDER = ROOT / "drugs" / "handouts"
NAME = "Atkinson Hyperlegible Next"

# One text at a time: the compiler is not for two threads.
LOCK = threading.Lock()

_ONE_CHARACTER = f"""
#set document(title: "One character")
#set text(font: "{NAME}", fallback: false)
#sys.inputs.character
""".encode()


@cache
def fonts() -> typst.Fonts:
    """The typeface in memory, for every compiler of the process."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER / "fonts"]
    )


def compiler(file: Path | None = None, inputs: Mapping[str, str] | None = None) -> typst.Compiler:
    """A compiler with the typeface, and with a file and its inputs to ask about. Use it under LOCK.

    Making one costs nothing beside what it compiles; Typst keeps what they lay out alike.
    """
    return typst.Compiler(
        file, root=ROOT, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=dict(inputs or {})
    )


def cannot_be_set(texts: Iterable[str]) -> list[str]:
    """The characters of these texts that no sheet can hold, each once, in order."""
    return [one for one in dict.fromkeys("".join(texts)) if not _can_be_set(one)]


@cache
def _can_be_set(character: str) -> bool:
    """Asks the typesetter itself, once for each character: no list of ours goes stale when the
    typeface changes."""
    with LOCK:
        try:
            compiler().compile(
                input=_ONE_CHARACTER,
                # A mark that sits on a letter needs one.
                sys_inputs={"character": f"x{character}"},
                pdf_standards=["ua-1"],
            )
        except (typst.TypstError, UnicodeEncodeError):
            return False
    return True
