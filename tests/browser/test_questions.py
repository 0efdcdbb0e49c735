"""Questions to ask: filter, tick and keep, with and without JavaScript, and nothing ever sent."""

import json

import pytest

from tests.browser.conftest import PHONE
from tests.browser.settle import settle

OWN_WORDS = "Zanzibar swimming with my knee brace"
NOTE = "Xylophone lessons keep me up"
PLACES_TO_LOOK = """() => JSON.stringify({
    local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie,
    address: location.href, state: history.state, name: window.name,
    used: window.used,
})"""


# Asking the browser for its databases, caches and workers can wait for ever: what asks for one is
# noted instead.
NOTE_USE = """
    window.used = [];
    for (const [kind, name] of [
        [IDBFactory, "open"], [window.CacheStorage, "open"],
        [window.ServiceWorkerContainer, "register"],
    ]) {
        const real = kind?.prototype[name];
        if (real) kind.prototype[name] = function (...all) {
            used.push([kind.name, String(all[0])]);
            return real.apply(this, all);
        };
    }
"""


@pytest.fixture
def page(page):
    page.add_init_script(NOTE_USE)
    return page


@pytest.fixture
def site(small_site):
    return small_site


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def any_page(new_page, request):
    return new_page(PHONE, java_script_enabled=request.param)


def shown(page):
    """The slugs of the questions that can be seen."""
    boxes = page.locator(".question input")
    return {box.get_attribute("value") for box in boxes.all() if box.is_visible()}


def label(page, text):
    return page.locator(".narrow label", has_text=text)


def tick(page, *slugs):
    for slug in slugs:
        page.locator(f".question input[value={slug}]").check()


