"""Paper: the list of questions, and every page of the site, as Chromium prints them."""

import io
import re
import unicodedata

import pypdf
import pytest

from tests.browser.conftest import PHONE

# Every text node that belongs on paper, once all folded parts are open.
TEXTS = """() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const parent = walk.currentNode.parentElement;
        if (parent.closest(".hidden-text, svg, script, style, template, .no-print")) continue;
        if (parent.checkVisibility()) found.push(walk.currentNode.data);
    }
    return found;
}"""
# What scrolls or hides what does not fit: nothing of it can be scrolled on paper.
CUT = """() => [...document.querySelectorAll("main *")].filter(element =>
    !element.closest(".hidden-text, svg, .no-print") && element.checkVisibility() &&
    getComputedStyle(element).overflow !== "visible" &&
    (element.scrollWidth > element.clientWidth + 1 ||
        element.scrollHeight > element.clientHeight + 1)
).map(element => element.outerHTML.slice(0, 90))"""
PAPER_WIDTH = 703  # CSS pixels between the margins of a Letter page


def printed(page, paper="Letter"):
    """The text of each printed page, without any white space."""
    data = page.pdf(format=paper, prefer_css_page_size=True)
    return [flat(sheet.extract_text()) for sheet in pypdf.PdfReader(io.BytesIO(data)).pages]


