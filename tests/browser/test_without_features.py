"""What an older browser does not know is taken away: the page is still read, printed and gone on
from. And what a reader mode keeps of it is the lead with all that warns."""

import re

import pytest
from django.urls import resolve

from tests.browser.conftest import PHONE
from tools import other_browsers


@pytest.fixture
def site(small_site):
    return small_site


@pytest.fixture
def kinds(small_site):
    """The largest page of each kind that people read."""
    found = {}
    for path in sorted(small_site.paths, key=small_site.sizes.get):
        found[resolve(path).url_name] = path
    return sorted(found.values())


# A browser that does not know a rule leaves it out, with all that is in it.
WITHOUT = {
    "@layer": lambda css: re.sub(r"@layer[^{;]*;", "", _without_blocks(css, r"@layer[^{;]*\{")),
    ":has()": lambda css: _without_blocks(css, r"[^{}]*:has\([^{}]*\{"),
    "popover": lambda css: _without_blocks(css, r"[^{}]*:popover-open[^{}]*\{"),
}


def _without_blocks(css: str, head: str) -> str:
    """The style sheet without each block that such a head begins."""
    kept, at = [], 0
    while found := re.compile(head).search(css, at):
        kept.append(css[at : found.start()])
        depth, end = 1, found.end()
        while depth and end < len(css):
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        at = end
    return "".join(kept) + css[at:]


def test_what_is_left_out_is_left_out():
    css = "a{b:c}@layer x{d{e:f}}g:has(h){i:j}k{l:m}"
    assert WITHOUT["@layer"](css) == "a{b:c}g:has(h){i:j}k{l:m}"
    assert WITHOUT[":has()"](css) == "a{b:c}@layer x{d{e:f}}k{l:m}"


@pytest.mark.long
@pytest.mark.parametrize("feature", WITHOUT)
def test_pages_stay_readable(new_page, kinds, feature):
    page = new_page(PHONE)

    def changed(route):
        answer = route.fetch()
        route.fulfill(response=answer, body=WITHOUT[feature](answer.text()))

    page.route(re.compile(r"\.css(\?|$)"), changed)
    if feature == "popover":
        page.add_init_script(
            "addEventListener('DOMContentLoaded', () => document.querySelectorAll"
            "('[popover], [popovertarget]').forEach(e => { e.removeAttribute('popover');"
            " e.removeAttribute('popovertarget'); }))"
        )
    for path in kinds:
        page.goto(path)
        assert page.locator("h1").is_visible(), path
        words = page.locator("main").inner_text()
        assert len(words.split()) > 20, path
        # Wide pictures and tables may scroll; the text itself is as wide as the screen.
        wide = page.evaluate(
            "[...document.querySelectorAll('main p, main h1, main h2')]"
            ".filter(e => e.offsetParent && e.clientWidth > innerWidth * 1.1).length"
        )
        assert wide == 0, (path, wide)
        links = page.locator("#menu a")
        if feature != "popover":
            page.locator(".top [popovertarget=menu]").click()
        assert links.last.is_visible(), f"{path}: the menu leads on"
        # A sentence for who has no script, or has one, is not shown to the other.
        for hidden in page.locator("[hidden]").all():
            assert not hidden.is_visible(), path
        assert len(page.pdf()) > 1000, path


def test_what_is_folded_is_opened_to_print(new_page, kinds):
    """By the script, for browsers whose style sheets cannot; and is as it was afterwards."""
    page = new_page(PHONE)
    path = next(path for path in kinds if resolve(path).url_name == "medicine_all")
    page.goto(path)
    closed = page.locator("details:not([open])").count()
    assert closed
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() == closed


# The lead, what is boxed, the rules, what is urgent, the label's state, and the figures.
WARNS = ", ".join(
    f"main {part}"
    for part in (
        ".lede", ".fda", "[class*=remember]", ".band", ".rules", ".status", ".twin",
        "h1 + .prose", ".figures caption",
    )
)  # fmt: skip

READ = """() => {
    const article = new Readability(document.cloneNode(true)).parse();
    const box = document.createElement("div");
    box.innerHTML = article.content;
    return box.textContent.replace(/\\s+/g, " ");
}"""


@pytest.mark.parametrize("kind", ["chapter", "side_effect", "article", "urgent_help"])
def test_a_reader_mode_keeps_what_leads_and_warns(new_page, kinds, kind):
    page = new_page(PHONE)
    page.goto(next(path for path in kinds if resolve(path).url_name == kind))
    source = other_browsers.READER_MODE.read_text()
    page.evaluate(f"() => {{ {source}; window.Readability = Readability; }}")
    read = page.evaluate(READ)
    links = {" ".join(text.split()) for text in page.locator("main a").all_inner_texts()}
    for words in page.locator(WARNS).all():
        for line in words.inner_text().split("\n"):
            line = " ".join(line.split())
            if len(line) > 30 and line not in links and words.is_visible():
                assert line in read, line
