"""Paper: the list of questions to ask, as Chromium prints it."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.paper import flat, printed, whole


@pytest.fixture
def site(small_site):
    return small_site


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
    questions.locator(".narrow label", has_text="Testol").click()
    questions.locator(".narrow label", has_text="Tablet").click()
    text = whole(printed(questions))
    assert "CouldIuseVelvixanywhere" in text
    assert "Ifthisfails" in text
    assert "grapefruit" not in text


def test_nothing_ticked_prints_what_the_filter_shows_and_says_so(questions):
    questions.locator(".narrow label", has_text="Testol").click()
    text = whole(printed(questions))
    assert "Youtickednoquestion" in text
    assert "DoIhavetogiveupgrapefruitwhileItakeTestol?" in text
    assert "GrapefruitcanraisethelevelofTestol" in text
    assert "CouldIuseVelvixanywhere" not in text


def test_what_matters_most_prints_first(questions):
    tick(questions, ["plan-b"])
    questions.get_by_text("What matters most to me").first.click()
    questions.get_by_label("Better sleep").check()
    questions.get_by_label("Cost", exact=True).check()
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
