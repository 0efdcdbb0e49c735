"""Paper: the list of questions to ask, as Chromium prints it."""

import pytest

from tests.browser.asking_questions import add_own, listed, pick, tick, write_note
from tests.browser.conftest import PHONE
from tests.browser.paper import flat, printed, whole


@pytest.fixture
def site(small_site):
    return small_site


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def questions(new_page, request):
    page = new_page(PHONE, java_script_enabled=request.param)
    page.goto("/questions/")
    return page


def longest(page, count):
    """The slugs and words of the longest questions: the hardest to fit."""
    found = page.eval_on_selector_all(
        ".question label", "all => all.map(one => [one.control.value, one.textContent.trim()])"
    )
    return sorted(found, key=lambda pair: len(pair[1]), reverse=True)[:count]


def tick_everywhere(page, slugs):
    """Whatever the moment it is for."""
    for slug in slugs:
        section = page.locator(".moment", has=page.locator(f"[value={slug}]"))
        pick(page, "moment", section.get_attribute("data-moment"))
        item = page.locator(f"#ask-{slug}")
        for name in (item.get_attribute("data-circumstances") or "").split():
            if name != "everyone" and not item.is_visible():
                pick(page, "circumstance", name)
        tick(page, slug)


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_chosen_come_out_alone_with_room_for_answers(questions, paper):
    chosen = longest(questions, 8)
    tick_everywhere(questions, [slug for slug, _ in chosen])
    found = printed(questions, paper)
    assert len(found) <= 2
    text = whole(found)
    for _, words in chosen:
        assert text.count(flat(words)) == 1
    assert "8." in text
    assert "9." not in text.replace("127.0.0.1", "")
    # Nothing but the list: no reasons, no sources, no question that was not chosen.
    assert "Source" not in text
    assert flat(longest(questions, 40)[-1][1]) not in text
    for button in ("Showitbig", "Copy", "Erase", "Keepmylist", "Addmyquestion", "Mylist"):
        assert button not in text


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_six_of_one_moment_fit_one_sheet(questions, paper):
    tick(questions, "plan-b", "out-of-100", "which-eczema")
    pick(questions, "moment", "while-taking")
    tick(questions, "who-to-call", "missed-dose", "swimming")
    assert len(printed(questions, paper)) == 1


def test_there_is_room_under_each_question(questions):
    tick_everywhere(questions, [slug for slug, _ in longest(questions, 8)])
    questions.emulate_media(media="print")
    rooms = """all => all.filter(one => one.checkVisibility()).map(
        one => { const room = getComputedStyle(one, "::after");
                 return parseFloat(room.height) + parseFloat(room.marginTop); })"""
    found = questions.eval_on_selector_all(".question:has(:checked), .my-questions li", rooms)
    assert len(found) == 8
    assert min(found) >= 50  # CSS pixels: 13 mm, two lines of handwriting


def test_who_and_when_and_what_was_picked_stand_above(questions):
    pick(questions, "moment", "while-taking")
    pick(questions, "medicine", "testol", "velvix")
    pick(questions, "circumstance", "smoking")
    pick(questions, "matters", "better-sleep", "cost")
    pick(questions, "leaning", "toward-no-change-for-now")
    pick(questions, "needed", "time-to-think")
    tick(questions, "who-to-call")
    questions.locator("details.closing summary").click()  # folded again: printed still
    text = whole(printed(questions))
    said = [
        "NameDoctorornurseDate", "Whereareyou?", "Whichmedicine?", "Whatistrueforyou?",
        "Whatmattersmosttome", "WhereIlean", "WhatIstillneed", "WhomdoIcallatnight",
        "Whatwedecided:",
    ]  # fmt: skip
    places = [text.index(words) for words in said]
    assert places == sorted(places)
    for answer in ("Whiletakingit", "Testol", "Velvix", "Smokenowordid", "Bettersleep", "Cost"):
        assert answer in text
    for other in ("Beforedeciding", "Nortab", "Breastfeeding", "Lessitch", "TowardaJAK"):
        assert other not in text


def test_a_ticked_question_prints_whatever_is_picked_then(questions):
    tick_everywhere(questions, ["only-hands"])
    pick(questions, "moment", "before-deciding")
    pick(questions, "medicine", "testol")
    tick(questions, "plan-b")
    text = whole(printed(questions))
    assert "CouldIuseVelvixanywhere" in text
    assert "Ifthisfails" in text
    assert "grapefruit" not in text


def test_nothing_ticked_prints_what_fits_and_says_so(questions):
    pick(questions, "moment", "while-taking")
    pick(questions, "medicine", "testol")
    text = whole(printed(questions))
    assert "Youtickednoquestion" in text
    assert "DoIhavetogiveupgrapefruitwhileItakeTestol?" in text
    assert "GrapefruitcanraisethelevelofTestol" in text
    assert "CouldIuseVelvixanywhere" not in text
    assert "Ifthisfails" not in text
    assert "Whatwedecided" not in text


def test_own_order_own_words_and_a_note_print(page):
    page.goto("/questions/")
    tick(page, "plan-b", "out-of-100", "which-eczema")
    add_own(page, "Can I swim?")
    page.get_by_role("button", name="First: Can I swim?").click()
    write_note(page, "Nights are bad.")
    text = whole(printed(page))
    assert "Mytopthree1.CanIswim?2." in text
    assert text.index("Ifthereistime") < text.index("4.")
    places = [text.index(flat(words)) for words in listed(page)]
    assert places == sorted(places)
    assert "Mynote:Nightsarebad." in text


def test_a_note_prints_without_javascript_as_well(new_page):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto("/questions/")
    tick(page, "plan-b")
    write_note(page, "Nights are bad.")
    text = whole(printed(page))
    assert "Nightsarebad." in text


def test_own_words_alone_print_alone(page):
    page.goto("/questions/")
    add_own(page, "Can I swim?")
    sheets = printed(page)
    assert len(sheets) == 1
    assert "1.CanIswim?" in sheets[0]
    assert "Ifthisfails" not in sheets[0]
