"""What a screen reader is given, read from Chromium's accessibility tree."""

import pytest

from tests.browser.accessibility_tree import tree
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.representatives import of_each_kind
from tests.browser.test_every_page import report

# Safari tells VoiceOver of no list where the marks of its items are taken away, but in a menu.
UNMARKED = """() => [...document.querySelectorAll("ul, ol")].filter(one => one.checkVisibility() &&
    !one.closest("nav") && getComputedStyle(one).listStyleType === "none" &&
    one.getAttribute("role") !== "list").map(one => one.outerHTML.slice(0, 90))"""

# Before each emergency on the front page of a medicine: has its dot the color it should have?
UNDOTTED = """color => {
    const probe = document.body.appendChild(document.createElement("i"));
    const signs = [...document.querySelectorAll(".hub .signs li")];
    const bare = signs.filter(sign => {
        probe.style.color = color || `var(${sign.closest(".right") ? "--amber" : "--red"})`;
        const dot = getComputedStyle(sign, "::before");
        return !(dot.backgroundImage + dot.backgroundColor).includes(getComputedStyle(probe).color);
    });
    return [signs.length, bare.map(sign => sign.textContent)];
}"""


@pytest.fixture
def site(small_site):
    return small_site


def test_a_list_without_marks_is_still_told_as_one(site, page):
    found = []
    for path in of_each_kind(site):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        found += [f"{path}: {one}" for one in page.evaluate(UNMARKED)]
    report(found)


@pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_emergencies_that_run_on_are_a_list_each_with_its_dot(new_page, window):
    page = new_page(window)
    page.goto("/medicines/testol/")
    number, bare = page.evaluate(UNDOTTED)
    assert number >= 2, "signs for 911 or for today"
    assert not bare
    shown = page.locator(".hub .signs li").all_inner_texts()
    told = [node.words for node in tree(page).all("listitem")]
    assert [sign for sign in shown if not any(sign in words for words in told)] == []


# Dots for 911 that have the color of what they stand on.
UNSEEN = """() => [...document.querySelectorAll(".hub .signs li")].filter(sign => {
    if (sign.closest(".right")) return false;
    const dot = getComputedStyle(sign, "::before");
    const under = getComputedStyle(sign.closest(".band")).backgroundColor;
    const unseen = [under, "rgba(0, 0, 0, 0)"];
    return dot.backgroundImage === "none" && unseen.includes(dot.backgroundColor);
}).map(sign => sign.textContent)"""


@pytest.mark.parametrize("colors", [{"media": "print"}, {"forced_colors": "active"}])
def test_the_dots_for_911_are_seen_on_paper_and_in_colors_of_the_reader(new_page, colors):
    page = new_page(DESKTOP)
    page.emulate_media(**colors)
    page.goto("/medicines/testol/")
    assert page.evaluate(UNSEEN) == []


def test_the_dots_stay_in_colors_of_the_reader(page):
    page.emulate_media(forced_colors="active")
    page.goto("/medicines/testol/")
    number, bare = page.evaluate(UNDOTTED, "CanvasText")
    assert number >= 2
    assert not bare


def test_a_picture_of_people_is_one_image_that_says_both_sides(page):
    page.goto("/medicines/testol/")
    found = tree(page)
    pictures = [node for node in found.all("image") if "out of 100" in node.name]
    assert len(pictures) == 2, "one for a benefit and one for a harm"
    for picture in pictures:
        assert picture.name.count("out of 100") >= 2, picture.name
        assert not picture.children, "the figures are not read out one by one"


def test_the_matrix_is_a_table_with_named_rows_and_columns(new_page):
    page = new_page(DESKTOP)
    page.goto("/compare/testol-velvix/")
    tables = tree(page).all("table")
    assert tables
    report([f"a table has no name: {node.words[:60]}" for node in tables if not node.name])
    grid = next(node for node in tables if node.all("rowheader", "Feeling sick"))
    columns = [node.name for node in grid.all("columnheader")]
    assert [name.split()[0] for name in columns] == ["Testol", "Velvix", "No"]
    answered = [group for group in grid.all("rowgroup") if group.all("rowheader")]
    assert len(answered) > 5
    for group in answered:
        (question,) = group.all("rowheader")
        assert len(question.name) < 80, "what folds open is no part of its name"
        cells = [cell for row in group.all("row")[1:] for cell in row.all("cell")]
        assert len(cells) == 3
        assert all(cell.words for cell in cells), "an empty cell says nothing"


def test_a_table_of_figures_has_headers(page):
    page.goto("/medicines/testol/side-effects/")
    tables = tree(page).all("table")
    assert tables
    for table in tables:
        assert "out of" in table.name.lower()
        assert len(table.all("columnheader")) >= 3
        assert table.all("rowheader")


def test_the_timeline_is_an_ordered_list_with_a_heading_for_each_moment(page):
    page.goto("/medicines/testol/tests/")
    moments = page.locator("ol.steps > li > h2").all_text_contents()
    moments = [moment.removesuffix("Sources").removesuffix("Source").strip() for moment in moments]
    assert len(moments) > 2
    lists = [
        node
        for node in tree(page).all("list")
        if [child.role for child in node.children] == ["listitem"] * len(moments)
        and all(
            item.all("heading", moment) for item, moment in zip(node.children, moments, strict=True)
        )
    ]
    assert len(lists) == 1
    assert all(len(item.words) > 20 for item in lists[0].children)


def test_urgency_is_said_in_words(page):
    page.goto("/urgent-help/")
    headings = " / ".join(node.name for node in tree(page).all("heading"))
    for words in ("Call 911", "Call your doctor today"):
        assert words in headings
    folds = [node.name for node in tree(page).all("DisclosureTriangle")]
    assert "What can wait" in folds
