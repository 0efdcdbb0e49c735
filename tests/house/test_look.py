"""The style sheets: tokens stand in one place, text can be read, and nothing is left over."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from eczema_site.stylesheet import SHARED, joined

ROOT = Path(settings.ROOT)
FOLDER = ROOT / "static" / "css"
DESK = "desk.css"  # on top of Django's own admin styles, in its colors
SHEETS = {path.name: path.read_text() for path in FOLDER.glob("*.css") if path.name != DESK}
TOKENS = SHEETS["tokens.css"]
COLOR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|color)\(|:\s*(?:white|black)\b", re.I)

# Text on its ground, wherever it stands.
PAIRS = [
    *((text, ground) for text in ("ink", "soft", "link") for ground in ("paper", "card", "wash")),
    *((text, ground) for text in ("good", "harm") for ground in ("paper", "card")),
    *((text, "amber-wash") for text in ("ink", "link")),
    ("good", "good-wash"), ("ink", "good-wash"), ("harm", "harm-wash"), ("ink", "harm-wash"),
    ("on-brand", "brand"), ("on-red", "red"), ("on-amber", "amber"),
    ("on-rule", "rule"), ("on-field", "field"), ("hint", "field"), ("on-apricot", "apricot"),
]  # fmt: skip


def bare(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def tokens(start):
    """The colors of the first `:root` after a text of tokens.css."""
    css = bare(TOKENS)
    block = css[css.index(start) :]
    block = block[block.index(":root {") : block.index("}")]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))


LIGHT = tokens("@layer tokens {")
SCHEMES = {"light": LIGHT, "dark": LIGHT | tokens("(prefers-color-scheme: dark)")}


def luminance(color):
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_seven_to_one(scheme, text, ground):
    colors = SCHEMES[scheme]
    assert contrast(colors[text], colors[ground]) >= 7, (text, ground)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_benefit_and_harm_weigh_the_same(scheme):
    """Neither shouts: they are equally dark, and so are their grounds."""
    colors = SCHEMES[scheme]
    for good, harm in (("good", "harm"), ("good-wash", "harm-wash")):
        assert contrast(colors[good], colors[harm]) < 1.25, (good, harm)


@pytest.mark.parametrize("name", sorted(set(SHEETS) - {"tokens.css"}))
def test_nothing_but_the_tokens_names_a_color_or_a_font(name):
    css = bare(SHEETS[name])
    assert COLOR.findall(css) == []
    assert not re.search(r"font-family|@font-face|font: (?!inherit|112\.5%)", css)


def test_every_token_is_used_and_every_used_one_is_there():
    every = "\n".join(map(bare, SHEETS.values())) + "".join(
        path.read_text() for path in (ROOT / "templates").rglob("*.html")
    )
    defined = set(re.findall(r"(?:^|[\s;{])--([\w-]+):", every))
    used = set(re.findall(r"var\(--([\w-]+)", every))
    assert used - defined == set()
    assert defined - used == set()


def test_every_rule_stands_in_a_layer():
    for name, css in SHEETS.items():
        outside = bare(css)
        while "{" in outside:  # from the innermost block outwards
            outside, found = re.subn(r"@layer [\w-]+ \{[^{}]*\}", "", outside)
            outside, inner = re.subn(r"(?<=[{};])(?!\s*@layer)[^{};]*\{[^{}]*\}", "", outside)
            if not found + inner:
                break
        left = re.sub(r"@font-face \{[^}]*\}|@layer [\w, ]+;", "", outside)
        assert left.strip() == "", (name, left.strip()[:200])


def test_importance_is_left_to_the_layers():
    allowed = "[hidden] { display: none !important; }"
    for name, css in SHEETS.items():
        assert "!important" not in bare(css).replace(allowed, ""), name


def test_every_style_sheet_reaches_a_reader_once():
    templates = "".join(path.read_text() for path in (ROOT / "templates").rglob("*.html"))
    linked = set(re.findall(r"css/([\w-]+)\.css", templates))
    alone = {name.removesuffix(".css") for name in SHEETS} - set(SHARED)
    assert alone == linked - {"site", "desk"}
    text = joined(FOLDER)
    assert "/*" not in text, "what writers are told goes to no reader"
    assert text.split() == [word for name in SHARED for word in bare(SHEETS[f"{name}.css"]).split()]
    assert text.index("@layer tokens, base") < text.index("{")


def test_no_class_is_left_over():
    """What a style sheet names stands in a template, in code or in a script."""
    rooms = ("templates/**/*.html", "templates/**/*.css", "drugs/**/*.py", "static/js/*.js")
    source = "\n".join(path.read_text() for room in rooms for path in ROOT.glob(room))
    words = set(re.findall(r"[\w-]+", source))
    begun = set(re.findall(r"([\w-]+)-\{", source))  # "k-1" is made from "k-{…}"
    left = set()
    pages = {name: css for name, css in SHEETS.items() if Path(name).stem not in SHARED}
    for name, css in pages.items():
        for selector in re.findall(r"([^{};]+)\{", bare(css)):
            for found in re.findall(r"\.([a-zA-Z][\w-]*)", re.sub(r"@[^{]*", "", selector)):
                if found not in words and found.rpartition("-")[0] not in begun:
                    left.add((name, found))
    assert left == set()


def test_no_template_styles_by_itself():
    """The content security policy would drop it."""
    for path in (ROOT / "templates").rglob("*.html"):
        assert not re.search(r"\sstyle=|<style", path.read_text()), path.name
