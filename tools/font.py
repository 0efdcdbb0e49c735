"""`make font`: the typeface for screens and for paper, made from one file that stands here.

From `tools/fonts/AtkinsonHyperlegibleNext-Variable.ttf` come one small variable woff2 for the site
and three weights in TrueType for the sheets. All have the same letters (`CHARACTERS`), and a zero
without its slash: a site of numbers for patients should not cross its zeros. The licence allows the
change (SIL Open Font License 1.1, beside each file). A sign that a page needs and the typeface
lacks is found by a test; add it to `CHARACTERS`, and run this.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools import environment

SOURCE = environment.ROOT / "tools" / "fonts" / "AtkinsonHyperlegibleNext-Variable.ttf"
SCREEN = environment.ROOT / "static" / "fonts" / "atkinson-next.woff2"
PAPER = environment.ROOT / "drugs" / "handouts" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700, "ExtraBold": 800}
# English, Spanish, French and the names of Europe in our sources; the signs of our texts.
CHARACTERS = {
    *map(chr, range(0x20, 0x7F)),
    *map(chr, range(0xA0, 0x100)),
    *"ıŒœ–—‘’“”•…€™−",
} - {"\xad", "µ"}  # the typeface has neither
FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk", "pnum", "tnum"]


def font() -> int:
    """Write the files anew. Gives the exit code."""
    python = environment.ensure("requirements.lock", "requirements-dev.lock")
    return subprocess.call([python, "-m", "tools.font"], cwd=environment.ROOT)


def files() -> dict[Path, bytes]:
    """Every file as it should be."""
    made = {SCREEN: _saved(_subset(_between(400, 800)), "woff2")}
    for name, weight in WEIGHTS.items():
        file = PAPER / f"AtkinsonHyperlegibleNext-{name}.ttf"
        made[file] = _saved(_subset(_between(weight, weight)), None)
    return made


def _between(lightest: int, boldest: int) -> Any:
    """The source, held to these weights, its zeros without the slash."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    source = TTFont(SOURCE, recalcTimestamp=False)
    _without_slash(source, "zero")  # the zero for tables is a copy of it
    one = lightest == boldest
    limits = {"wght": lightest if one else (lightest, lightest, boldest)}
    held = instancer.instantiateVariableFont(source, limits, updateFontNames=one)
    return TTFont(io.BytesIO(_saved(held, None)), recalcTimestamp=False)


def _without_slash(source: Any, name: str) -> None:
    """Joins the two halves that the slash leaves of the inside of a zero into one round.

    The points stay the same ones in another order, and so do their changes with the weight.
    """
    from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

    glyph = source["glyf"][name]
    if glyph.numberOfContours != 3:
        raise ValueError(f"{name} is drawn otherwise than expected")
    outer, lower, upper = glyph.endPtsOfContours
    right, left = range(outer + 1, outer + 5), range(outer + 5, lower + 1)
    top = range(lower + 2, upper + 1)
    order = [*range(outer + 1), *right, *top, lower + 1, *left]
    glyph.coordinates = GlyphCoordinates([glyph.coordinates[i] for i in order])
    glyph.flags = type(glyph.flags)(glyph.flags[i] for i in order)
    glyph.endPtsOfContours, glyph.numberOfContours = [outer, upper], 2
    for change in source["gvar"].variations[name]:
        *points, a, b, c, d = change.coordinates  # the last four move the box, not the drawing
        change.coordinates = [*(points[i] for i in order), a, b, c, d]


def _subset(full: Any) -> Any:
    from fontTools import subset

    options = subset.Options(
        layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=["*"]
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(one) for one in CHARACTERS])
    subsetter.subset(full)
    return full


def _saved(made: Any, flavor: str | None) -> bytes:
    made.flavor = flavor
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


if __name__ == "__main__":
    for path, content in files().items():
        path.write_bytes(content)
        sys.stdout.write(f"{path.relative_to(environment.ROOT)}: {len(content):,} bytes\n")