def spoken(page):
    """All text of the page as a screen reader gets it, what the style sheet writes included."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return "".join(
        node["name"]["value"]
        for node in tree["nodes"]
        if node["role"]["value"] == "StaticText" and not node["ignored"]
    )


def listed(page):
    return page.locator(".my-question__text").all_inner_texts()


def test_the_filter_needs_no_script(any_page):
    page = any_page
    page.goto("/questions/")
    everything = shown(page)
    assert {"grapefruit-with-testol", "nortab-here", "only-hands"} <= everything

    label(page, "Testol").click()
    testol = shown(page)
    assert "grapefruit-with-testol" in testol
    assert not {"nortab-here", "only-hands", "how-to-use-the-cream"} & testol

    label(page, "Velvix").click()  # either of the two
    assert {"grapefruit-with-testol", "only-hands"} <= shown(page)
    label(page, "Tablet").click()  # and a tablet
    assert "grapefruit-with-testol" in shown(page)
    assert "only-hands" not in shown(page)


def test_what_is_true_for_you_leaves_out_the_rest(any_page):
    page = any_page
    page.goto("/questions/")
    page.get_by_text("What is true for you?").first.click()
    label(page, "Smoke now or did").click()
    found = shown(page)
    assert {"smoking", "my-own-risk", "plan-b"} <= found
    assert not {"breastfeeding", "for-my-child"} & found
    label(page, "Breastfeeding").click()
    assert {"smoking", "breastfeeding"} <= shown(page)


def test_a_ticked_question_stays_whatever_the_filter(any_page):
    page = any_page
    page.goto("/questions/")
    tick(page, "only-hands")
    label(page, "Testol").click()
    assert "only-hands" in shown(page)
    page.locator(".question input[value=only-hands]").uncheck()
    assert "only-hands" not in shown(page)


def test_the_address_brings_a_medicine_forward(any_page):
    page = any_page
    page.goto("/questions/?medicine=nortab")
    assert label(page, "Nortab").locator("input").is_checked()
    found = shown(page)
    assert "nortab-here" in found
    assert "grapefruit-with-testol" not in found


def test_counts_are_kept_by_the_style_sheet(any_page):
    page = any_page
    page.goto("/questions/")
    link = page.locator(".my-list-link")
    assert not link.is_visible()
    label(page, "Velvix").click()
    tick(page, "plan-b", "if-i-stop")
    assert link.is_visible()
    total = page.locator(".question").count()
    assert f"My list: 2. Shown: {len(shown(page))} of {total}" in spoken(page)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_fixed_links_fit(page, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto("/questions/")
    tick(page, "plan-b")
    boxes = [item.bounding_box() for item in page.locator(".dock > :visible").all()]
    assert len(boxes) == 3
    for box in boxes:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 44
    assert min(box["y"] for box in boxes) > 740 * 0.75 or width == 320


def test_the_reader_orders_marks_and_adds(page):
    page.goto("/questions/")
    assert not page.locator("#tools").is_visible()
    tick(page, "plan-b", "if-i-stop", "out-of-100", "which-eczema")
    one, two, three, four = listed(page)
    assert one == "If this fails, what is our next step?"

    item = page.locator(".my-questions li")
    item.nth(2).get_by_role("button", name="Up:").click()
    assert listed(page) == [one, three, two, four]
    # The focus stays on the button, so that it can be pressed again from the keyboard.
    page.keyboard.press("Enter")
    assert listed(page) == [three, one, two, four]
    # At the top Up is off: the focus goes to what can still be pressed.
    assert page.evaluate("document.activeElement.dataset.do") == "down"

    for place in range(3):
        item.nth(place).get_by_role("button", name="Top 3:").click()
    assert item.nth(3).get_by_role("button", name="Top 3:").is_disabled()
    assert page.locator(".my-question__top:visible").count() == 3

    page.get_by_label("My own question").fill(OWN_WORDS)
    page.keyboard.press("Enter")
    assert listed(page)[-1] == OWN_WORDS
    item.nth(1).get_by_role("button", name="Remove:").click()
    assert listed(page) == [three, two, four, OWN_WORDS]
    assert not page.locator(".question input[value=plan-b]").is_checked()
    page.locator(".question input[value=which-eczema]").uncheck()
    assert listed(page) == [three, two, OWN_WORDS]


def test_own_words_are_text_not_markup(page):
    page.goto("/questions/#my-list")
    page.get_by_label("My own question").fill("<img src=x onerror=alert(1)>")
    page.get_by_role("button", name="Add my question").click()
    assert listed(page) == ["<img src=x onerror=alert(1)>"]
    assert page.locator(".my-questions img").count() == 0


def fill_in(page):
    tick(page, "smoking", "plan-b")
    page.get_by_label("My own question").fill(OWN_WORDS)
    page.get_by_role("button", name="Add my question").click()
    page.get_by_label("A note for my doctor").fill(NOTE)
    page.get_by_text("What matters most to me").first.click()
    page.get_by_label("Better sleep").check()
    page.get_by_text("What is true for you?").first.click()
    page.get_by_label("Pregnant or planning to be").check()


def test_nothing_leaves_the_page_and_nothing_is_kept_unasked(page):
    page.goto("/questions/?medicine=testol")
    settle(page)
    sent = []
    page.on("request", lambda request: sent.append(request.url))
    page.on("websocket", lambda socket: sent.append(socket.url))
    before = json.loads(page.evaluate(PLACES_TO_LOOK))
    fill_in(page)
    # One who moves on, comes back or leaves sends nothing either.
    page.evaluate("dispatchEvent(new Event('pagehide')); dispatchEvent(new Event('beforeprint'))")
    page.evaluate("() => new Promise(done => requestIdleCallback(done, {timeout: 2000}))")
    assert sent == []
    after = json.loads(page.evaluate(PLACES_TO_LOOK))
    assert after == before
    assert after["local"] == {}
    assert after["cookie"] == ""

    page.reload()
    assert listed(page) == []
    assert page.locator(".question input:checked").count() == 0
    assert page.get_by_label("Pregnant or planning to be").is_checked() is False


def test_kept_on_this_device_only_when_asked_and_until_erased(page):
    page.goto("/questions/")
    settle(page)
    sent = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    fill_in(page)
    page.get_by_label("Keep my list on this device").check()
    found = json.loads(page.evaluate(PLACES_TO_LOOK))
    assert list(found["local"]) == ["questions"]
    assert OWN_WORDS in found["local"]["questions"]
    assert NOTE in found["local"]["questions"]
    # What is true for a reader is never kept; nor is anything kept anywhere else.
    assert "pregnancy" not in found["local"]["questions"]
    del found["local"]
    assert OWN_WORDS not in json.dumps(found)
    assert found["used"] == []
    assert sent == []

    page.reload()
    before = listed(page)
    assert before[-1] == OWN_WORDS
    assert len(before) == 3
    assert page.get_by_label("A note for my doctor").input_value() == NOTE
    assert page.locator(".matters input:checked").count() == 1
    page.locator(".my-questions li").nth(2).get_by_role("button", name="Up:").click()
    page.reload()
    assert listed(page) == [before[0], before[2], before[1]]
    assert not [line for line in sent if "Zanzibar" in line or "Xylophone" in line]

    page.get_by_role("button", name="Erase everything").click()
    assert json.loads(page.evaluate(PLACES_TO_LOOK))["local"] == {}
    assert listed(page) == []
    assert page.locator(".ask input[type=checkbox]:checked").count() == 0
    assert page.get_by_label("A note for my doctor").input_value() == ""
    page.reload()
    assert listed(page) == []


def test_no_longer_kept_when_the_tick_is_taken_off(page):
    page.goto("/questions/")
    fill_in(page)
    page.get_by_label("Keep my list on this device").check()
    page.get_by_label("Keep my list on this device").uncheck()
    assert json.loads(page.evaluate(PLACES_TO_LOOK))["local"] == {}
    assert len(listed(page)) == 3


def test_erased_in_one_window_is_gone_in_the_other(page):
    page.goto("/questions/")
    fill_in(page)
    page.get_by_label("Keep my list on this device").check()
    other = page.context.new_page()
    other.goto("/questions/")
    other.get_by_role("button", name="Erase everything").click()
    page.wait_for_function("() => document.querySelectorAll('.my-questions li').length === 0")
    tick(page, "plan-b")
    assert json.loads(page.evaluate(PLACES_TO_LOOK))["local"] == {}


@pytest.mark.parametrize(
    "broken", ["not json", "null", '{"items": 3}', '{"items": [{"question": "gone"}]}']
)
def test_a_broken_store_does_no_harm(page, broken):
    page.goto("/questions/")
    page.evaluate("text => localStorage.setItem('questions', text)", broken)
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.reload()
    tick(page, "plan-b")
    assert listed(page) == ["If this fails, what is our next step?"]
    assert faults == []
