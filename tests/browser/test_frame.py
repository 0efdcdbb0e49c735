"""The frame of every page: its bar takes room of its own, and nothing moves while it loads."""

import re

import pytest

from tests.browser.conftest import DESKTOP, PHONE

ZOOMED = {"width": 180, "height": 370}  # a phone of 360 x 740 at 200 %

# How much of the window lies under what stays in place while the page scrolls.
COVERED = """() => [...document.querySelectorAll("body *")].filter(one => one.checkVisibility() &&
    ["fixed", "sticky"].includes(getComputedStyle(one).position)).reduce((sum, one) => {
        const box = one.getBoundingClientRect();
        const seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
        return sum + (box.width > innerWidth / 2 ? Math.max(seen, 0) : 0);
    }, 0)"""
# The end of the last words of the page, and where the bar begins.
END = """() => {
    scrollTo(0, document.documentElement.scrollHeight);
    const bar = document.querySelector("nav.bar").getBoundingClientRect();
    const foot = document.querySelector(".foot").getBoundingClientRect();
    return [foot.bottom, bar.height ? bar.top : innerHeight];
}"""
FLOATING = """() => [...document.querySelectorAll("body *")].filter(one =>
    getComputedStyle(one).position === "fixed" && one.checkVisibility()).map(one =>
    one.outerHTML.slice(0, 80))"""
SHIFT = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
        .observe({type: "layout-shift", buffered: true});
    document.fonts.ready.then(() => setTimeout(() => done(sum), 300));
})"""


@pytest.fixture
def site(small_site):
    """These are tests of the machine: the small made-up desk has a page of every kind."""
    return small_site


def kinds(site):
    """One page of each kind, by the length of its address and its first part."""
    found = {}
    for path in site.paths:
        found.setdefault((path.split("/")[1], path.count("/")), path)
    return sorted(found.values())


def test_the_bar_covers_no_last_line_and_nothing_floats(site, new_page):
    page = new_page(PHONE)
    for path in kinds(site):
        page.goto(path)
        end, bar = page.evaluate(END)
        assert end <= bar + 1, path
        assert page.evaluate(FLOATING) == [], path
        assert page.locator("nav.bar a, nav.bar button").count() >= 2, path


def test_help_is_one_tap_away_on_every_page(site, new_page):
    for viewport, place in ((PHONE, "nav.bar"), (DESKTOP, ".top")):
        page = new_page(viewport)
        for path in kinds(site):
            page.goto(path)
            door = page.locator(f"{place} a[href='/urgent-help/']:visible")
            assert door.count() == (path != "/urgent-help/"), path


def test_two_thirds_of_a_zoomed_phone_are_text(site, new_page):
    page = new_page(ZOOMED)
    for path in kinds(site):
        page.goto(path)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
        assert page.evaluate(COVERED) <= ZOOMED["height"] / 3, path


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_nothing_moves_when_the_typeface_comes_late(site, new_page, viewport):
    page = new_page(viewport)
    fonts = []

    def late(route):
        fonts.append(route.request.url)
        page.wait_for_timeout(400)
        route.continue_()

    page.route(re.compile(r"\.woff2$"), late)
    for path in ("/", "/about/"):
        page.goto(path)
        assert page.evaluate(SHIFT) == 0, path
        assert page.evaluate("document.fonts.check('16px \"Atkinson Next\"')")
    assert fonts


def test_the_menu_opens_without_javascript_and_is_a_list_without_popovers(site, new_page):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto("/about/")
    menu = page.locator("#menu")
    assert not menu.is_visible()
    page.locator(".top button[popovertarget=menu]").click()
    assert menu.is_visible()
    menu.locator("button").click()
    assert not menu.is_visible()


def test_a_page_asks_for_little_before_it_is_painted(site, new_page):
    """Its own HTML and at most two style sheets; no script."""
    page = new_page(PHONE)
    for path in kinds(site):
        page.goto(path)
        sheets = page.locator("link[rel=stylesheet]").count()
        assert sheets <= 2, path
        assert page.locator("script[src]:not([defer], [async], [type=module])").count() == 0, path
