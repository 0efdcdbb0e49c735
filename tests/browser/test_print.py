"""Paper: pages as Chromium prints them."""

import re

import pytest

from tests.browser.conftest import PHONE
from tests.browser.paper import flat, is_in, printed, whole
from tests.browser.representatives import each_kind, each_share, largest, pages

# Every text node that belongs on paper, once all folded parts are open.
TEXTS = """() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const parent = walk.currentNode.parentElement;
        if (parent.closest(".sr, svg, script, style, template, .no-print")) continue;
        if (parent.checkVisibility()) found.push(walk.currentNode.data);
    }
    return found;
}"""
# What scrolls or hides what does not fit: nothing of it can be scrolled on paper.
CUT = """() => [...document.querySelectorAll("main *")].filter(element =>
    !element.closest(".sr, svg, .no-print") && element.checkVisibility() &&
    getComputedStyle(element).overflow !== "visible" &&
    (element.scrollWidth > element.clientWidth + 1 ||
        element.scrollHeight > element.clientHeight + 1)
).map(element => element.outerHTML.slice(0, 90))"""
# What a reader takes along on few sheets: the sources stand there by name and date alone.
BY_NAME = ("/compare/", "/who-can-use/")
# What shows no record has no day of its last change.
OF_NO_RECORD = {"/about/", "/compare/", "/handouts/", "/report-a-problem/", "/search/"}
PAPER_WIDTH = 703  # CSS pixels between the margins of a Letter page


@pytest.mark.long
@each_kind
def test_each_kind_of_page_prints_whole(site, page, share):
    faults = []
    for path in pages(site, share):
        page.goto(path)
        sheets = printed(page)
        text = whole(sheets)
        page.emulate_media(media="print")  # stays: pages print the same with it
        wanted = page.evaluate(TEXTS)
        faults += [f"{path}: lacks {words[:70]}" for words in wanted if not is_in(words, text)]
        links = page.eval_on_selector_all(
            ".sources a", "all => all.map(a => a.getAttribute('href'))"
        )
        if path.startswith(BY_NAME):
            links = []
        faults += [f"{path}: lacks the address {link}" for link in links if flat(link) not in text]
        says = [rf"Thispage:https?://[^/]+{path}"]
        if path not in OF_NO_RECORD:
            says.append(r"Thispagelastchanged[A-Z][a-z]+\d+,20\d\d")
        for said in says:
            if not re.search(said, text):
                faults.append(f"{path}: does not say {said}")
        menus = page.eval_on_selector_all(
            ".skip, .top, .sheet, nav.bar, .contents, .foot nav, .no-print",
            "all => all.filter(one => one.checkVisibility()).map(one => one.className)",
        )
        faults += [f"{path}: prints the {name}" for name in menus]
        if not sheets[-1].startswith(f"Page{len(sheets)}of{len(sheets)}"):
            faults.append(f"{path}: pages are not numbered")
    assert not faults, "\n" + "\n".join(faults)


def test_the_evidence_prints_each_picture_once(site, page):
    """The table of a trial says the same in numbers: opened, it draws no picture again."""
    page.goto(largest(site, "trials"))
    page.emulate_media(media="print")
    drawn = page.locator(".people-groups:visible")
    assert drawn.count() == 2
    assert page.locator("details.trial .people-groups:visible").count() == 0
    names = drawn.locator("[role=img]").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert len(names) == len(set(names))


def test_what_is_opened_on_paper_says_what_it_is(site, page):
    page.goto(largest(site, "medicine"))
    page.emulate_media(media="print")
    for summary in page.locator("summary", has_text=re.compile("^More")).all():
        assert len(flat(summary.inner_text())) > len("More on:")
        hidden = summary.locator(".sr")
        assert all(one.bounding_box()["width"] > 5 for one in hidden.all())


@each_share
def test_nothing_is_cut_on_paper(site, page, share):
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 900})
    page.emulate_media(media="print")
    faults = []
    for path in pages(site, share):
        page.goto(path)
        faults += [f"{path}: cuts {element}" for element in page.evaluate(CUT)]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PAPER_WIDTH:
            faults.append(f"{path}: is {width} wide")
    assert not faults, "\n" + "\n".join(faults)


def test_paper_is_black_on_white_in_the_dark_too(new_page):
    page = new_page(PHONE, color_scheme="dark")
    page.goto("/urgent-help/")
    page.emulate_media(media="print")
    colors = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    assert page.eval_on_selector("html", colors) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_header_rows_are_repeated(site, page):
    page.goto(largest(site, "trials"))
    page.evaluate("""() => {
        const table = document.querySelector("main table");
        table.tHead.rows[0].cells[0].textContent = "HeadOfTheTable";
        const row = table.tBodies[0].rows[0];
        for (let more = 0; more < 80; more++) table.tBodies[0].append(row.cloneNode(true));
        document.querySelector("main").replaceChildren(table);
    }""")
    sheets = printed(page)
    assert len(sheets) > 2
    assert all("HeadOfTheTable" in sheet for sheet in sheets)


def test_urgent_help_takes_four_sheets(page):
    page.goto("/urgent-help/")
    assert len(printed(page)) <= 4


@pytest.mark.parametrize("higher", [0, 300, 600])
def test_urgent_help_stays_whole(site, page, higher):
    for path in ("/urgent-help/", largest(site, "medicine")):
        page.goto(path)
        card = page.locator(".band.now").first
        # Something above it, so that the end of a sheet would come in its midst.
        card.evaluate(
            """(card, higher) => {
            const filler = document.createElement("div");
            filler.style.blockSize = `${higher}px`;
            card.before(filler);
        }""",
            higher,
        )
        signs = card.locator("li").evaluate_all(
            "all => all.map(li => (li.querySelector('b') || li).innerText)"
        )
        assert len(signs) > 3
        wanted = [flat(sign) for sign in signs]
        assert any(all(sign in sheet for sign in wanted) for sheet in printed(page)), path
