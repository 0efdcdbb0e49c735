"""A page as the browser translates it for a reader, and with text at twice its size on a phone:
longer words in every text, each within two `font` elements, as Chrome's own translation leaves
them. Nothing runs out of the window, nothing is cut off, and scripts still find what they need."""

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.representatives import each_share, pages
from tests.browser.test_every_page import TOO_WIDE, report
from tests.browser.test_reflow import CLIPPED, OVERLAP

LONGER = 1.4  # what English becomes in German or Spanish
TWICE = {"standard": 32, "fixed": 26}  # pixels: a reader's own setting of the browser
# Each word grows by its own letters, so the longest ones do as well; numbers stay as they are.
TRANSLATE = """longer => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, node =>
        node.data.trim() && !node.parentElement.closest("script, style, svg, textarea, select")
            ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    for (const text of texts) {
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.textContent = text.data.replace(/\\p{L}{3,}/gu,
            word => word + word.slice(0, Math.round(word.length * (longer - 1))).toLowerCase());
        outer.append(inner);
        text.replaceWith(outer);
    }
    document.documentElement.lang = "de";
    document.documentElement.classList.add("translated-ltr");
    return texts.length;
}"""
# What stays before the eyes while somebody scrolls leaves two thirds of the height to the text.
TAKEN = """() => {
    const kept = [...document.querySelectorAll("body *")].filter(element => {
        const {position} = getComputedStyle(element);
        return (position === "fixed" || position === "sticky") && element.checkVisibility();
    });
    scrollTo(0, document.documentElement.scrollHeight / 2);
    const rows = new Set();
    for (const element of kept) {
        const {top, bottom, width} = element.getBoundingClientRect();
        if (width < innerWidth / 2) continue;
        for (let y = Math.max(0, Math.floor(top)); y < Math.min(innerHeight, bottom); y++)
            rows.add(y);
    }
    scrollTo(0, 0);
    return rows.size > innerHeight / 3
        ? [`${rows.size} of ${innerHeight} rows are taken: ` + kept[0].outerHTML.slice(0, 60)] : [];
}"""
LOOKS = (TOO_WIDE, CLIPPED, OVERLAP, TAKEN)


def seen(page, where):
    return [f"{where}: {line}" for look in LOOKS for line in page.evaluate(look)]


OPEN = """() => {
    for (const part of document.querySelectorAll("details")) part.open = true;
}"""


@pytest.mark.long
@each_share
def test_text_at_twice_its_size_holds_on_a_phone(site, new_page, share):
    page = new_page(PHONE)
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": TWICE})
    found = []
    for path in pages(site, share):
        page.goto(path)
        page.evaluate(OPEN)
        found += seen(page, path)
    narrow = page.evaluate("() => matchMedia('(max-width: 12rem)').matches")
    assert narrow, "the browser did not take the setting"
    report(found)


@pytest.mark.long
@each_share
def test_translated_pages_hold(site, page, share):
    found = []
    for path in pages(site, share):
        page.set_viewport_size(PHONE)
        page.goto(path)
        page.evaluate(OPEN)
        assert page.evaluate(TRANSLATE, LONGER) > 20
        found += seen(page, f"{path} on a phone")
        page.set_viewport_size(DESKTOP)
        found += seen(page, f"{path} on a desk")
    report(found)
