"""/search/ in a real browser: while you type, without JavaScript, and with the Back button."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.watch import Watch

RESULTS = "#search-results"
FIRST = ".hit:first-child h3 a"
MEMORY = "() => JSON.stringify({...localStorage, ...sessionStorage})"


@pytest.fixture
def site(small_site):
    return small_site


def first(page):
    """The first page found, once there is one."""
    page.wait_for_selector(FIRST)
    return page.get_attribute(FIRST, "href")


def asked(address):
    return dict(parse_qsl(urlsplit(address).query)).get("q")


def type_and_wait(page, words):
    """Types; gives the answer to the last letter."""
    with page.expect_response(lambda response: asked(response.url) == words) as got:
        page.type("#q", words, delay=20)
    page.wait_for_function("words => document.title.startsWith(words)", arg=words)
    return got.value


def test_results_come_while_you_type(page, site):
    watch = Watch(page, site.address)
    page.goto("/search/")
    answer = type_and_wait(page, "shingels")
    assert "<html" not in answer.text()
    assert first(page) == "/side-effects/shingles/"
    assert page.text_content(f"{FIRST} mark") == "Shingles"
    expect(page.locator("#q")).to_be_focused()
    assert page.input_value("#q") == "shingels"
    assert re.fullmatch(r"\d+ pages found", page.text_content("#search-status"))
    assert watch.findings() == []


def test_a_half_word_is_no_step_of_the_history(page):
    page.goto("/about/")
    page.goto("/search/")
    steps = page.evaluate("history.length")
    type_and_wait(page, "blood clot")
    assert page.evaluate("history.length") == steps
    assert asked(page.url) == "blood clot"
    page.go_back()
    page.wait_for_url("**/about/")


def test_back_from_a_page_that_was_found(page):
    page.goto("/search/")
    type_and_wait(page, "testoll")
    page.click(FIRST)
    page.wait_for_url("**/medicines/testol/")
    page.go_back()
    page.wait_for_url("**/search/?q=testoll")
    assert page.input_value("#q") == "testoll"
    assert first(page) == "/medicines/testol/"
    for one in ("h1", RESULTS, "nav#menu"):
        expect(page.locator(one)).to_have_count(1)


def test_back_within_the_page(page):
    """The skip link makes a step of its own; from there Back is htmx's to answer."""
    page.goto("/search/")
    type_and_wait(page, "DVT")
    page.focus(".skip-link")
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.go_back()
    page.wait_for_url("**/search/?q=DVT")
    assert first(page) == "/side-effects/blood-clots/"
    for one in ("nav#menu", RESULTS):
        expect(page.locator(one)).to_have_count(1)


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without"])
def test_the_form_works_by_itself(new_page, script):
    page = new_page(java_script_enabled=script)
    page.goto("/search/")
    page.fill("#q", "blood clot")
    page.press("#q", "Enter")
    page.wait_for_url("**/search/?q=blood+clot")
    assert first(page) == "/side-effects/blood-clots/"
    page.click(FIRST)
    page.wait_for_url("**/side-effects/blood-clots/")
    page.go_back()
    assert first(page) == "/side-effects/blood-clots/"
    assert page.input_value("#q") == "blood clot"


def test_nothing_stays_in_the_browser(page):
    page.goto("/search/")
    type_and_wait(page, "zits")
    assert page.evaluate(MEMORY) == "{}"
    page.click(FIRST)
    page.wait_for_url("**/side-effects/acne/")
    assert page.evaluate(MEMORY) == "{}"
    page.go_back()
    assert first(page) == "/side-effects/acne/"
    assert page.evaluate(MEMORY) == "{}"
    assert page.context.cookies() == []


def test_when_the_network_is_gone_it_says_so(page):
    page.goto("/search/")
    page.context.set_offline(True)
    page.type("#q", "acne")
    page.wait_for_selector("#search-status.error-message")
    assert "Press Search" in page.text_content("#search-status")
    page.context.set_offline(False)
    page.type("#q", "s")
    page.wait_for_selector("#search-status.hidden-text", state="attached")
    assert first(page) == "/side-effects/acne/"


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_to_everybody(new_page, viewport, scheme):
    page = new_page(viewport, color_scheme=scheme)
    for query in ("eczema", "zits", "shingels xyzzy", "xyzzy"):
        page.goto(f"/search/?q={query}")
        assert axe.violations(page) == [], query
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= viewport["width"], query
