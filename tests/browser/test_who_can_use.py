"""The answer follows at once, stays through Back, and nothing that was chosen is sent."""

import json
import re
from itertools import chain, combinations, product

import pytest
from bs4 import BeautifulSoup

from drugs.pages.who_can_use.answer import answer
from drugs.pages.who_can_use.form import Form
from drugs.pages.who_can_use.table import tables
from tests.asking import CHOSEN, PATH, seen
from tests.browser.conftest import PHONE
from tests.browser.places import NOTE_USE, WITHOUT_STORAGE, at_rest, left_behind

KEPT = "Kept in this tab until you close it. Nothing is sent. On a shared phone, press Erase."
# What approvals turn on: judged in every combination. The others turn rules.
OF_APPROVALS = {"age", "kind", "severity", "tried", "weight"}
COVERED = {"age": ("216-780",), "kind": ("atopic-dermatitis",), "severity": ("moderate",)}
# Judges all of them in the page; equal answers are handed over once.
JUDGE = """async all => {
    const script = document.querySelector("script[type=module]").src;
    const imports = await (await fetch(script)).text();
    const file = imports.match(/from "(.*who_can_use_answer.*)"/)[1];
    const { answerFor } = await import(new URL(file, script));
    const tables = JSON.parse(document.getElementById("tables").textContent);
    const found = new Map(), at = [];
    for (const chosen of all) {
        const told = JSON.stringify(tables.medicines.map(one => answerFor(one, chosen, tables)));
        if (!found.has(told)) found.set(told, found.size);
        at.push(found.get(told));
    }
    return [[...found.keys()], at];
}"""


@pytest.fixture
def site(small_site):
    return small_site


def every_answer(question):
    """Every answer that can be given to a question, none among them."""
    values = [choice.value for choice in question.choices]
    most = len(values) if question.many else 1
    return list(chain.from_iterable(combinations(values, size) for size in range(most + 1)))


def every_combination(asked):
    """All answers to what approvals turn on, with each other; and at every age each two answers to
    the other questions, for one who is covered otherwise."""
    first = [question for question in asked if question.name in OF_APPROVALS]
    for given in product(*map(every_answer, first)):
        named = zip((question.name for question in first), given, strict=True)
        yield {name: values for name, values in named if values}
    others = [q for q in asked if q.name not in OF_APPROVALS]
    single = [(q, choice.value) for q in others for choice in q.choices]
    for ages, two in product(every_answer(asked[0]), combinations(single, 2)):
        chosen = {**COVERED, "age": ages, "tried": ("whole-body",)}
        for question, value in two:
            more = chosen.get(question.name, ()) if question.many else ()
            chosen[question.name] = (*more, value)
        yield {name: values for name, values in chosen.items() if values}


def told(one):
    """One medicine's answer as the page's own script tells it."""
    return {
        "judged": [
            {
                "name": judged.approval.name,
                "here": judged.approval.is_here,
                "shown": judged.shown,
                "verdict": judged.verdict,
                "says": judged.sentence,
                "why": list(judged.why),
            }
            for judged in one.judged
        ],
        "may": one.may,
        "matters": one.matters,
        **{
            place: [rule.doc.slug for rule in getattr(one, place)]
            for place in ("holding", "first", "folded", "left")
        },
        "more": one.more,
        "notSaid": list(one.not_said),
    }


def test_the_page_judges_as_the_server_does_whatever_is_chosen(page, shelf):
    made = tables(shelf)
    every = list(every_combination(made.questions))
    assert len(every) > 5_000
    page.goto(PATH)
    found, at = page.evaluate(JUDGE, every)
    assert len(found) > 100
    found = [json.loads(answers) for answers in found]
    for chosen, number in zip(every, at, strict=True):
        reference = answer(Form(chosen), made.medicines)
        assert found[number] == [told(one) for one in reference.medicines], chosen


