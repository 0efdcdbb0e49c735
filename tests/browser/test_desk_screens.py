"""Every screen of the desk, at 1280 and at 768 pixels: as wide as its window, nothing cut off, and
axe finds nothing."""

import pytest

from tests.browser.at_the_desk import Editor
from tests.browser.representatives import largest

pytestmark = pytest.mark.long

WIDTHS = (1280, 768)
# What one presses or types in, and that ends to the right of what holds it.
CUT_OFF = """() => [...document.querySelectorAll("#content :is(input, select, textarea, button)")]
    .filter((one) => {
        const box = one.getBoundingClientRect();
        const frame = one.closest("#content-main, .desk");
        return box.width && frame && !one.closest(".scroll, .results, .select2-container") &&
            box.right > frame.getBoundingClientRect().right + 1;
    }).map((one) => one.id || one.name)"""
WIDTH = "document.documentElement.scrollWidth"
NAMED = "#content-main th[scope=row] > a"
OF_A_RECORD = (
    "notes/medicine/{0}/", "notes/source/{0}-label/", "impact/source/{0}-label/",
    "recheck/{0}-label/", "review/medicine/{0}/", "past/medicine/{0}/",
    "past/medicine/{0}/?version=1", "leaflet/{0}/",
    "missing/medicine/{0}/", "preview/?record=medicine/{0}",
)  # fmt: skip
OF_A_ROW = ("history", "delete")
OF_ALL = ("", "audit/", "again/", "bundle/", "replace/?find=take&into=use")


MOST_BYTES = 300_000


def judge(editor, address):
    """The open screen at both widths."""
    page = editor.page
    sent = page.request.get(page.url).body()
    assert len(sent) < MOST_BYTES, (address, len(sent))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        where = f"{address} at {width}"
        editor.look("audit" if (address, width) == ("/admin/audit/", 1280) else "")
        assert page.evaluate(WIDTH) == width, where
        assert page.evaluate(CUT_OFF) == [], where
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def addresses(page, selector):
    return [link.get_attribute("href") for link in page.locator(selector).all()]


@pytest.fixture
def ben(browser, desk_site):
    return Editor(browser, desk_site, "ben")


def test_lists_and_forms(ben, desk_site):
    """The list, the form and the empty form of each kind of record."""
    lists = addresses(ben.page, NAMED)
    assert len(lists) > 15
    for listed in lists:
        ben.open(listed)
        judge(ben, listed)
        rows = addresses(ben.page, "#result_list tbody th a")
        adding = addresses(ben.page, "#content .object-tools a.addlink")
        of_it = [f"{row.partition('change/')[0]}{name}/" for row in rows[:1] for name in OF_A_ROW]
        for address in rows[:1] + adding + (of_it if adding else []):
            ben.open(address)
            judge(ben, address)


def test_parts_of_a_medicine(ben, desk_site):
    slug = largest(desk_site, "medicine").split("/")[-2]
    ben.open(f"/admin/drugs/treatment/?q={slug}")
    ben.press("#result_list tbody th a")
    parts = addresses(ben.page, ".places a")
    assert len(parts) > 5
    for part in parts:
        ben.page.goto(f"{ben.page.url.partition('?')[0]}{part[part.index('?') :]}")
        judge(ben, part)


def test_screens_of_the_desk(ben, desk_site):
    slug = largest(desk_site, "medicine").split("/")[-2]
    ben.open(f"/admin/notes/medicine/{slug}/")
    ben.page.fill("[name=text]", "Is this still the maker?")
    ben.page.select_option("[name=on]", ":maker")
    ben.press("[value=comment]")
    for address in (*OF_ALL, *(one.format(slug) for one in OF_A_RECORD)):
        ben.open(f"/admin/{address}")
        judge(ben, f"/admin/{address}")

    # With drafts to make a bundle of, and a record that was taken down.
    ben.open("/admin/replace/?find=stomach&into=belly")
    ben.press(".desk form[method=post] button")
    ben.open("/admin/bundle/")
    judge(ben, "bundle")
    ben.open("/admin/")
    ben.press("#drafts ~ * a[href*='/publish/']")
    judge(ben, "review")
    ben.open(f"/admin/past/medicine/{slug}/")
    ben.page.fill("#why-down", "A dose is wrong")
    ben.press("button[value=take-down]")
    judge(ben, "taken down")
    ben.open("/admin/")
    assert ben.page.locator("#unconfirmed, #taken-down").count() == 2
    judge(ben, "home")
