"""Every page by keyboard alone: the way in, every stop, and focus that is always seen."""

import pytest
from playwright.sync_api import TimeoutError, expect

from tests.browser.conftest import DESKTOP
from tests.browser.representatives import each_kind, each_share, largest, pages
from tests.browser.targets import SMALL
from tests.browser.test_every_page import report

SOON = 15_000  # milliseconds
ZOOMED = {"width": 320, "height": 256}  # 1280 x 1024 at 400 %

# Marks everything a keyboard must reach and gives how many there are. Of a group of radio buttons
# Tab reaches one; the arrow keys reach the others.
MARK = """() => {
    const groups = new Set();
    let count = 0;
    for (const element of document.querySelectorAll(
            "a[href], button, input, select, textarea, summary, [tabindex='0']")) {
        if (!element.checkVisibility({visibilityProperty: true}) || element.disabled) continue;
        if (element.type === "radio") {
            const group = (element.form ? element.form.id : "") + element.name;
            const chosen = document.querySelector(`input[name="${element.name}"]:checked`);
            if (groups.has(group) || (chosen && chosen !== element)) continue;
            groups.add(group);
        }
        element.dataset.stop = ++count;
    }
    return count;
}"""

# What has the focus: its mark, and what is wrong with how it is seen.
FOCUSED = """() => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const found = {stop: element.dataset.stop || "", name: element.outerHTML.slice(0, 90)};
    found.wrong = [];
    // Around the thing itself, or around what it is a part of: its label, the box of a search.
    const around = [element, ...(element.labels || []), element.closest("form.find")];
    const ringed = box => box && getComputedStyle(box).outlineStyle !== "none" &&
        parseFloat(getComputedStyle(box).outlineWidth) >= 2;
    if (!around.some(ringed))
        found.wrong.push("no ring");
    let seen = 0, covered = 0, by = "";
    for (const box of element.getClientRects()) {
        for (const across of [0.02, 0.5, 0.98]) for (const down of [0.1, 0.5, 0.9]) {
            const x = box.left + box.width * across, y = box.top + box.height * down;
            if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
            seen++;
            const top = document.elementFromPoint(x, y);
            // Only what is fixed can lie over it; a round corner shows what is behind it.
            const over = top && top.closest("nav.bar, thead, .contents");
            if (!over || over.contains(element) || element.contains(over)) continue;
            covered++;
            by = over.className || over.tagName;
        }
    }
    if (!seen) found.wrong.push("out of view");
    // A whole table, or a link of many lines, may be taller than a zoomed window leaves free.
    const tall = element.getBoundingClientRect().height > 80;
    if (covered && (!tall || covered === seen)) found.wrong.push("covered by " + by);
    return found;
}"""


# Each Tab first notes where the one before it led: so many stops are asked for at once.
NOTE = f"""() => {{
    window.focused = {FOCUSED};
    window.stops = [];
    const note = event => {{ if (event.key === "Tab") stops.push(focused()); }};
    addEventListener("keydown", note, true);
}}"""
NOTED = "() => [...stops, focused()].slice(1)"  # the first Tab began where nothing has the focus


def stops(page, wanted):
    """Hold Tab down through the whole page; gives each stop in order, about `wanted` of them."""
    page.evaluate(NOTE)
    more = wanted + 1
    while True:
        for _ in range(more):
            page.keyboard.down("Tab")
        page.keyboard.up("Tab")
        found = page.evaluate(NOTED)
        for number, stop in enumerate(found):
            # Past the end nothing has the focus, or the first one again.
            if stop is None or (number and stop["stop"] == found[0]["stop"]):
                return found[:number]
        assert len(found) < 700, "Tab never comes to the end"
        more = 20


@pytest.mark.long
@each_share
def test_the_skip_link_is_the_first_stop_and_tab_reaches_everything(site, page, share):
    found = []
    for path in pages(site, share):
        page.goto(path)
        for look in (walked, skipped):
            found += [f"{path}: {line}" for line in look(page)]
    report(found)


def skipped(page):
    """What is wrong with the skip link: seen, and leading to the main text."""
    page.focus(".skip")
    box = page.locator(".skip").bounding_box()
    if box["width"] <= 100 or box["height"] < 44:
        yield "the skip link is not seen when it has the focus"
    page.keyboard.press("Enter")
    if not comes_true(page, "document.activeElement.id === 'main'"):
        yield "the skip link does not lead to the main text"
    page.keyboard.press("Tab")
    if not comes_true(page, "!!document.activeElement.closest('main, nav.bar')"):
        yield "after the skip link Tab goes on elsewhere"


def comes_true(page, what):
    """Whether it does; a busy machine may take its time."""
    try:
        page.wait_for_function(what, timeout=SOON)
    except TimeoutError:
        return False
    return True


def walked(page):
    """What is wrong on the way through a whole page with Tab; it begins with the skip link."""
    wanted = page.evaluate(MARK)
    found = stops(page, wanted)
    if not found or "skip" not in found[0]["name"]:
        yield "the skip link is not the first stop"
    numbers = [int(stop["stop"] or 0) for stop in found]
    for number in sorted(set(range(1, wanted + 1)) - set(numbers)):
        missed = page.locator(f"[data-stop='{number}']").evaluate("e => e.outerHTML")[:90]
        yield f"never reached: {missed}"
    yield from (f"{', '.join(stop['wrong'])}: {stop['name']}" for stop in found if stop["wrong"])
    yield from (f"not marked: {stop['name']}" for stop in found if not stop["stop"])
    if numbers != sorted(numbers):
        yield "Tab does not follow the order of the page"


@pytest.mark.long
@pytest.mark.parametrize("viewport", [DESKTOP, ZOOMED], ids=["desktop", "zoomed"])
@each_kind
def test_focus_is_always_seen_on_other_screens(site, new_page, share, viewport):
    """On every page it is seen on a phone (above); here on one of each kind."""
    page = new_page(viewport)
    found = []
    for path in [*pages(site, share), "/nothing-is-here/"]:
        page.goto(path)
        found += [f"{path}: {line}" for line in walked(page)]
    report(found)


def test_a_covered_or_unseen_focus_is_noticed(page):
    """The walk is worth something only if it sees what it looks for."""
    page.goto("/about/")
    page.evaluate("""() => {
        document.querySelector("nav.bar").style.cssText = "position: fixed; inset: 0";
    }""")
    assert any("covered by" in line for line in walked(page))
    page.goto("/about/")
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(":focus-visible { outline: none !important }");
        document.adoptedStyleSheets = [sheet];
        document.querySelector("footer a").tabIndex = -1;
        document.querySelector("main").inert = true;
    }""")
    found = list(walked(page))
    assert any("no ring" in line for line in found)
    assert any("never reached" in line for line in found)


def test_the_menu_opens_and_closes_by_keyboard(page):
    page.goto("/")
    button = page.get_by_role("button", name="Menu")
    button.focus()
    page.keyboard.press("Enter")
    menu = page.locator("#menu")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.locator(":focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_folded_parts_open_by_keyboard(site, page):
    page.goto(largest(site, "medicine"))
    page.locator("main summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main details").first).to_have_attribute("open", "")


def test_targets_of_the_open_menu_are_44_pixels(page):
    page.goto("/")
    page.get_by_role("button", name="Menu").click()
    assert page.evaluate(SMALL) == []
