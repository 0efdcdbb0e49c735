"""What people come for: each answer stands within two taps and two screens of the home page."""

import re

import pytest

from tests.browser.conftest import PHONE

SCREENS = 2
# Where the words of an answer begin that a person can see, in pixels below the top of the window.
TOPS = """words => {
    const wanted = new RegExp(words, "i"), found = [];
    for (const one of document.querySelectorAll("main :is(h2, h3, h4, p, li, dt, dd, th, td, b)")) {
        const box = one.getBoundingClientRect();
        if (box.height && one.checkVisibility() && wanted.test(one.innerText)) found.push(box.top);
    }
    return found;
}"""
HUB = r"^/medicines/[^/]+/$"
EACH = [  # for each medicine: what is asked, the taps, and the words of an answer
    ("is it for my child", ["{hub}"], r"from age|\d+ and older|adults|children"),
    ("pregnant", ["{hub}", "{hub}pregnancy/"], "pregnan|unborn"),
    ("tests and when", ["{hub}", "{hub}tests/"], "blood count|check|vaccine"),
    ("missed dose", ["/taking/", "{hub}how-to-take/#topic-missed-dose"], "miss"),
    ("too many pills", ["/taking/", "{hub}how-to-take/#topic-too-much"], "Poison Help"),
    ("stop", ["/taking/", "{hub}how-to-take/#topic-stopping"], "stop"),
    ("sun", ["/taking/", "{hub}day-to-day/#topic-sun"], "sun"),
]
ONCE = [
    ("two side by side", ["/compare/", "/compare/cibinqo-rinvoq/"], "clear or almost clear skin"),
    ("take nothing", ["/compare/"], "no change"),
    ("rash now", ["/urgent-help/"], "blisters or sores"),
    ("chest pain", ["/urgent-help/"], "chest pain"),
    ("too many pills", ["/urgent-help/", "#poison"], "Poison Help"),
    ("cost", ["/cost-and-access/"], "insurance"),
    ("Plavix with Cibinqo", ["/medicines/cibinqo/"], r"Plavix \(clopidogrel\)"),
    ("chance of acne", ["/medicines/rinvoq/"], r"\bacne"),
    ("chance of acne", ["/compare/", "/compare/cibinqo-rinvoq/"], r"\bacne"),
]


def answered(page, taps, words):
    """Whether the words stand within two screens after the taps; a way that is not there, no."""
    assert len(taps) <= 2
    page.goto("/")
    for tap in taps:
        way = page.locator(f"a[href='{tap}']:visible").first
        if not way.count():
            return f"there is no way to {tap} on {page.url}"
        way.click()
        page.wait_for_load_state("load")
    page.wait_for_function("document.fonts.status === 'loaded'")
    tops = page.evaluate(TOPS, words)
    near = [top for top in tops if 0 <= top < SCREENS * PHONE["height"]]
    return None if near else f"{words} stands at {tops or 'no place'}"


@pytest.mark.long
def test_each_medicine_answers_in_two_taps_and_two_screens(site, page):
    found = []
    for hub in (path for path in site.paths if re.match(HUB, path)):
        for task, taps, words in EACH:
            fault = answered(page, [tap.format(hub=hub) for tap in taps], words)
            if fault:
                found.append(f"{hub} {task}: {fault}")
    assert found == []


def test_how_many_it_helped_and_harmed_stand_in_the_first_two_screens(site, page):
    told = 0
    for hub in (path for path in site.paths if re.match(HUB, path)):
        page.goto(hub)
        if page.locator(".tile").count():
            told += 1
            assert answered(page, [hub], r"^\d+\s+of 1,?000?\b|^\d+\s+of 100\b") is None, hub
    assert told > 3


@pytest.mark.parametrize(("task", "taps", "words"), ONCE)
def test_it_is_answered_in_two_taps_and_two_screens(page, task, taps, words):
    assert answered(page, taps, words) is None


def test_a_way_that_is_too_long_is_seen(page):
    """Below two screens, or behind no link, is no answer."""
    assert answered(page, ["/urgent-help/"], "988")
    assert answered(page, ["/nowhere/"], "chest pain")