def choose(page, **chosen):
    for name, values in chosen.items():
        for value in [values] if isinstance(values, str) else values:
            box = page.locator(f"#choose input[name={name}][value='{value}']")
            if not box.is_visible():
                page.locator("details", has=page.locator(f"#{name}")).locator("summary").click()
            box.check()


def checked(page):
    return {
        (box.get_attribute("name"), box.get_attribute("value"))
        for box in page.locator("#choose input:checked").all()
    }


def shown(page):
    """The text of the answer, hidden parts left out."""
    return seen(BeautifulSoup(page.locator("#answer").evaluate("one => one.outerHTML"), "lxml"))


CHOICES = [
    {},
    CHOSEN,
    {"age": "216-780", "kind": ["chronic-hand-eczema", "another"], "tried": "none"},
    {"age": "780-", "tried": "whole-body", "illness": ["clot", "active-tb"], "kidney": "30-60"},
    {"takes": ["grapefruit"], "pregnancy": "planning"},
]


@pytest.mark.parametrize("chosen", CHOICES, ids=str)
def test_the_page_shows_what_the_server_shows(new_page, chosen):
    page = new_page()
    page.goto(PATH)
    choose(page, **chosen)
    plain = new_page(java_script_enabled=False)
    plain.goto(PATH)
    choose(plain, **chosen)
    plain.get_by_role("button", name="See the answer").click()
    assert shown(page) == shown(plain)
    assert page.locator("#may").inner_text() == plain.locator("#may").inner_text()
    assert checked(page) == checked(plain)
    for one, other in zip(
        page.locator("#answer details").all(), plain.locator("#answer details").all(), strict=True
    ):
        assert one.get_attribute("open") == other.get_attribute("open")


def test_the_answer_follows_at_once_and_is_spoken(page):
    page.goto(PATH)
    assert "You chose nothing yet." in shown(page)
    choose(page, age="0-144")
    assert "Testol is not approved for what you chose. It is approved from age 12." in shown(page)
    assert "You chose nothing yet." not in shown(page)
    assert page.locator("#may").inner_text() == "0"
    assert page.locator("#status").inner_text() == ("May be approved for what you chose: 0 of 3.")
    choose(page, age="216-780")
    assert page.locator("#may").inner_text() == "2"
    page.locator("#age .take-back").click()
    assert "You chose nothing yet." in shown(page)


def test_no_question_moves_when_it_is_answered(page):
    """The way to take an answer back stands there from the first."""
    page.set_viewport_size(PHONE)
    page.goto(PATH)
    assert page.locator("#age .take-back").is_visible()
    places = "[...document.querySelectorAll('#choose fieldset')].map(one => one.offsetTop)"
    before = page.evaluate(places)
    choose(page, age="0-144")
    assert page.evaluate(places) == before


def test_a_fold_stays_as_the_reader_left_it(page):
    page.goto(PATH)
    fold = page.locator("#testol details").first
    assert fold.get_attribute("open") is None
    fold.locator("summary").click()
    choose(page, severity="moderate")
    assert fold.get_attribute("open") is not None


@pytest.mark.parametrize("storage", [True, False], ids=["storage", "no storage"])
def test_back_and_reload_keep_what_was_chosen_and_nothing_is_sent(new_page, storage):
    page = new_page()
    page.add_init_script(NOTE_USE)
    if not storage:
        page.add_init_script(WITHOUT_STORAGE)
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.goto(PATH)
    page.wait_for_load_state("networkidle")
    before = left_behind(page)
    sent = []
    page.on("request", lambda request: sent.append((request.method, request.url)))
    choose(page, age="780-", illness=["clot"], takes="grapefruit")
    at_rest(page)
    assert sent == []
    answered, picked = shown(page), checked(page)
    assert picked == {("age", "780-"), ("illness", "clot"), ("takes", "grapefruit")}
    assert left_behind(page) == before
    assert (before["local"], before["cookie"], before["used"]) == ({}, "", [])

    page.locator("#testol h3 a").click()
    page.wait_for_url("**/medicines/testol/")
    page.go_back()
    assert (shown(page), checked(page)) == (answered, picked)
    page.reload()
    assert (shown(page), checked(page)) == (answered, picked)
    assert page.locator("#illness").is_visible()  # a fold with an answer stands open
    if storage:
        # Away and here again, not by Back.
        page.goto("/")
        page.goto(PATH)
        assert (shown(page), checked(page)) == (answered, picked)
    assert asked == []
    assert {method for method, _ in sent} == {"GET"}
    assert not [url for _, url in sent if re.search(r"780|clot|grapefruit|#|\?", url)]


