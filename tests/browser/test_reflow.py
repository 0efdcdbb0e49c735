"""Every page on any screen, zoomed, with large text, with wide spacing, in a reader's own colors
and without motion: nothing is lost, and whatever can be pressed is large enough."""

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.preferences import EDGES, LOST_EDGES, MOVING
from tests.browser.representatives import each_share, largest, pages
from tests.browser.targets import SMALL
from tests.browser.test_every_page import TOO_WIDE, report
from tests.browser.watch import Watch

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
        if (element.closest(".sr, svg, .skip")) continue;
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
# Boxes of the quick links over each other would hide one of them.
OVERLAP = """() => {
    const boxes = [...document.querySelectorAll("nav.bar a")].filter(
        link => link.checkVisibility()).map(link => link.getBoundingClientRect());
    const [a, b] = boxes;
    return b && a.right > b.left + 1 && b.right > a.left + 1 && a.bottom > b.top + 1 &&
        b.bottom > a.top + 1 ? ["the quick links lie over each other"] : [];
}"""


WIDTHS = (320, 360, 1280)
SHAPES = {
    "400 percent": (ZOOMED, ""),
    "text spacing": (ZOOMED, SPACING),
    "200 percent text": (HALVED, LARGE),
}


@each_share
def test_nothing_is_lost(site, page, share):
    found, boxes = [], 0
    for path in pages(site, share):
        page.goto(path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            found += [f"{path} {width}: {line}" for line in page.evaluate(TOO_WIDE)]
        for name, (viewport, css) in SHAPES.items():
            page.set_viewport_size(viewport)
            page.evaluate(STYLE, css)
            for look in (TOO_WIDE, CLIPPED, OVERLAP):
                found += [f"{path} {name}: {line}" for line in page.evaluate(look)]
        page.evaluate(STYLE, "")
        page.set_viewport_size(PHONE)
        found += [f"{path} on a phone: {line}" for line in page.evaluate(SMALL)]
        found += [f"{path}: {line}" for line in page.evaluate(MOVING)]
        page.emulate_media(forced_colors="active")
        boxes += page.locator(EDGES).count()
        found += [f"{path}, own colors: {line}" for line in page.evaluate(LOST_EDGES, EDGES)]
        page.emulate_media(forced_colors="none")
    assert boxes > 15, "the selector of edges finds nothing"
    report(found)


@each_share
def test_a_desk_is_quiet_and_its_targets_large(site, new_page, share):
    page = new_page(DESKTOP)
    watch = Watch(page, site.address)
    found = []
    for path in pages(site, share):
        page.goto(path)
        found += [f"{path}: {finding}" for finding in watch.findings()]
        found += [f"{path}: {line}" for line in page.evaluate(SMALL)]
        page.emulate_media(forced_colors="active")
        found += [f"{path}, own colors: {line}" for line in page.evaluate(LOST_EDGES, EDGES)]
        page.emulate_media(forced_colors="none")
    report(found)


@pytest.mark.parametrize("kind", ["medicine", "compare_pair"])
def test_tables_scroll_inside_themselves_and_keep_their_row_names(site, new_page, kind):
    page = new_page(ZOOMED)
    page.goto(largest(site, kind))
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
