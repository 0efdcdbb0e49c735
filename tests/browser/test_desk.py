"""The main path of the desk in Chromium: write, check, preview, send, refuse one's own approval,
approve, see it live, undo. `make screenshots` keeps the pictures of docs/editing.md on the way."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser import printed_site
from tests.browser.at_the_desk import Editor
from tests.browser.representatives import largest
from tests.browser.settle import LONGEST

# The desk asks each second: how far the printer was each time.
NOTE_PROGRESS = """() => {
    window.noted = [];
    new MutationObserver(() => {
        const bar = document.querySelector("#printing progress");
        if (bar) noted.push(bar.value);
    }).observe(document.body, {childList: true, subtree: true});
}"""
PRINTED = """() => !document.querySelector("#printing progress") &&
    document.querySelector("#printing").innerText.includes("Readers see edition")"""
REVIEW = "/admin/publish/?record=side-effect/nausea"


def readers_get(page) -> str:
    """The page from the front door."""
    return page.request.get("/side-effects/nausea/").text()


def wait_until(true) -> None:
    end = time.monotonic() + LONGEST / 1000
    while not true():
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.1)


def slug_of(site) -> str:
    """A medicine of the desk."""
    return largest(site, "medicine").split("/")[-2]


@pytest.mark.long
@pytest.mark.parametrize("width", [1280, 768])
def test_the_main_path(browser, desk_site, width):
    screen = {"width": width, "height": 900}
    anna = Editor(browser, desk_site, "anna", screen)
    ben = Editor(browser, desk_site, "ben", screen)

    def look(editor, name):
        editor.look(name if width == 1280 else f"{name}-narrow")
        assert editor.page.evaluate("document.documentElement.scrollWidth") == width, name

    look(anna, "desk")

    # Write, with checks as she types.
    anna.open("/admin/drugs/sideeffect/?q=nausea")
    anna.press("#result_list tbody th a")
    text = anna.page.locator("#id_what_it_is")
    text.fill("Feeling sick is common.")
    anna.page.locator("#id_what_it_is_live >> text=stands for a number").wait_for()
    text.scroll_into_view_if_needed()
    look(anna, "warned")
    noted = [line for line in anna.watch.findings() if not line.startswith("cookie")]
    assert noted == []
    text.fill("You feel sick to your stomach. You may throw up.")
    anna.page.locator("#id_what_it_is_live >> text=stands for a number").wait_for(state="hidden")
    anna.page.fill("#id_name", "Queasiness")
    look(anna, "edit")
    anna.press("[name=_continue] >> nth=0")
    anna.page.locator("text=Readers do not see it yet.").wait_for()
    # She saved while the browser still waited for her next key: what is saved is not offered again.
    expect(anna.page.locator("#unsaved")).to_be_hidden()
    look(anna, "saved")

    # Preview, for her and not for readers.
    anna.open("/side-effects/nausea/?preview")
    assert "Queasiness" in anna.page.locator("h1").inner_text()
    anna.open("/admin/preview/?record=side-effect/nausea")
    anna.page.frame_locator("iframe.phone").locator("h1:has-text('Queasiness')").wait_for()
    anna.page.frame_locator("iframe.wide").locator("h1:has-text('Queasiness')").wait_for()
    look(anna, "preview")
    # On paper too: a question list has no side effect, so it is the medicine that is looked at.
    anna.open(f"/admin/preview/?record=medicine/{slug_of(desk_site)}")
    anna.page.locator("#paper img").first.wait_for()
    expect(anna.page.locator("#paper img")).to_have_count(2)
    anna.page.wait_for_function("() => document.querySelector('#paper img').naturalWidth > 700")
    look(anna, "paper")

    # She cannot approve it herself; she sends it.
    anna.open(REVIEW)
    anna.page.locator("#affected").wait_for()
    assert "Nobody approves their own change" in anna.page.locator(".desk").inner_text()
    assert not anna.page.locator("button[value=publish]").count()
    anna.page.fill("[name=note]", "A plainer name")
    anna.press("button[value=send]")

    # He finds it on his desk, reads what changed, approves.
    ben.open("/admin/")
    assert "A plainer name" in ben.page.locator("#waiting + ul").inner_text()
    look(ben, "waiting")
    ben.press("#waiting + ul a")
    ben.page.locator("#affected summary").click()
    ben.page.locator("#affected li").first.wait_for()
    assert "Queasiness" in ben.page.locator(".changes ins").first.inner_text()
    assert "/side-effects/nausea/" in ben.page.locator("#affected").inner_text()
    look(ben, "review")
    assert "Queasiness" not in readers_get(ben.page)
    ben.page.fill("[name=reason]", "A plainer name")
    ben.press("button[value=publish]")
    ben.page.locator("text=Published: 1 record").wait_for()
    # The desk shows the printer at work, without a reload, until readers see it.
    ben.page.evaluate("window.sameWindow = true")
    ben.page.evaluate(NOTE_PROGRESS)
    with printed_site.printing(desk_site.var_dir):
        ben.page.wait_for_function("() => noted.length > 0")
        look(ben, "printing")
        ben.page.wait_for_function(PRINTED, timeout=3 * LONGEST)
        assert ben.page.evaluate("Math.max(...noted)") > 0
        assert ben.page.evaluate("window.sameWindow")
    # What the desk says that readers see, they see.
    assert "Queasiness" in readers_get(ben.page)

    # And back, in two clicks.
    ben.open("/admin/past/side-effect/nausea/")
    ben.press("a:text-is('Version 1')")
    look(ben, "undo")
    ben.press("button[value=again]")
    ben.page.locator("text=/published again, as version [35]/").wait_for()
    printed_site.manage(desk_site.var_dir, "printer", "--once")
    wait_until(lambda: "Queasiness" not in readers_get(ben.page))


@pytest.mark.long
def test_unsaved_words_come_back_in_their_own_rows(browser, desk_site):
    anna = Editor(browser, desk_site, "anna")
    anna.open("/admin/drugs/treatment/?kind__exact=medicine")
    anna.press("#result_list tbody th a >> nth=0")
    page, record = anna.page, anna.page.url.partition("?")[0]
    page.on("dialog", lambda dialog: dialog.accept())
    anna.open(f"{record}?part=harm")
    here = page.url
    row = page.locator(".desk-rows .has_original").first
    row.locator(":scope > details > summary").click()
    which = row.locator("input[name$='-id']").input_value()
    row.locator(".field-percent input").fill("12.5")
    page.locator(".desk-rows .add-row a").click()
    page.locator(".desk-rows .inline-related:not(.has_original) [name$='-dose']").first.fill(
        "A dose"
    )
    page.wait_for_function(
        "() => Object.values(localStorage).some((one) => one.includes('A dose'))"
    )

    # Figures of another study have the same names; none of these words is offered there.
    anna.open(f"{record}?part=harm&study=another")
    expect(page.locator("#unsaved")).to_be_hidden()
    anna.open(here)
    page.locator("#unsaved").wait_for()
    page.locator("[data-do=bring-back]").click()
    row = page.locator(f".has_original:has(input[name$='-id'][value='{which}'])")
    assert row.locator(".field-percent input").input_value() == "12.5"
    new = ".desk-rows .inline-related:not(.has_original):not(.empty-form) [name$='-dose']"
    assert page.locator(new).input_value() == "A dose"

    # At another machine the desk has them, for who typed them alone.
    elsewhere, ben = Editor(browser, desk_site, "anna"), Editor(browser, desk_site, "ben")
    elsewhere.open(here)
    elsewhere.page.locator("[data-do=bring-back]").click()
    assert elsewhere.page.locator(new).input_value() == "A dose"
    with ben.page.expect_response("**/admin/unsaved/**"):
        ben.open(here)
    expect(ben.page.locator("#unsaved")).to_be_hidden()


@pytest.mark.long
def test_a_form_tells_of_its_room_and_warns_who_leaves(browser, desk_site):
    anna = Editor(browser, desk_site, "anna")
    anna.open("/admin/drugs/sideeffect/?q=nausea")
    anna.press("#result_list tbody th a")
    page, name, there = anna.page, anna.page.locator("#id_name"), anna.page.url
    name.click()
    words = f"{name.input_value()} again"  # whatever an earlier test left there
    name.fill(words)
    most = name.get_attribute("maxlength")
    expect(page.locator("#id_name + .counter")).to_have_text(f"{len(words)} of {most}")
    # Sources are short chips, and a field is no wider than the form.
    chips = page.locator(".field-sources .select2-selection__choice").all()
    assert chips
    assert max(chip.bounding_box()["width"] for chip in chips) <= 20 * 16
    asked = []

    def go_on(dialog):
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", go_on)
    anna.press("#site-name a")
    assert asked == ["beforeunload"]
    # Who left all the same is offered the words again.
    anna.open(there)
    expect(page.locator("#unsaved")).to_be_visible()


@pytest.mark.long
@pytest.mark.parametrize("width", [1280, 768])
def test_a_medicine_is_worked_on_part_by_part(browser, desk_site, width):
    anna = Editor(browser, desk_site, "anna", {"width": width, "height": 900})
    anna.open("/admin/drugs/treatment/?kind__exact=medicine")
    anna.press("#result_list tbody th a >> nth=0")
    anna.open(f"{anna.page.url.partition('?')[0]}?part=harm")
    page = anna.page
    page.locator("#missing").wait_for()
    row = page.locator(".desk-rows .has_original").first
    row.locator(":scope > details > summary").click()
    anna.look("part" if width == 1280 else "part-narrow")
    # No screen is wider than its window, and the two sides of a figure are seen at once.
    assert page.evaluate("document.documentElement.scrollWidth") == width
    one, other = (side.bounding_box() for side in row.locator("fieldset.side").all())
    assert other["x"] + other["width"] - one["x"] <= 900
    if width > 1000:
        assert one["y"] == other["y"]
    # An error is listed on top, and leads to its field in a row that stands open.
    percent = row.locator(".field-percent input")
    percent.fill("a third")
    anna.press("[name=_continue] >> nth=0")
    link = page.locator(".wrong a").first
    anna.look("wrong")
    link.click()
    shown = page.locator(link.get_attribute("href"))
    assert shown.input_value() == "a third"
    expect(shown).to_be_in_viewport()
    # Whoever is signed out meanwhile hears so in any field, and the words stay.
    kept = page.context.cookies()
    page.context.clear_cookies()
    shown.fill("a half")
    expect(page.locator(".signed-out")).to_be_visible()
    assert shown.input_value() == "a half"
    page.context.add_cookies(kept)
    page.on("dialog", lambda dialog: dialog.accept())
