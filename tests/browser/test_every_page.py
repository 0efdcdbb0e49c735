"""Every printed page, in a real browser: for everybody, quiet, whole, and without JavaScript."""

from itertools import zip_longest

import pytest

from tests.browser import axe
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.watch import Watch

# The pages are shared out, so that several processes can take part.
SHARES = 8
share = pytest.mark.parametrize("number", range(SHARES), ids=lambda number: f"share{number + 1}")

WIDTHS = (320, 360, 1280)
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
        element => element.getBoundingClientRect().right > width + 0.5);
    const names = wide.slice(0, 3).map(element => element.outerHTML.slice(0, 100));
    return names.length ? names : ["something wider than the page"];
}"""


def pages(site, number):
    mine = site.paths[number::SHARES]
    assert mine, "there are fewer pages than shares"
    return mine


def report(findings):
    """Fail with all that was found, not only the first."""
    if findings:
        pytest.fail("\n".join(findings), pytrace=False)


@share
def test_open_to_everybody(site, page, number):
    found = []

    def look(rules, path, viewport, scheme):
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        for line in axe.violations(page, rules):
            found.append(f"{path} {viewport['width']} {scheme}: {line}")

    for path in pages(site, number):
        page.goto(path)
        look(axe.ALL, path, PHONE, "light")
        look(axe.LOOKS, path, PHONE, "dark")
        look(axe.LOOKS, path, DESKTOP, "light")
        look(axe.LOOKS, path, DESKTOP, "dark")
    report(found)


@share
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_quiet(site, new_page, number, viewport):
    page = new_page(viewport)
    watch = Watch(page, site.address)
    found = []
    for path in pages(site, number):
        page.goto(path)
        found += [f"{path}: {finding}" for finding in watch.findings()]
    report(found)


@share
def test_same_words_without_javascript(site, new_page, number):
    with_script, without = new_page(), new_page(java_script_enabled=False)
    found = []
    for path in pages(site, number):
        words = []
        for page in (with_script, without):
            page.goto(path)
            words.append(page.inner_text("main").split())
        assert words[1], f"{path} has no words"
        if words[0] != words[1]:
            found.append(f"{path}: {difference(*words)}")
    report(found)


def difference(with_script, without):
    """The first place where two lists of words part, with some words around it."""
    pairs = enumerate(zip_longest(with_script, without))
    at = next(at for at, (one, other) in pairs if one != other)
    around = slice(max(0, at - 3), at + 6)
    return f"with: {' '.join(with_script[around])} | without: {' '.join(without[around])}"


@share
def test_never_scrolls_sideways(site, page, number):
    found = []
    for path in pages(site, number):
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            found += [f"{path} {width}: {element}" for element in page.evaluate(TOO_WIDE)]
    report(found)
