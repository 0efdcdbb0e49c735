"""/compare/ as people use it: ticking, going back, without JavaScript, on a small phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.conftest import DESKTOP
from tests.browser.test_every_page import TOO_WIDE
from tests.browser.watch import Watch

PAIR_PATH = "/compare/cestol-velvix/"
PAIR = re.compile(PAIR_PATH + "$")
FOUR = "/compare/?medicine=bestol&medicine=cestol&medicine=testol&medicine=velvix"


@pytest.fixture
def site(crowded_site):
    return crowded_site


def tick(page, *names):
    for name in names:
        page.check(f"input[value={name}]")


def heading(page):
    return page.locator("#comparison-table > h2")


def test_ticking_changes_the_table_without_a_reload(site, page):
    watch = Watch(page, site.address)
    page.goto("/compare/")
    page.evaluate("window.sameWindow = true")
    expect(page.locator(".compare-only")).to_be_hidden()
    tick(page, "cestol")
    expect(page.locator("#comparison-table")).to_contain_text("Choose one more")
    tick(page, "velvix")
    expect(heading(page)).to_have_text("Cestol and Velvix, side by side")
    expect(page).to_have_url(PAIR)
    expect(page).to_have_title(re.compile("Cestol and Velvix"))
    expect(page.locator("#comparison-status")).to_have_text("Cestol and Velvix, side by side")
    tick(page, "testol")
    expect(heading(page)).to_have_text("Cestol, Testol and Velvix, side by side")
    expect(page.locator("input[value=testol]")).to_be_focused()
    expect(page).to_have_url(re.compile("medicine=cestol&medicine=testol&medicine=velvix$"))
    expect(page.locator(".compare-only")).to_be_visible()
    assert page.evaluate("window.sameWindow")
    assert watch.findings() == []


def test_back_and_forward(page):
    page.goto("/compare/")
    tick(page, "cestol", "velvix")
    expect(heading(page)).to_have_text("Cestol and Velvix, side by side")
    tick(page, "testol")
    expect(heading(page)).to_have_text("Cestol, Testol and Velvix, side by side")

    page.go_back()
    expect(page).to_have_url(PAIR)
    expect(heading(page)).to_have_text("Cestol and Velvix, side by side")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("input[name=medicine]:checked")).to_have_count(2)
    expect(page).to_have_title(re.compile("^Cestol and Velvix, side"))

    page.go_forward()
    expect(heading(page)).to_have_text("Cestol, Testol and Velvix, side by side")
    expect(page.locator("input[name=medicine]:checked")).to_have_count(3)

    # The restored page still works.
    page.locator(".compare-choose summary").click()
    page.uncheck("input[value=cestol]")
    expect(heading(page)).to_have_text("Testol and Velvix, side by side")


def test_back_from_another_page(page):
    page.goto("/compare/")
    tick(page, "cestol", "velvix")
    page.locator(".compared a").first.click()
    expect(page.locator("h1")).to_contain_text("Cestol")
    page.go_back()
    expect(page).to_have_url(PAIR)
    expect(heading(page)).to_have_text("Cestol and Velvix, side by side")
    expect(page.locator("input[name=medicine]:checked")).to_have_count(2)


def test_nothing_is_kept_on_the_device(page):
    page.goto("/compare/")
    tick(page, "cestol", "velvix", "testol")
    expect(heading(page)).to_contain_text("Testol")
    kept = page.evaluate("[...Object.values(localStorage), ...Object.values(sessionStorage)]")
    # htmx notes the address the window shows, and no page.
    assert all(len(value) < 200 for value in kept), kept
    assert page.context.cookies() == []


def test_five_ticked_says_so_and_four_again_shows_them(page):
    page.goto(FOUR)
    page.locator(".compare-choose summary").click()
    tick(page, "nortab")
    expect(page.locator("#comparison-table")).to_contain_text("four at most")
    expect(page.locator("#comparison-table table")).to_have_count(0)
    page.uncheck("input[value=nortab]")
    expect(heading(page)).to_have_text("Bestol, Cestol, Testol and Velvix, side by side")


def test_when_the_part_cannot_be_fetched_the_whole_page_is(page):
    page.goto("/compare/")
    page.route(
        "**/compare/**",
        lambda route: route.abort() if "hx-request" in route.request.headers else route.continue_(),
    )
    page.check("input[value=cestol]")
    page.wait_for_url("**/compare/?medicine=cestol")
    expect(page.locator("#comparison-table")).to_contain_text("Choose one more")


def test_without_javascript(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/compare/")
    tick(page, "velvix", "cestol")
    page.locator(".compare-form button").click()
    expect(page).to_have_url(PAIR)
    expect(heading(page)).to_have_text("Cestol and Velvix, side by side")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_only_what_differs(new_page, script):
    page = new_page(java_script_enabled=script)
    page.goto("/compare/nortab-velvix/")
    same, differs = page.locator("tr.same"), page.locator("tr.differs")
    assert same.count(), "no row is the same: choose another pair for this test"
    rows = differs.count()
    expect(page.locator(".same-note")).to_be_hidden()
    page.check("#only-differences")
    expect(page.locator("tr.same:visible")).to_have_count(0)
    expect(page.locator("tr.differs:visible")).to_have_count(rows)
    expect(page.locator(".same-note")).to_be_visible()
    page.uncheck("#only-differences")
    expect(same.first).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280])
def test_four_medicines_fit_any_screen(new_page, width):
    page = new_page({"width": width, "height": 740})
    page.goto(FOUR)
    assert page.evaluate(TOO_WIDE) == []


def test_on_a_phone_each_cell_says_whose_it_is(page):
    page.goto(FOUR)
    names = page.locator("#row-how-to-use .whose:visible")
    assert names.all_inner_texts() == ["Bestol", "Cestol", "Testol", "Velvix", "No change"]


def test_on_a_phone_neighbours_without_a_figure_share_a_line(page):
    # Nortab and Velvix stand side by side, and neither has a figure of any side effect.
    page.goto(FOUR.replace("testol", "nortab"))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    names = page.locator("#row-reaction-any-side-effect .missing .whose:visible")
    tops = [name.bounding_box()["y"] for name in names.all()]
    assert len(tops) == 2
    assert len(set(tops)) == 1
    said = page.locator("#row-reaction-any-side-effect .missing p:not(.whose)")
    wide = [one.bounding_box()["width"] for one in said.all()]
    assert wide[0] <= 1 < wide[1], "said once, and still there for a screen reader"


@pytest.mark.parametrize("path", [PAIR_PATH, "/medicines/testol/"])
def test_on_a_phone_no_comparator_is_out_of_view(page, path):
    """It stands in the last column of each table of figures."""
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    ends = page.locator(".figures tbody td:last-child").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().right)"
    )
    assert len(ends) > 2
    assert max(ends) <= 360


def test_on_a_desk_the_heads_stay_in_view(new_page):
    page = new_page(DESKTOP)
    page.goto(FOUR)
    expect(page.locator(".whose:visible")).to_have_count(0)
    page.evaluate("document.querySelector('#row-reaction-nausea').scrollIntoView(true)")
    head = page.locator("#side-effects thead th", has_text="Cestol").first.bounding_box()
    assert 0 <= head["y"] < 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_four_medicines_are_open_to_everybody(new_page, width, scheme):
    page = new_page({"width": width, "height": 740}, color_scheme=scheme)
    page.goto(FOUR)
    assert axe.violations(page) == []


def test_a_screen_reader_finds_a_table_on_a_phone_too(page):
    page.goto("/compare/cestol-velvix/")
    table = page.get_by_role("table", name="What is it like day to day?")
    assert table.get_by_role("columnheader").count() == 4
    assert table.get_by_role("rowheader", name="If you miss a dose").count() == 1
    assert table.get_by_role("row").nth(1).get_by_role("cell").count() == 3
