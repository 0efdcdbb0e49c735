"""/compare/ as people use it: choosing, opening rows, going back, on a small phone and on paper."""

import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser import axe
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_every_page import TOO_WIDE
from tests.browser.watch import Watch

PAIR_PATH = "/compare/cestol-velvix/"
PAIR = re.compile(PAIR_PATH + "$")
FOUR = "/compare/?medicine=bestol&medicine=cestol&medicine=shotumab&medicine=velvix"
SCREENS = 6.5  # of a phone, for two medicines with every rule
SHEETS = 2


@pytest.fixture
def site(crowded_site):
    return crowded_site


def pick(page, *names):
    """Choose in the drop-down lists, in their order."""
    lists = page.locator(".choose select")
    for place, name in enumerate(names):
        lists.nth(place).select_option(name)
    page.locator(".choose button").click()


# --- choosing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_choosing_works_with_and_without_a_script(site, new_page, script):
    page = new_page(java_script_enabled=script)
    watch = Watch(page, site.address, scripts=script)
    page.goto("/compare/")
    pick(page, "velvix", "cestol")
    expect(page).to_have_url(PAIR)
    expect(page.locator("h1")).to_have_text("Cestol, Velvix or no change")
    assert watch.findings() == []


def test_another_is_added_to_those_that_stand_there(page):
    page.goto(PAIR_PATH)
    page.get_by_text("Change the treatments").click()
    page.locator(".choose select").nth(2).select_option("shotumab")
    page.locator(".choose button").click()
    expect(page.locator("h1")).to_have_text("Cestol, Shotumab, Velvix or no change")
    page.go_back()
    expect(page).to_have_url(PAIR)
    expect(page.locator("h1")).to_have_text("Cestol, Velvix or no change")


def test_two_side_by_side_are_two_taps_away(page):
    page.goto("/")
    page.locator("a[href='/compare/']:visible").first.click()
    link = page.locator(f"a[href='{PAIR_PATH}']:visible")
    assert link.bounding_box()["y"] < PHONE["height"]
    link.click()
    expect(page.locator("table.grid").first).to_be_visible()


def test_nothing_is_kept_on_the_device(page):
    page.goto("/compare/")
    pick(page, "cestol", "velvix", "testol")
    expect(page.locator("h1")).to_contain_text("Testol")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


# --- the table ------------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_tap_on_a_question_opens_its_trials(new_page, script):
    page = new_page(java_script_enabled=script)
    page.goto(PAIR_PATH)
    row = page.locator("#row-reaction-nausea")
    expect(row.locator("details > div")).to_be_hidden()
    row.locator("summary").click()
    expect(row.locator("details > div")).to_be_visible()
    expect(row.locator("details > div")).to_contain_text("First Trial")


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280])
def test_four_fit_any_screen(new_page, width):
    page = new_page({"width": width, "height": 740})
    page.goto(FOUR)
    assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("path", [PAIR_PATH, FOUR], ids=["two", "four"])
def test_on_a_phone_it_is_a_grid_with_no_change_in_view(page, path):
    page.goto(path)
    for row in page.locator("table.grid tbody[id] tr:nth-child(2)").all():
        boxes = [cell.bounding_box() for cell in row.locator("td").all()]
        assert len({round(box["y"]) for box in boxes}) == 1, "the answers stand in one row"
        assert boxes == sorted(boxes, key=lambda box: box["x"])
        assert boxes[-1]["x"] + boxes[-1]["width"] <= PHONE["width"] + 1


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_the_heads_stay_in_view(new_page, size):
    page = new_page(size)
    page.goto(FOUR)
    page.locator("#row-boxed-warning").evaluate("row => row.scrollIntoView()")
    head = page.locator("table.grid thead th", has_text="Cestol").first.bounding_box()
    assert 0 <= head["y"] < 5
    assert head["height"] <= 88


def test_no_head_breaks_a_name(page):
    page.goto(FOUR)
    for link in page.locator("table.grid").first.locator("thead a").all():
        lines = link.evaluate("one => one.getClientRects().length")
        assert lines == 1, link.inner_text()


def test_two_take_few_screens(page):
    page.goto(PAIR_PATH)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS * PHONE["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_four_are_open_to_everybody(new_page, width, scheme):
    # So high that nothing lies under the bottom bar.
    page = new_page({"width": width, "height": 9000}, color_scheme=scheme)
    page.goto(FOUR)
    assert axe.violations(page) == []
    page.goto("/compare/")
    assert axe.violations(page) == []


def test_a_screen_reader_finds_a_table_on_a_phone_too(page):
    page.goto(PAIR_PATH)
    table = page.get_by_role("table").first
    assert table.get_by_role("columnheader").all_inner_texts()[-1].startswith("No change")
    assert table.get_by_role("rowheader", name="Boxed warning").count() == 1
    assert table.get_by_role("heading", name="Does it help?").count() == 1


# --- paper ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_the_rules_are_as_wide_as_the_table_above_them(page, size):
    page.set_viewport_size(size)
    page.goto(PAIR_PATH)
    table, rules = (page.locator(part).first.bounding_box() for part in (".grid", ".stacks"))
    assert (table["x"], table["width"]) == (rules["x"], rules["width"])


def printed(page, tmp_path):
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(tmp_path / "page.pdf").pages]


@pytest.mark.parametrize("path", [PAIR_PATH, FOUR], ids=["two", "four"])
def test_all_columns_and_rows_stand_on_two_sheets(page, tmp_path, path):
    page.goto(path)
    heads = page.locator("table.grid").first.locator("thead th").all_inner_texts()
    questions = page.locator("table.grid summary").all_inner_texts()
    sheets = printed(page, tmp_path)
    assert len(sheets) <= SHEETS
    whole = " ".join(" ".join(sheets).split())
    for head in heads:
        assert head.split("\n")[0] in sheets[0]
    for question in questions:
        name = re.sub(r"\s*out of [\d,]+$", "", question)
        assert " ".join(name.split()) in whole
    assert "First Trial, 16 weeks, 400 people in all" in whole
    assert "Tap a row" not in whole
    assert "Change the treatments" not in whole
