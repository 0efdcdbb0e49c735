"""Search in a real browser: while you type, wherever a box stands; without JavaScript; and Back."""

import re
from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.watch import Watch

RESULTS = "#search-results"
FIRST = ".hit:first-child h3 a"
BELOW = ".below:not([hidden])"
MEMORY = "() => JSON.stringify({...localStorage, ...sessionStorage})"
A_PAGE = "/side-effects/nausea/"


@pytest.fixture
def site(small_site):
    return small_site


def first(page):
    """The first page found, once there is one."""
    page.wait_for_selector(FIRST)
    return page.get_attribute(FIRST, "href")


def sent(request):
    return dict(parse_qsl(request.post_data or "")).get("q")


def type_and_wait(page, words, box="#q"):
    """Types; gives the answer to the last letter."""
    with page.expect_response(lambda response: sent(response.request) == words) as got:
        page.type(box, words, delay=20)
    got.value.finished()
    page.wait_for_function("() => document.querySelector('[role=search] + * + [role=status], "
                           "[role=search] + [role=status]').textContent")  # fmt: skip
    return got.value


def open_box(page, viewport):
    """The box in the header: behind its icon on a phone."""
    page.goto(A_PAGE)
    if viewport is PHONE:
        page.click("[data-open-search]")
        expect(page.locator("#q-top")).to_be_focused()


# --- in the page of search --------------------------------------------------------------------


def test_results_come_while_you_type(page, site):
    watch = Watch(page, site.address)
    page.goto("/search/")
    answer = type_and_wait(page, "shingels")
    assert "<html" not in answer.text()
    assert first(page) == "/side-effects/shingles/"
    assert page.text_content(f"{FIRST} mark") == "Shingles"
    expect(page.locator("#q")).to_be_focused()
    assert page.input_value("#q") == "shingels"
    assert re.fullmatch(r"\d+ pages found", page.text_content("[role=search] + [role=status]"))
    # Whoever types slowly has asked before the last letter, and needs that answer no more.
    given_up = f"failed: {site.address}/search/ (net::ERR_ABORTED)"
    assert set(watch.findings()) <= {given_up}


def test_the_words_stand_in_no_address_and_no_step_of_the_history(page):
    page.goto("/about/")
    page.goto("/search/")
    steps, title = page.evaluate("history.length"), page.title()
    type_and_wait(page, "blood clot")
    assert page.evaluate("history.length") == steps
    assert page.url.endswith("/search/")
    assert page.title() == title
    page.press("#q", "Enter")
    assert page.url.endswith("/search/")
    page.go_back()
    page.wait_for_url("**/about/")


def test_back_and_reload_come_to_the_same_answers(page):
    page.goto("/search/")
    type_and_wait(page, "testoll")
    page.click(FIRST)
    page.wait_for_url("**/medicines/testol/")
    page.go_back()
    page.wait_for_url("**/search/")
    assert first(page) == "/medicines/testol/"
    assert page.input_value("#q") == "testoll"
    page.reload()
    assert first(page) == "/medicines/testol/"
    for one in ("h1", RESULTS, "nav#menu"):
        expect(page.locator(one)).to_have_count(1)


def test_a_way_on_from_the_answers_answers_in_place(page):
    page.goto("/search/")
    words = page.locator(f"{RESULTS} .chip").first.get_attribute("value")
    page.click(f"{RESULTS} .chip >> nth=0")
    assert first(page).startswith("/medicines/")
    assert page.input_value("#q") == words
    assert page.url.endswith("/search/")


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without"])
def test_the_form_works_by_itself(new_page, script):
    page = new_page(java_script_enabled=script)
    page.goto("/search/")
    page.fill("#q", "blood clot")
    page.press("#q", "Enter")
    assert first(page) == "/side-effects/blood-clots/"
    assert page.url.endswith("/search/")
    page.click(FIRST)
    page.wait_for_url("**/side-effects/blood-clots/")
    page.go_back()
    assert first(page) == "/side-effects/blood-clots/"
    assert page.input_value("#q") == "blood clot"


def test_a_link_with_words_is_answered(page):
    page.goto("/search/?q=shingels")
    assert first(page) == "/side-effects/shingles/"


