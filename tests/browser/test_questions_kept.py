"""What the questions page keeps of its reader, where, and until when; nothing is sent."""

import pytest

from tests.browser.asking_questions import (
    NOTE,
    OWN_WORDS,
    PATH,
    button,
    fill_in,
    listed,
    pick,
    state,
    tick,
)
from tests.browser.conftest import DESKTOP
from tests.browser.places import NOTE_USE, WITHOUT_STORAGE, at_rest, left_behind

KEPT = "Kept in this tab until you close it. Nothing is sent. On a shared phone, press Erase."


@pytest.fixture
def site(small_site):
    return small_site


@pytest.mark.parametrize("storage", [True, False], ids=["storage", "no storage"])
def test_all_of_it_survives_leaving_reload_and_back_and_nothing_is_sent(new_page, storage):
    page = new_page()
    page.add_init_script(NOTE_USE)
    if not storage:
        page.add_init_script(WITHOUT_STORAGE)
    page.goto(PATH)
    page.wait_for_load_state("networkidle")
    before = left_behind(page)
    sent = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    page.on("websocket", lambda socket: sent.append(socket.url))
    fill_in(page)
    button(page, f"First: {OWN_WORDS}").click()
    page.get_by_label("My own question", exact=True).fill("Half a quest")
    page.evaluate("dispatchEvent(new Event('pagehide')); dispatchEvent(new Event('beforeprint'))")
    at_rest(page)
    assert sent == []
    # In this tab alone: nowhere else, and nothing in the address.
    assert left_behind(page) == before
    assert (before["local"], before["cookie"], before["used"]) == ({}, "", [])
    found = state(page)
    assert found["listed"][0] == OWN_WORDS
    assert {"testol", "pregnancy", "better-sleep", "time-to-think"} <= found["picked"]
    assert found["draft"] == "Half a quest"

    page.reload()
    assert state(page) == found
    page.goto("/urgent-help/")
    page.go_back()
    assert state(page) == found
    if storage:
        page.goto("/urgent-help/")
        page.goto(PATH)
        assert state(page) == found
    assert not [line for line in sent if "Zanzibar" in line or "Xylophone" in line]
    assert not [line for line in sent if "pregnancy" in line or "better-sleep" in line]

    # Another tab has nothing of it.
    other = page.context.new_page()
    other.goto(PATH)
    assert listed(other) == []


@pytest.mark.parametrize("storage", [True, False], ids=["storage", "no storage"])
def test_erased_is_erased(new_page, storage):
    page = new_page()
    if not storage:
        page.add_init_script(WITHOUT_STORAGE)
    page.goto(PATH)
    bare = state(page)
    fill_in(page)
    button(page, "Erase").click()
    assert state(page) == bare
    assert page.locator("#status").inner_text() == "All is erased."
    page.reload()
    assert state(page) == bare
    page.goto("/urgent-help/")
    page.go_back()
    assert state(page) == bare


def local(page):
    return left_behind(page)["local"]


def test_kept_on_this_device_only_when_asked_and_until_erased(page):
    page.goto(PATH)
    fill_in(page)
    assert local(page) == {}
    page.get_by_label("Keep my list on this device").check()
    found = local(page)
    assert list(found) == ["questions"]
    assert OWN_WORDS in found["questions"]
    assert NOTE in found["questions"]
    # What is true for a reader goes with the tab.
    assert "pregnancy" not in found["questions"]

    before = listed(page)
    other = page.context.new_page()
    other.goto(PATH)
    assert listed(other) == before
    assert other.locator("#keep").is_checked()
    assert not other.locator("[name=circumstance][value=pregnancy]").is_checked()
    assert other.locator("[name=matters][value=better-sleep]").is_checked()

    # Erased in one tab: gone in the other, and not written again.
    button(other, "Erase").click()
    assert local(other) == {}
    page.wait_for_function("() => document.querySelectorAll('.my-questions li').length === 0")
    tick(page, "plan-b")
    assert local(page) == {}


def test_no_longer_kept_when_the_tick_is_taken_off(page):
    page.goto(PATH)
    fill_in(page)
    page.get_by_label("Keep my list on this device").check()
    page.get_by_label("Keep my list on this device").uncheck()
    assert local(page) == {}
    assert len(listed(page)) == 3


def test_a_browser_that_keeps_nothing_says_so(new_page):
    page = new_page()
    page.add_init_script(WITHOUT_STORAGE)
    page.goto(PATH)
    tick(page, "plan-b")
    page.get_by_label("Keep my list on this device").click()
    assert not page.locator("#keep").is_checked()
    status = page.locator("#status").inner_text()
    assert status == "This browser does not let us keep your list."


def test_a_link_that_names_a_medicine_is_newer_than_what_was_kept(page):
    page.goto(PATH)
    pick(page, "medicine", "velvix")
    tick(page, "plan-b")
    page.goto("/questions/?medicine=testol")
    assert {"testol"} == state(page)["picked"] - {"before-deciding"}
    assert listed(page) == ["If this fails, what is our next step?"]
    # But what is picked then is newer than the link.
    page.locator("[name=medicine][value=testol]").uncheck()
    page.reload()
    assert state(page)["picked"] == {"before-deciding"}


@pytest.mark.parametrize(
    "broken",
    [
        "not json", "null", "3", '{"items": 3}', '{"items": [{"question": "gone"}, null, 7]}',
        '{"picked": {"moment": "x", "medicine": [{}]}, "note": {"a": 1}}',
    ],
)  # fmt: skip
def test_a_broken_store_does_no_harm(page, broken):
    page.goto(PATH)
    page.evaluate(
        "text => [sessionStorage, localStorage].forEach(one => one.setItem('questions', text))",
        broken,
    )
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.reload()
    tick(page, "plan-b")
    assert listed(page) == ["If this fails, what is our next step?"]
    assert faults == []


def test_it_is_said_what_is_kept(new_page):
    page = new_page(DESKTOP)
    page.goto(PATH)
    assert page.get_by_text(KEPT).is_visible()
    plain = new_page(java_script_enabled=False)
    plain.goto(PATH)
    assert not plain.get_by_text(KEPT).is_visible()
    assert plain.get_by_text("use your browser's menu").is_visible()
    assert not plain.get_by_label("Keep my list").is_visible()