@pytest.mark.parametrize("storage", [True, False], ids=["storage", "no storage"])
def test_erased_is_erased_through_back_and_reload(new_page, storage):
    page = new_page()
    if not storage:
        page.add_init_script(WITHOUT_STORAGE)
    page.goto(PATH)
    bare = shown(page)
    choose(page, age="780-", illness="clot")
    page.get_by_role("button", name="Erase").click()
    assert (shown(page), checked(page)) == (bare, set())
    assert page.locator("#status").inner_text() == "All is erased."
    assert "780-" not in page.evaluate("JSON.stringify(history.state)") or ""
    page.goto("/")
    page.go_back()
    assert checked(page) == set()
    page.reload()
    assert checked(page) == set()


def test_erased_on_a_later_visit_is_not_brought_back_from_an_earlier_one(page):
    page.goto(PATH)
    choose(page, age="780-", illness="clot")
    page.goto("/")
    page.goto(PATH)
    page.get_by_role("button", name="Erase").click()
    page.go_back()
    page.go_back()
    assert page.url.endswith(PATH)
    assert checked(page) == set()
    assert "You chose nothing yet." in shown(page)


def test_two_tabs_keep_their_own(new_page):
    page = new_page()
    page.goto(PATH)
    choose(page, age="780-")
    other = page.context.new_page()
    other.goto(PATH)
    assert checked(other) == set()
    choose(other, age="0-144")
    other.get_by_role("button", name="Erase").click()
    page.reload()
    assert checked(page) == {("age", "780-")}


@pytest.mark.parametrize(
    "broken", ["not json", "null", "3", '{"age": "780-"}', '{"age": [{}], "illness": {"clot": 1}}']
)
def test_a_broken_store_does_no_harm(page, broken):
    page.goto(PATH)
    page.evaluate("text => sessionStorage.setItem('who-can-use', text)", broken)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.reload()
    assert checked(page) == set()
    choose(page, age="780-")
    assert "Testol" in shown(page)
    assert faults == []


def test_it_is_said_what_is_kept(new_page):
    page = new_page()
    page.goto(PATH)
    assert page.get_by_text(KEPT).is_visible()
    assert not page.get_by_text("sent to this site only").is_visible()
    assert not page.get_by_role("button", name="See the answer").is_visible()
    plain = new_page(java_script_enabled=False)
    plain.goto(PATH)
    assert not plain.get_by_text(KEPT).is_visible()
    assert plain.get_by_text("sent to this site only").is_visible()
    assert not plain.get_by_role("button", name="Erase").is_visible()


def test_without_javascript_back_comes_to_the_answer_without_a_question(new_page):
    page = new_page(PHONE, java_script_enabled=False)
    page.goto(PATH)
    choose(page, age="780-", illness="clot")
    page.get_by_role("button", name="See the answer").click()
    answered = shown(page)
    assert "Signs of a blood clot: stop Testol and call 911." in answered
    page.locator("#testol h3 a").click()
    page.wait_for_url("**/medicines/testol/")
    page.go_back()
    assert page.url.endswith(f"{PATH}#answer")
    assert shown(page) == answered
    assert checked(page) == {("age", "780-"), ("illness", "clot")}
    page.go_back()
    assert page.url.endswith(PATH)
    assert page.get_by_role("button", name="See the answer").is_visible()