def test_nothing_stays_in_the_browser(page):
    page.goto("/search/")
    type_and_wait(page, "zits")
    assert page.evaluate(MEMORY) == "{}"
    page.click(FIRST)
    page.wait_for_url("**/side-effects/acne/")
    assert page.evaluate(MEMORY) == "{}"
    assert page.context.cookies() == []


def test_when_the_network_is_gone_it_says_so(page):
    page.goto("/search/")
    page.context.set_offline(True)
    page.type("#q", "acne")
    page.wait_for_selector(".error-message")
    assert "Press Search" in page.text_content(".error-message")
    page.context.set_offline(False)
    page.type("#q", "s")
    assert first(page) == "/side-effects/acne/"
    expect(page.locator(".error-message")).to_have_count(0)


# --- in the header and on the home page -------------------------------------------------------


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_box_of_the_header_answers_below(new_page, site, viewport):
    page = new_page(viewport)
    watch = Watch(page, site.address)
    open_box(page, viewport)
    top = page.locator("main").bounding_box()["y"]
    steps = page.evaluate("history.length")
    type_and_wait(page, "shingels", "#q-top")
    assert page.get_attribute(f"{BELOW} ol a", "href") == "/side-effects/shingles/"
    assert re.fullmatch(r"\d+ pages found", page.text_content(".top [role=status]"))
    # Nothing moves, and no word is in an address.
    assert page.locator("main").bounding_box()["y"] == top
    assert page.url.endswith(A_PAGE)
    assert page.evaluate("history.length") == steps
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert axe.violations(page) == []
    assert watch.findings() == []


def test_the_box_of_the_header_by_keys_alone(page):
    page.goto(A_PAGE)
    page.focus("[data-open-search]")
    page.keyboard.press("Enter")
    expect(page.locator("#q-top")).to_be_focused()
    type_and_wait(page, "testol", "#q-top")
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{BELOW} ol a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#q-top")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(BELOW)).to_have_count(0)
    expect(page.locator("#q-top")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-open-search]")).to_be_focused()
    expect(page.locator(".top .name")).to_be_visible()


def test_what_cannot_wait_stands_first_below_the_box(page):
    open_box(page, PHONE)
    type_and_wait(page, "chest pain", "#q-top")
    expect(page.locator(f"{BELOW} .band.now a[href='tel:911']")).to_be_in_viewport()
    assert page.text_content(".top [role=status]").startswith("Call 911.")


def test_enter_leads_from_the_header_to_all_answers(page):
    open_box(page, PHONE)
    page.fill("#q-top", "shingels")
    page.press("#q-top", "Enter")
    assert first(page) == "/side-effects/shingles/"
    assert page.url.endswith("/search/")
    page.click(FIRST)
    page.go_back()
    assert first(page) == "/side-effects/shingles/"


def test_the_box_of_the_home_page_answers_below_it(page):
    page.goto("/")
    type_and_wait(page, "shingels")
    assert page.get_attribute(f"{BELOW} ol a", "href") == "/side-effects/shingles/"
    box, below = (page.locator(one).bounding_box() for one in ("#find", BELOW))
    assert below["y"] >= box["y"] + box["height"] - 2
    page.click(f"{BELOW} button")
    assert first(page) == "/side-effects/shingles/"


def test_without_a_script_the_icon_is_a_link(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(A_PAGE)
    page.click("[data-open-search]")
    page.wait_for_url("**/search/")


def test_at_200_percent_the_box_and_its_answers_can_be_used(new_page):
    page = new_page({"width": 180, "height": 370})
    page.goto(A_PAGE)
    page.click("[data-open-search]")
    type_and_wait(page, "chest pain", "#q-top")
    expect(page.locator(f"{BELOW} a[href='tel:911']")).to_be_visible()
    assert page.locator("#q-top").bounding_box()["width"] > 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 180


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_to_everybody(new_page, viewport, scheme):
    page = new_page(viewport, color_scheme=scheme)
    for query in ("eczema", "zits", "shingels xyzzy", "xyzzy"):
        page.goto(f"/search/?q={query}")
        assert axe.violations(page) == [], query
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= viewport["width"], query
