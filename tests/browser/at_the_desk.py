"""People at the desk in Chromium, each in a browser of their own. With SCREENSHOTS=1 what they look
at is kept as the pictures of docs/editing.md."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

from tests.accounts.conftest import code
from tests.browser import axe, printed_site
from tests.browser.conftest import DESKTOP
from tests.browser.settle import LONGEST, settle
from tests.browser.watch import Watch

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "editing.md"
PICTURES = GUIDE.parent / "pictures"
PASSWORD = "a long pass phrase for tests"
KEY = "0123456789abcdef0123456789abcdef01234567"  # of everybody's phone
PEOPLE = f"""
from django.contrib.auth.models import Group, User
from django_otp.plugins.otp_totp.models import TOTPDevice
for name, group in (("nina", "Author"), ("anna", "Reviewer"), ("ben", "Reviewer")):
    user = User.objects.create_user(name, password={PASSWORD!r}, is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    TOTPDevice.objects.create(user=user, name="phone", key={KEY!r})
"""
# Our own part of a screen; Django's frame around it, and its fields that search, are Django's.
OURS = """async ([part, options]) => {
    for (const details of document.querySelectorAll(part + " details")) details.open = true;
    const ours = {include: [[part]], exclude: [[".select2-container"]]};
    const found = await axe.run(ours, {...options, resultTypes: ["violations"]});
    return found.violations.map(rule => rule.id + ": " + rule.nodes[0].target.join(" ") + " " +
        rule.nodes[0].failureSummary);
}"""
WCAG = {"runOnly": {"type": "tag", "values": [t for t in axe.TAGS if t.startswith("wcag")]}}


@contextmanager
def served(site, folder: Path):
    """A copy of a printed site with these people, served: what is published there changes the pages
    of no other test."""
    var_dir = shutil.copytree(
        site.var_dir, folder / "var", symlinks=True,
        ignore=shutil.ignore_patterns("*.sock"),  # of the programs that serve it
    )  # fmt: skip
    printed_site.manage(var_dir, "shell", "-c", PEOPLE)
    with printed_site.served(var_dir) as found:
        yield found


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
        asked = [
            f"failed: {self.watch.address}/admin/{place}/ (net::ERR_ABORTED)"
            for place in ("printing-progress", "live-check", "publish/progress")
        ]
        return line.startswith("cookie") or line in asked

    def look(self, name: str) -> None:
        """The open screen is quiet and passes axe; with SCREENSHOTS its picture is kept."""
        noted = [line for line in self.watch.findings() if not self._expected(line)]
        assert noted == [], (self.page.url, noted)
        for part in (".desk", ".live", ".check-again", ".places", ".missing", ".wrong",
                     ".desk-rows", ".remark"):  # fmt: skip
            if self.page.locator(part).count():
                self.page.evaluate(axe.SOURCE)
                found = self.page.evaluate(OURS, [part, WCAG])
                assert found == [], found
                self.watch.findings()  # the policy refuses styles that axe tries on: not our doing
        if os.environ.get("SCREENSHOTS") == "1" and f"pictures/{name}.png" in GUIDE.read_text():
            PICTURES.mkdir(exist_ok=True)
            self.page.evaluate("scrollTo(0, 0)")
            self.page.screenshot(path=PICTURES / f"{name}.png")

    def choose(self, field: str, words: str) -> None:
        """Find a record by its words in a field that searches, and take it."""
        self.page.locator(f"{field} .select2-selection").click()
        self.page.keyboard.type(words)
        self.page.locator(f".select2-results__option:has-text('{words}')").first.click()

    def save(self) -> None:
        """Save, and stay on the screen."""
        self.press("[name=_continue] >> nth=0")

    def missing(self) -> str:
        """What the open screen says is missing."""
        self.page.locator("#missing").wait_for()
        folded = self.page.locator("#missing details")
        folded.evaluate_all("all => all.forEach((one) => { one.open = true })")
        return self.page.locator("#missing").inner_text()
