"""A term opens its definition where it stands; where that cannot be, it leads to the glossary."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import DESKTOP, PHONE

PAGE = "/how-it-works/"
BUTTON = "button.define[popovertarget='define-flare']"
LINK = "a.term[href='/glossary/#flare']"
DEFINITION = "#define-flare"


@pytest.fixture
def site(small_site):
    return small_site


def is_open(page):
    expect(page.locator(DEFINITION)).to_be_visible()


def is_closed(page):
    expect(page.locator(DEFINITION)).to_be_hidden()


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without"])
def test_by_keyboard(new_page, script):
    page = new_page(java_script_enabled=script)
    page.goto(PAGE)
    is_closed(page)
    page.focus(BUTTON)
    page.keyboard.press("Enter")
    is_open(page)
    assert "bad time" in page.inner_text(DEFINITION)
    page.keyboard.press("Tab")
    expect(page.locator(f"{DEFINITION} a")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(f"{DEFINITION} button")).to_be_focused()
    page.keyboard.press("Enter")
    is_closed(page)
    expect(page.locator(BUTTON)).to_be_focused()
    page.keyboard.press("Space")
    is_open(page)
    page.keyboard.press("Escape")
    is_closed(page)
    expect(page.locator(BUTTON)).to_be_focused()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_by_pointer(new_page, viewport):
    page = new_page(viewport)
    page.goto(PAGE)
    page.click(BUTTON)
    is_open(page)
    box = page.locator(DEFINITION).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= viewport["width"]
    assert box["y"] + box["height"] <= viewport["height"]
    page.mouse.click(viewport["width"] / 2, 5)  # beside it
    is_closed(page)
    page.click(BUTTON)
    page.click(f"{DEFINITION} a")
    page.wait_for_url("**/glossary/#flare")


def test_it_stands_in_the_line_as_the_link_would(page):
    page.goto(PAGE)
    assert page.is_visible(BUTTON)
    assert not page.is_visible(LINK)
    height = page.evaluate(f"document.querySelector(`{BUTTON}`).getBoundingClientRect().height")
    assert height >= 44
    paragraph = page.query_selector(f"p:has({BUTTON})")
    with_button = paragraph.bounding_box()["height"]
    page.eval_on_selector_all("button.define", "all => all.forEach(one => one.remove())")
    assert page.is_visible(LINK)
    assert paragraph.bounding_box()["height"] == pytest.approx(with_button, abs=1)


def test_without_popovers_it_is_the_link_to_the_glossary(page):
    """A browser that knows no popovers: neither the attribute nor the selector."""

    def older(route):
        answer = route.fetch()
        text = answer.text().replace("selector(:popover-open)", "selector(:not-known-here)")
        text = text.replace(" popover ", " data-popover ").replace("popovertarget", "data-nothing")
        headers = {k: v for k, v in answer.headers.items() if k != "content-encoding"}
        route.fulfill(status=answer.status, headers=headers, body=text)

    page.route("**/*", older)
    page.goto(PAGE)
    assert page.locator("button.define").first.is_hidden()
    assert page.locator(".definition").first.is_hidden()
    page.click(LINK)
    page.wait_for_url("**/glossary/#flare")


def test_on_paper_it_is_plain_text(page):
    page.goto(PAGE)
    page.emulate_media(media="print")
    assert page.is_visible(LINK)
    assert not page.is_visible(BUTTON)
    is_closed(page)
    line = page.evaluate(f"getComputedStyle(document.querySelector(`{LINK}`)).textDecorationLine")
    assert line == "none"


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_to_everybody(new_page, viewport, scheme):
    page = new_page(viewport, color_scheme=scheme)
    page.goto(PAGE)
    page.click(BUTTON)
    is_open(page)
    assert axe.violations(page) == []
