"""The typeface: small, made by its script from the file beside it, and whole."""

import io
import re
from pathlib import Path

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont

from tools import font

ROOT = Path(settings.ROOT)


@pytest.fixture(scope="module")
def made():
    return font.files()


@pytest.fixture(scope="module")
def typefaces(made):
    return {path.name: TTFont(io.BytesIO(content)) for path, content in made.items()}


def test_what_stands_in_the_repository_is_what_the_script_makes(made):
    assert len(made) == 4
    for path, content in made.items():
        assert path.read_bytes() == content, f"{path.name}: run `make font`"


def test_a_reader_waits_for_little(made):
    assert len(made[font.SCREEN]) <= 30_000


def test_screen_and_paper_have_the_same_letters(typefaces):
    for name, face in typefaces.items():
        assert {chr(code) for code in face.getBestCmap()} == font.CHARACTERS, name


def test_no_zero_is_crossed(typefaces):
    for name, face in typefaces.items():
        for glyph in [glyph for glyph in face.getGlyphOrder() if glyph.startswith("zero")]:
            drawn = face["glyf"][glyph]
            assert drawn.isComposite() or drawn.numberOfContours == 2, (name, glyph)


def test_the_screen_has_every_weight_the_style_sheets_ask_for(typefaces):
    (axis,) = typefaces[font.SCREEN.name]["fvar"].axes
    css = "".join(path.read_text() for path in (ROOT / "static" / "css").glob("*.css"))
    weights = [int(weight) for weight in re.findall(r"font-weight: (\d+)[; }]", css)]
    assert weights
    assert axis.minValue <= min(weights)
    assert max(weights) <= axis.maxValue


def test_every_sign_of_the_site_is_in_it():
    """Of records, of templates and code, and of scripts."""
    words = [
        *ROOT.glob("fixtures/*.yaml"),
        *ROOT.glob("static/js/*.js"),
        ROOT / "locale/django.pot",
    ]
    templates = [
        path
        for path in ROOT.glob("templates/**/*.html")
        if "templates/admin" not in path.as_posix()
    ]
    assert len(words) > 20
    missing = {
        (sign, path.name)
        for path in words + templates
        for sign in set(path.read_text()) - font.CHARACTERS - {"\n", "\t"}
    }
    assert missing == set(), "add it to CHARACTERS in tools/font.py, and run `make font`"
