"""The main path of the desk in Chromium: write, check, preview, send, refuse one's own approval,
approve, see it live, undo. `make screenshots` keeps the pictures of docs/editing.md on the way."""

import os
import shutil
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.accounts.conftest import code
from tests.browser import axe, printed_site
from tests.browser.conftest import DESKTOP
from tests.browser.representatives import largest
from tests.browser.settle import LONGEST, settle
from tests.browser.watch import Watch

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "editing.md"
PICTURES = GUIDE.parent / "pictures"
PASSWORD = "a long pass phrase for tests"
KEY = "0123456789abcdef0123456789abcdef01234567"  # of everybody's phone
PEOPLE = f"""
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_totp.models import TOTPDevice
for name, group in (("anna", "Reviewer"), ("ben", "Reviewer")):
    user = User.objects.create_user(name, password={PASSWORD!r}, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    TOTPDevice.objects.create(user=user, name="phone", key={KEY!r})
"""
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
# Our own part of a screen; Django's frame around it, and its fields that search, are Django's.
OURS = """async ([part, options]) => {
    for (const details of document.querySelectorAll(part + " details")) details.open = true;
    const ours = {include: [[part]], exclude: [[".select2-container"]]};
    const found = await axe.run(ours, {...options, resultTypes: ["violations"]});
    return found.violations.map(rule => rule.id + ": " + rule.nodes[0].target.join(" ") + " " +
        rule.nodes[0].failureSummary);
}"""
WCAG = {"runOnly": {"type": "tag", "values": [t for t in axe.TAGS if t.startswith("wcag")]}}


@pytest.fixture(scope="module")
def desk_site(request, tmp_path_factory):
    """A site of its own, for what is published here would change the pages of other tests.

    The small one; the pictures of the guide show the real one.
    """
    pictured = os.environ.get("SCREENSHOTS") == "1"
    site = request.getfixturevalue("site" if pictured else "small_site")
    var_dir = shutil.copytree(
        site.var_dir, tmp_path_factory.mktemp("desk") / "var", symlinks=True,
        ignore=shutil.ignore_patterns("*.sock"),  # of the programs that serve it
    )  # fmt: skip
    printed_site.manage(var_dir, "shell", "-c", PEOPLE)
    with printed_site.served(var_dir) as site:
        yield site


used: dict[str, str] = {}  # the code each person came in with last: it is taken once


class Editor:
    """One person at the desk, in a browser of their own."""

    def __init__(self, browser, site, name: str, viewport=DESKTOP) -> None:
        self.site = site
        context = browser.new_context(
            base_url=site.address, viewport=viewport, reduced_motion="reduce"
        )
        context.set_default_timeout(LONGEST)
        self.page = context.new_page()
        self.watch = Watch(self.page, site.address)
        self.page.goto("/admin/")
        for field, said in (("username", name), ("password", PASSWORD)):
            # A password manager fills these, and nothing stops a paste.
            assert self.page.locator(f"[name={field}]").get_attribute("autocomplete")
            self.page.fill(f"[name={field}]", said)
        self.press("[type=submit]")
        while (now := code(KEY)) == used.get(name):
            self.page.wait_for_timeout(500)
        used[name] = now
        self.page.fill("[name=code]", now)
        self.press(".submit-row button")

    def press(self, selector: str) -> None:
        """Press what leads to another screen, and wait until that screen is there.

        Going on at once would break it off half-way, and so it would a part of this screen that
        still arrives; the watch would note that.
        """
        settle(self.page)
        with self.page.expect_navigation():
            self.page.click(selector)
        settle(self.page)

    def open(self, address: str) -> None:
        settle(self.page)
        self.page.goto(address)
        settle(self.page)

    def _expected(self, line: str) -> bool:
        """A desk knows who is there, and a screen may be left while it asks for news."""
        asked = f"failed: {self.watch.address}/admin/printing-progress/ (net::ERR_ABORTED)"
        return line.startswith("cookie") or line == asked

    def look(self, name: str) -> None:
        """The open screen is quiet and passes axe; with SCREENSHOTS its picture is kept."""
        assert [line for line in self.watch.findings() if not self._expected(line)] == []
        for part in (".desk", ".live", ".check-again", ".places", ".missing", ".wrong",
                     ".desk-rows"):  # fmt: skip
            if self.page.locator(part).count():
                self.page.evaluate(axe.SOURCE)
                assert self.page.evaluate(OURS, [part, WCAG]) == []
                self.watch.findings()  # the policy refuses styles that axe tries on: not our doing
        if os.environ.get("SCREENSHOTS") == "1" and f"pictures/{name}.png" in GUIDE.read_text():
            PICTURES.mkdir(exist_ok=True)
            self.page.evaluate("scrollTo(0, 0)")
            self.page.screenshot(path=PICTURES / f"{name}.png")


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


