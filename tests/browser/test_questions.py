"""Questions to ask: picked, ticked, put in order and taken along; nothing is sent."""

import json

import pytest

from tests.browser.conftest import DESKTOP, PHONE

PATH = "/questions/"
KEPT = "Kept in this tab until you close it. Nothing is sent. On a shared phone, press Erase."
OWN_WORDS = "Zanzibar swimming with my knee brace"
NOTE = "Xylophone lessons keep me up"
WITHOUT_STORAGE = """for (const name of ["sessionStorage", "localStorage"])
    Object.defineProperty(window, name, {
        get() { throw new DOMException("refused", "SecurityError"); },
    });"""
PLACES_TO_LOOK = """async () => JSON.stringify({
    local: {...localStorage}, cookie: document.cookie, address: location.href,
    name: window.name, databases: await indexedDB.databases(),
    caches: await (window.caches?.keys() ?? []),
    workers: (await navigator.serviceWorker?.getRegistrations() ?? []).length,
})"""


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


def pick(page, name, *values):
    """Picks answers, in a fold where one stands around them."""
    for value in values:
        box = page.locator(f"[name={name}][value={value}]")
        if not box.is_visible():
            page.locator("details", has=page.locator(f"[name={name}]")).first.locator(
                "summary"
            ).click()
        box.check()


def tick(page, *slugs):
    for slug in slugs:
        box = page.locator(f".question input[value={slug}]")
        if not box.is_visible():
            fold = page.locator(".moment details", has=page.locator(f"[value={slug}]"))
            fold.locator("summary").click()
        box.check()


def tick_across(page):
    """Two questions of two moments: plan-b, then if-i-stop."""
    tick(page, "plan-b")
    pick(page, "moment", "stopping")
    tick(page, "if-i-stop")


def spoken(page):
    """All text of the page as a screen reader gets it, what the style sheet writes included."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return "".join(
        node["name"]["value"]
        for node in tree["nodes"]
        if node["role"]["value"] == "StaticText" and not node["ignored"]
    )


def listed(page):
    return page.locator(".my-question").all_inner_texts()


def add_own(page, text):
    if not page.locator("#own").is_visible():
        page.get_by_text("My own question or note").click()
    page.get_by_label("My own question", exact=True).fill(text)
    page.get_by_role("button", name="Add my question").click()


def write_note(page, text):
    if not page.locator("#my-note").is_visible():
        page.get_by_text("My own question or note").click()
    page.get_by_label("A note for my doctor").fill(text)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


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
    assert page.get_by_role("status").inner_text() == f"Now number 2 of 4: {four}"
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


def fill_in(page):
    pick(page, "circumstance", "pregnancy", "smoking")
    tick(page, "smoking", "plan-b")
    add_own(page, OWN_WORDS)
    write_note(page, NOTE)
    pick(page, "matters", "better-sleep")
    pick(page, "leaning", "toward-no-change-for-now")
    pick(page, "needed", "time-to-think")
    pick(page, "medicine", "testol")


def state(page):
    picked = page.locator(".picked input:checked")
    return {
        "listed": listed(page),
        "picked": {box.get_attribute("value") for box in picked.all()},
        "note": page.locator("#my-note").input_value(),
        "draft": page.locator("#own").input_value(),
    }


@pytest.mark.parametrize("storage", [True, False], ids=["storage", "no storage"])
def test_all_of_it_survives_leaving_reload_and_back_and_nothing_is_sent(new_page, storage):
    page = new_page()
    if not storage:
        page.add_init_script(WITHOUT_STORAGE)
    page.goto(PATH)
    page.wait_for_load_state("networkidle")
    before = json.loads(page.evaluate(PLACES_TO_LOOK)) if storage else None
    sent = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    page.on("websocket", lambda socket: sent.append(socket.url))
    fill_in(page)
    button(page, f"First: {OWN_WORDS}").click()
    page.get_by_label("My own question", exact=True).fill("Half a quest")
    page.evaluate("dispatchEvent(new Event('pagehide')); dispatchEvent(new Event('beforeprint'))")
    page.evaluate("() => new Promise(done => requestIdleCallback(done))")
    assert sent == []
    if storage:
        # In this tab alone: nowhere else, and nothing in the address.
        assert json.loads(page.evaluate(PLACES_TO_LOOK)) == before
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
    assert page.get_by_role("status").inner_text() == "All is erased."
    page.reload()
    assert state(page) == bare
    page.goto("/urgent-help/")
    page.go_back()
    assert state(page) == bare


def local(page):
    return json.loads(page.evaluate(PLACES_TO_LOOK))["local"]


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
    status = page.get_by_role("status").inner_text()
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


def test_the_list_is_copied_as_text(new_page):
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PATH)
    fill_in(page)
    button(page, "Copy").click()
    page.wait_for_function(
        "() => document.querySelector('[role=status]').textContent === 'Copied.'"
    )
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


def test_it_is_said_what_is_kept(new_page):
    page = new_page(DESKTOP)
    page.goto(PATH)
    assert page.get_by_text(KEPT).is_visible()
    plain = new_page(java_script_enabled=False)
    plain.goto(PATH)
    assert not plain.get_by_text(KEPT).is_visible()
    assert plain.get_by_text("use your browser's menu").is_visible()
    assert not plain.get_by_label("Keep my list").is_visible()
