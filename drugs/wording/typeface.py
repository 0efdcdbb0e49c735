"""The typeface of everything on paper: the compiler that sets it, and what it cannot set."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import font_source_sans_pro
import typst

# Where the sheets' own Typst files are.
FOLDER = Path(__file__).resolve().parents[1] / "handouts"
NAME = "Source Sans Pro"
# The package holds each weight twice, as OTF and TTF, in 12 weights; Typst takes whichever it
# meets first. It is shown these two files alone.
WEIGHTS = ("SourceSansPro-Regular.otf", "SourceSansPro-Bold.otf")

# One text at a time: the compiler is not for two threads.
LOCK = threading.Lock()

_ONE_CHARACTER = f"""
#set document(title: "One character")
#set text(font: "{NAME}", fallback: false)
#sys.inputs.character
""".encode()


@cache
def compiler() -> typst.Compiler:
    """The compiler with its fonts in memory. Use it under LOCK."""
    with tempfile.TemporaryDirectory(prefix="handout-fonts-") as folder:
        for name in WEIGHTS:
            shutil.copy(Path(font_source_sans_pro.__file__).parent / "files" / name, folder)
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        made = typst.Compiler(root=FOLDER, font_paths=fonts, ignore_system_fonts=True)
        # Typst reads a font when a text first needs it: both weights, before the folder goes.
        made.compile(input=f'#set text(font: "{NAME}")\nRegular *bold*'.encode())
    return made


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
