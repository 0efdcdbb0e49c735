"""Every page on a small screen, zoomed, with large text and with wide spacing: nothing is lost."""

import pytest

from tests.browser.representatives import report
from tests.browser.test_every_page import TOO_WIDE

ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %
HALVED = {"width": 640, "height": 512}  # room for text at twice its size
# WCAG 1.4.12, as a reader's own style sheet sets it.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-block-end: 2em !important; }"""
LARGE = "html { font-size: 225% !important; }"

# A constructed sheet: the page's policy refuses a style element, rightly.
STYLE = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
    for (const part of document.querySelectorAll("details")) part.open = true;
}"""
# What hides the part of its content that does not fit, and text that leaves the window sideways.
CLIPPED = """() => {
    const found = [];
    for (const element of document.querySelectorAll("body *")) {
        if (element.closest(".hidden-text, svg, .skip-link")) continue;
        if (!element.checkVisibility()) continue;
        const style = getComputedStyle(element);
        if (style.clipPath !== "none") continue;
        const hides = ["hidden", "clip"];
        if (hides.includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1 ||
            hides.includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1 ||
            style.textOverflow === "ellipsis")
            found.push("cut off: " + element.outerHTML.slice(0, 90));
        if (style.position === "fixed" && element.getBoundingClientRect().right > innerWidth + 1)
            found.push("out of the window: " + element.outerHTML.slice(0, 90));
    }
    return found;
}"""
# Boxes of the fixed links over each other would hide one of them.
OVERLAP = """() => {
    const boxes = [...document.querySelectorAll(".dock a")].filter(
        link => link.checkVisibility()).map(link => link.getBoundingClientRect());
    const [a, b] = boxes;
    return b && a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 &&
        b.bottom > a.top + 1 ? ["the fixed links lie over each other"] : [];
}"""


@pytest.mark.parametrize(
    ("viewport", "css"),
    [(ZOOMED, ""), (ZOOMED, SPACING), (HALVED, LARGE)],
    ids=["400 percent", "text spacing", "200 percent text"],
)
def test_nothing_is_lost(site, new_page, viewport, css):
    page = new_page(viewport)
    found = []
    for path in site.paths:
        page.goto(path)
        page.evaluate(STYLE, css)
        for look in (TOO_WIDE, CLIPPED, OVERLAP):
            found += [f"{path}: {line}" for line in page.evaluate(look)]
    report(found)


@pytest.mark.parametrize("path", ["/medicines/rinvoq/", "/compare/cibinqo-rinvoq/"])
def test_tables_scroll_inside_themselves_and_keep_their_row_names(new_page, path):
    page = new_page(ZOOMED)
    page.goto(path)
    page.evaluate(STYLE, "")
    scrolling = page.eval_on_selector_all(
        ".table-scroll", "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
    )
    regions = page.locator(".table-scroll[tabindex='0'][role=region][aria-label]").count()
    assert regions == page.locator(".table-scroll").count()
    if not scrolling:
        return
    kept = page.evaluate(
        """() => { const area = [...document.querySelectorAll(".table-scroll")].find(
            one => one.scrollWidth > one.clientWidth + 20);
            if (!area) return true;
            area.scrollLeft = 999;
            const head = area.querySelector("tbody th").getBoundingClientRect();
            return head.left >= area.getBoundingClientRect().left - 1; }"""
    )
    assert kept, "the row's name scrolls away"