def test_the_main_path(browser, desk_site):
    anna = Editor(browser, desk_site, "anna")
    ben = Editor(browser, desk_site, "ben")
    anna.look("desk")

    # Write, with checks as she types.
    anna.open("/admin/drugs/sideeffect/?q=nausea")
    anna.press("#result_list tbody th a")
    text = anna.page.locator("#id_what_it_is")
    text.fill("Feeling sick is common.")
    anna.page.locator("#id_what_it_is_live >> text=stands for a number").wait_for()
    text.scroll_into_view_if_needed()
    anna.look("warned")
    noted = [line for line in anna.watch.findings() if not line.startswith("cookie")]
    assert noted == []
    text.fill("You feel sick to your stomach. You may throw up.")
    anna.page.locator("#id_what_it_is_live >> text=stands for a number").wait_for(state="hidden")
    anna.page.fill("#id_name", "Queasiness")
    anna.look("edit")
    anna.press("[name=_continue] >> nth=0")
    anna.page.locator("text=Readers do not see it yet.").wait_for()
    anna.look("saved")

    # Preview, for her and not for readers.
    anna.open("/side-effects/nausea/?preview")
    assert "Queasiness" in anna.page.locator("h1").inner_text()
    anna.open("/admin/preview/?record=side-effect/nausea")
    anna.page.frame_locator("iframe.phone").locator("h1:has-text('Queasiness')").wait_for()
    anna.page.frame_locator("iframe.wide").locator("h1:has-text('Queasiness')").wait_for()
    anna.look("preview")
    # On paper too: a question list has no side effect, so it is the medicine that is looked at.
    anna.open(f"/admin/preview/?record=medicine/{slug_of(desk_site)}")
    anna.page.locator("#paper img").first.wait_for()
    expect(anna.page.locator("#paper img")).to_have_count(2)
    anna.page.wait_for_function("() => document.querySelector('#paper img').naturalWidth > 700")
    anna.look("paper")

    # She cannot approve it herself; she sends it.
    anna.open(REVIEW)
    anna.page.locator("#affected li").first.wait_for()
    assert "Nobody approves their own change" in anna.page.locator(".desk").inner_text()
    assert not anna.page.locator("button[value=publish]").count()
    anna.page.fill("[name=note]", "A plainer name")
    anna.press("button[value=send]")

    # He finds it on his desk, reads what changed, approves.
    ben.open("/admin/")
    assert "A plainer name" in ben.page.locator("#waiting + ul").inner_text()
    ben.look("waiting")
    ben.press("#waiting + ul a")
    ben.page.locator("#affected li").first.wait_for()
    assert "Queasiness" in ben.page.locator(".changes ins").first.inner_text()
    assert "/side-effects/nausea/" in ben.page.locator("#affected").inner_text()
    ben.look("review")
    assert "Queasiness" not in readers_get(ben.page)
    ben.page.fill("[name=reason]", "A plainer name")
    ben.press("button[value=publish]")
    ben.page.locator("text=Published: 1 record").wait_for()
    # The desk shows the printer at work, without a reload, until readers see it.
    ben.page.evaluate("window.sameWindow = true")
    ben.page.evaluate(NOTE_PROGRESS)
    with printed_site.printing(desk_site.var_dir):
        ben.page.wait_for_function("() => noted.length > 0")
        ben.look("printing")
        ben.page.wait_for_function(PRINTED, timeout=3 * LONGEST)
        assert ben.page.evaluate("Math.max(...noted)") > 0
        assert ben.page.evaluate("window.sameWindow")
    # Every worker of the server looks for a new edition from time to time.
    wait_until(lambda: "Queasiness" in readers_get(ben.page))

    # And back, in two clicks.
    ben.open("/admin/past/side-effect/nausea/")
    ben.press("text=Version 1")
    ben.look("undo")
    ben.press("button[value=again]")
    ben.page.locator("text=published again, as version 3").wait_for()
    printed_site.manage(desk_site.var_dir, "printer", "--once")
    wait_until(lambda: "Queasiness" not in readers_get(ben.page))


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
    anna.look("part")
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
    page.on("dialog", lambda dialog: dialog.accept())


def test_the_other_screens(browser, desk_site):
    ben = Editor(browser, desk_site, "ben")
    for address, name in (
        ("/admin/audit/", "audit"),
        (f"/admin/impact/source/{slug_of(desk_site)}-label/", "impact"),
        (f"/admin/review/medicine/{slug_of(desk_site)}/", "whole-page-review"),
    ):
        ben.open(address)
        ben.look(name)