def flat(text):
    """Text without white space, its letters one by one: some typefaces print "fi" as one."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def whole(sheets):
    """The sheets as one text, without the page numbers between them."""
    return "".join(
        sheet.removeprefix(f"Page{number}of{len(sheets)}") for number, sheet in enumerate(sheets, 1)
    )


def is_in(words, text):
    """Whether a text stands on the sheets: whole, or parted once where a page ends."""
    parts = words.split()
    return any(
        "".join(parts[:at]) in text and "".join(parts[at:]) in text for at in range(len(parts) + 1)
    )


def longest(page, count):
    """The slugs and words of the longest questions: the hardest to fit."""
    found = page.eval_on_selector_all(
        ".question label", "all => all.map(one => [one.control.value, one.innerText.trim()])"
    )
    return sorted(found, key=lambda pair: len(pair[1]), reverse=True)[:count]


def tick(page, slugs):
    for slug in slugs:
        page.locator(f".question input[value={slug}]").check()


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def questions(new_page, request):
    page = new_page(PHONE, java_script_enabled=request.param)
    page.goto("/questions/")
    return page


# --- the list of questions ----------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize(("count", "sheets"), [(8, 1), (16, 2)])
def test_a_chosen_list_with_room_fits(questions, paper, count, sheets):
    chosen = longest(questions, count)
    tick(questions, [slug for slug, _ in chosen])
    found = printed(questions, paper)
    assert len(found) == sheets
    text = whole(found)
    for _, words in chosen:
        assert text.count(flat(words)) == 1
    assert f"{count}." in text
    assert f"{count + 1}." not in text.replace("127.0.0.1", "")
    # Nothing but the list: no reasons, no sources, no question that was not chosen.
    assert "Source" not in text.replace("Wewrotethissitefromthesources", "")
    other = longest(questions, 40)[-1][1]
    assert flat(other) not in text


def test_there_is_room_under_each_question(questions):
    chosen = longest(questions, 8)
    tick(questions, [slug for slug, _ in chosen])
    questions.emulate_media(media="print")
    rooms = """all => all.filter(one => one.checkVisibility()).map(
        one => { const room = getComputedStyle(one, "::after");
                 return parseFloat(room.height) + parseFloat(room.marginTop); })"""
    found = questions.eval_on_selector_all(".question, .my-questions li", rooms)
    assert len(found) == 8
    assert min(found) >= 50  # CSS pixels: 13 mm, two lines of handwriting


def test_a_ticked_question_prints_whatever_the_filter_hides(questions):
    tick(questions, ["only-hands", "plan-b"])
    questions.locator(".narrow label", has_text="Rinvoq").click()
    questions.locator(".narrow label", has_text="Tablet").click()
    text = whole(printed(questions))
    assert "CouldIuseAnzupgoanywhere" in text
    assert "Ifthisfails" in text
    assert "grapefruit" not in text


def test_nothing_ticked_prints_what_the_filter_shows_and_says_so(questions):
    questions.locator(".narrow label", has_text="Rinvoq").click()
    text = whole(printed(questions))
    assert "Youtickednoquestion" in text
    assert "DoIhavetogiveupgrapefruitwhileItakeRinvoq?" in text
    assert "GrapefruitanditsjuiceraisethelevelofRinvoq" in text
    assert "CouldIuseAnzupgoanywhere" not in text


def test_what_matters_most_prints_first(questions):
    tick(questions, ["plan-b"])
    questions.get_by_text("What matters most to me").first.click()
    questions.get_by_label("Better sleep").check()
    questions.get_by_label("Cost").check()
    questions.get_by_text("What matters most to me").first.click()  # folded again: printed still
    text = whole(printed(questions))
    assert "Bettersleep" in text
    assert "Cost" in text
    assert "Lessitch" not in text
    assert "0." not in text.replace("127.0.0.1", "").replace("4.0", ""), "a choice has no number"
    assert text.index("Cost") < text.index("Ifthisfails")


def test_own_order_own_words_and_a_note_print(page):
    page.goto("/questions/")
    tick(page, ["plan-b", "out-of-100"])
    page.get_by_label("My own question").fill("Can I swim?")
    page.keyboard.press("Enter")
    page.locator(".my-questions li").nth(2).get_by_role("button", name="Up:").click()
    page.locator(".my-questions li").nth(1).get_by_role("button", name="Top 3:").click()
    page.get_by_label("A note for my doctor").fill("Nights are bad.")
    text = whole(printed(page))
    # The list is in the order of the page; own words were moved up by one.
    places = [text.index(word) for word in ("Take100people", "CanIswim?", "Ifthisfails")]
    assert places[1] == sorted(places)[1]
    assert "Top3CanIswim?" in text
    assert text.count("Top3") == 1
    assert "Mynote:Nightsarebad." in text
    for pressed in ("Remove", "Addmyquestion", "Printmylist", "Erase", "Keepmylist"):
        assert pressed not in text


def test_own_words_alone_print_alone(page):
    page.goto("/questions/#my-list")
    page.get_by_label("My own question").fill("Can I swim?")
    page.keyboard.press("Enter")
    sheets = printed(page)
    assert len(sheets) == 1
    assert "1.CanIswim?" in sheets[0]
    assert "Ifthisfails" not in sheets[0]


# --- every page ---------------------------------------------------------------------------------


def kinds(site):
    """One page of each kind: all single ones, and the first medicine, side effect, and so on."""
    first = {}
    for path in site.paths:
        parts = path.strip("/").split("/")
        first.setdefault(parts[0] if len(parts) > 1 else path, path)
    return sorted(first.values())


def test_each_kind_of_page_prints_whole(site, page):
    faults = []
    for path in kinds(site):
        page.goto(path)
        sheets = printed(page)
        text = whole(sheets)
        page.emulate_media(media="print")  # stays: pages print the same with it
        wanted = page.evaluate(TEXTS)
        faults += [f"{path}: lacks {words[:70]}" for words in wanted if not is_in(words, text)]
        links = page.eval_on_selector_all(
            ".sources a", "all => all.map(a => a.getAttribute('href'))"
        )
        faults += [f"{path}: lacks the address {link}" for link in links if flat(link) not in text]
        for said in (r"Edition\d+,[A-Z][a-z]+\d+,20\d\d", rf"Thispage:https?://[^/]+{path}"):
            if not re.search(said, text):
                faults.append(f"{path}: does not say {said}")
        menus = page.eval_on_selector_all(
            ".skip-link, .menu-button, .menu, .dock, .contents, .footer-links, .no-print",
            "all => all.filter(one => one.checkVisibility()).map(one => one.className)",
        )
        faults += [f"{path}: prints the {name}" for name in menus]
        if not sheets[-1].startswith(f"Page{len(sheets)}of{len(sheets)}"):
            faults.append(f"{path}: pages are not numbered")
    assert not faults, "\n" + "\n".join(faults)


def test_the_evidence_prints_each_picture_once(page):
    """The table of a trial says the same in numbers: opened, it draws no picture again."""
    page.goto("/evidence/")
    page.emulate_media(media="print")
    drawn = page.locator(".people-groups:visible")
    assert drawn.count() > 8
    assert page.locator("details.trial .people-groups:visible").count() == 0
    names = drawn.locator("[role=img]").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert len(names) == len(set(names))


def test_what_is_opened_on_paper_says_what_it_is(page):
    page.goto("/medicines/cibinqo/")
    page.emulate_media(media="print")
    for summary in page.locator("summary", has_text=re.compile("^More")).all():
        assert len(flat(summary.inner_text())) > len("More on:")
        hidden = summary.locator(".hidden-text")
        assert all(one.bounding_box()["width"] > 5 for one in hidden.all())


def test_nothing_is_cut_on_paper(site, page):
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 900})
    page.emulate_media(media="print")
    faults = []
    for path in site.paths:
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


def test_header_rows_are_repeated(page):
    page.goto("/medicines/cibinqo/")
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


@pytest.mark.parametrize("higher", [0, 300, 600])
def test_urgent_help_stays_whole(site, page, higher):
    medicine = next(path for path in site.paths if path.startswith("/medicines/c"))
    for path in ("/urgent-help/", medicine):
        page.goto(path)
        card = page.locator(".care-card--911").first
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
