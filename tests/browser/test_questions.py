"""Questions to ask: picked, ticked, put in order and taken along; nothing is sent."""

import pytest

from tests.browser.asking_questions import (
    NOTE,
    OWN_WORDS,
    PATH,
    add_own,
    button,
    fill_in,
    listed,
    pick,
    shown,
    spoken,
    tick,
    tick_across,
    write_note,
)
from tests.browser.conftest import PHONE


@pytest.fixture
def site(small_site):
    return small_site


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def any_page(new_page, request):
    return new_page(PHONE, java_script_enabled=request.param)


def test_moment_and_medicine_need_no_script(any_page):
    page = any_page
    page.goto(PATH)
    before = shown(page)
    assert {"plan-b", "out-of-100", "which-eczema"} <= before
    assert not {"if-i-stop", "which-tests", "nortab-here", "smoking"} & before

    pick(page, "moment", "while-taking")
    assert {"who-to-call", "missed-dose"} <= shown(page)
    assert not before & shown(page)
    for fold in page.locator("#while-taking summary").all():
        fold.click()
    assert {"grapefruit-with-testol", "only-hands"} <= shown(page)

    pick(page, "medicine", "testol")
    assert "grapefruit-with-testol" in shown(page)
    assert not {"only-hands", "how-to-use-the-cream"} & shown(page)
    pick(page, "medicine", "velvix")  # either of the two
    assert {"grapefruit-with-testol", "only-hands", "how-to-use-the-cream"} <= shown(page)


def test_what_is_true_for_you_brings_its_questions(any_page):
    page = any_page
    page.goto(PATH)
    pick(page, "circumstance", "smoking")
    assert {"smoking", "my-own-risk", "plan-b"} <= shown(page)
    assert "for-my-child" not in shown(page)
    pick(page, "circumstance", "child")
    assert {"smoking", "for-my-child"} <= shown(page)


def test_a_ticked_question_stays_whatever_is_picked(any_page):
    page = any_page
    page.goto(PATH)
    tick(page, "plan-b")
    pick(page, "moment", "while-taking")
    tick(page, "only-hands")  # in a fold
    pick(page, "medicine", "testol")
    page.locator("#while-taking summary").first.click()  # closed again
    assert {"plan-b", "only-hands"} <= shown(page)
    assert spoken(page).count("My list2") == 1  # the bar counts both
    page.locator(".question input[value=only-hands]").uncheck()
    assert "only-hands" not in shown(page)


def test_a_link_can_name_a_medicine_and_a_moment(any_page):
    page = any_page
    page.goto("/questions/?medicine=testol#while-taking")
    assert page.locator("[name=medicine][value=testol]").is_checked()
    assert {"who-to-call", "missed-dose"} <= shown(page)


@pytest.mark.parametrize("width", [320, 360])
def test_the_count_stands_in_the_bar(any_page, width):
    page = any_page
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(PATH)
    assert "My list0" in spoken(page)
    tick_across(page)
    assert "My list2" in spoken(page)
    bar = page.locator(".bar .keep")
    box = bar.bounding_box()
    assert box["y"] + box["height"] <= 740
    assert box["height"] >= 44


def test_the_first_view_is_short(page):
    page.goto(PATH)
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= 3.3 * 740


def test_the_reader_orders_and_adds(page):
    page.goto(PATH)
    tick(page, "plan-b", "out-of-100", "which-eczema")
    pick(page, "moment", "stopping")
    tick(page, "if-i-stop")
    one, two, three, four = listed(page)
    assert one == "If this fails, what is our next step?"
    assert page.locator("#top .my-question").all_inner_texts() == [one, two, three]
    assert page.locator("#rest .my-question").all_inner_texts() == [four]

    button(page, f"Up: {four}").click()
    assert listed(page) == [one, two, four, three]
    # The focus stays on the button, so that it can be pressed again from the keyboard.
    page.keyboard.press("Enter")
    assert listed(page) == [one, four, two, three]
    assert page.locator("#status").inner_text() == f"Now number 2 of 4: {four}"
    button(page, f"First: {three}").click()
    assert listed(page) == [three, one, four, two]
    # First and Up are off there: the focus goes to what can still be pressed.
    assert page.evaluate("document.activeElement.dataset.do") == "down"

    add_own(page, OWN_WORDS)
    assert listed(page)[-1] == OWN_WORDS
    assert "My list5" in spoken(page)
    button(page, f"Remove: {one}").click()
    assert listed(page) == [three, four, two, OWN_WORDS]
    assert not page.locator(".question input[value=plan-b]").is_checked()
    page.locator(".question input[value=if-i-stop]").uncheck()
    assert listed(page) == [three, two, OWN_WORDS]
    for text in (three, two, OWN_WORDS):
        button(page, f"Remove: {text}").click()
    assert page.evaluate("document.activeElement.id") == "own"
    assert page.get_by_text("Tick a question.").is_visible()


@pytest.mark.parametrize(
    "words", ["<img src=x onerror=alert(1)>", "a" * 10_000, "%(text)s </script> & “quotes” \u202e"]
)
def test_own_words_are_text_and_cut_to_their_room(page, words):
    page.goto(PATH)
    add_own(page, words)
    write_note(page, words)
    (own,) = listed(page)
    assert own == words.strip()[:200]
    assert page.locator("#my-note").input_value() == words[:500]
    page.reload()
    assert listed(page) == [own]
    assert page.locator(".mine img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    button(page, "Show it big").click()
    assert page.locator("#big-list li").inner_text() == own
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_list_is_copied_as_text(new_page):
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PATH)
    fill_in(page)
    button(page, "Copy").click()
    page.wait_for_function("() => document.querySelector('#status').textContent === 'Copied.'")
    text = page.evaluate("navigator.clipboard.readText()")
    first, *lines = text.split("\n")
    assert first == "My questions"
    assert "Where are you? Before deciding" in lines
    assert "Which medicine? Testol" in lines
    assert "What is true for you? Pregnant or planning to be, Smoke now or did" in lines
    assert "What matters most to me Better sleep" in lines
    assert lines[-4:] == [*(f"{n}. {t}" for n, t in enumerate(listed(page), 1)), f"My note: {NOTE}"]


def test_the_list_is_shared_by_the_phones_own_sheet(new_page):
    page = new_page()
    page.add_init_script(
        "navigator.share = async what => { window.shared = what; throw new Error('closed'); }"
    )
    page.goto(PATH)
    tick(page, "plan-b")
    button(page, "Share").click()
    shared = page.evaluate("window.shared")
    assert "1. If this fails, what is our next step?" in shared["text"]
    assert set(shared) == {"title", "text"}


def test_without_a_share_sheet_there_is_no_button(new_page):
    page = new_page()
    page.add_init_script("Object.defineProperty(navigator, 'share', {value: undefined})")
    page.goto(PATH)
    tick(page, "plan-b")
    assert not button(page, "Share").is_visible()
    assert button(page, "Copy").is_visible()


def test_shown_big_and_closed_again(page):
    page.goto(PATH)
    tick(page, "plan-b", "out-of-100")
    button(page, "Show it big").click()
    assert page.locator("#big-list li").all_inner_texts() == listed(page)
    page.keyboard.press("Escape")
    assert not page.locator("#big").is_visible()
    assert page.evaluate("document.activeElement.id") == "show"
