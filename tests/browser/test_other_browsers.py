"""One page of each kind in Firefox and in WebKitGTK: it is read, fits a phone, its menu opens."""

import json
import shutil
import subprocess

import pytest
from django.urls import resolve
from pypdf import PdfReader

from tests.browser.webkit import opened
from tools import other_browsers

# What stands in a closed fold is printed too; this page has the most of them.
FOLDED = "medicine_all"


@pytest.fixture(scope="module")
def paths(small_site):
    """The largest page of each kind; the first two are printed."""
    kinds = {}
    for path in sorted(small_site.paths, key=small_site.sizes.get):
        kinds[resolve(path).url_name] = path
    first = kinds.pop(FOLDED)
    return [first, *sorted(kinds.values())]


def test_firefox(small_site, paths, tmp_path):
    node, firefox = shutil.which("node"), other_browsers.firefox()
    assert node, other_browsers.HOW
    assert firefox, other_browsers.HOW
    done = subprocess.run(
        [node, str(other_browsers.FOLDER / "firefox.mjs"), firefox, small_site.address,
         str(tmp_path), json.dumps(paths)],
        capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    seen = [json.loads(line) for line in done.stdout.splitlines()]
    assert [page["path"] for page in seen] == paths, done.stderr[-2000:]
    for page in seen:
        assert page["errors"] == [], page
        assert page["h1"] == 1, page
        assert page["words"] > 20, page
        assert page["over"] <= 0, page
        assert "Atkinson" in page["font"], page
        assert page["menuOpens"] is True, page
    # What lay folded on the screen stands on paper.
    assert seen[0]["closed"] >= 1
    printed = " ".join(page.extract_text() for page in PdfReader(seen[0]["pdf"]).pages)
    assert "Flesch-Kincaid" in " ".join(printed.split())


LOOK = """
const menu = document.querySelector("#menu");
document.querySelector("[popovertarget=menu]").click();
const shown = menu.querySelector("a").getBoundingClientRect().height > 20;
menu.hidePopover();
return {
  h1: document.querySelectorAll("h1").length,
  words: document.querySelector("main").innerText.split(/\\s+/).length,
  over: document.documentElement.scrollWidth - innerWidth,
  font: getComputedStyle(document.querySelector("main")).fontFamily,
  menu: shown,
};
"""


def test_webkit(small_site, paths):
    with opened(500, 800) as ask:
        ask("POST", "/window/rect", width=420, height=760)
        for path in paths:
            ask("POST", "/url", url=small_site.address + path)
            seen = ask("POST", "/execute/sync", script=LOOK, args=[])
            assert seen["h1"] == 1, (path, seen)
            assert seen["words"] > 20, (path, seen)
            assert seen["over"] <= 0, (path, seen)
            assert "Atkinson" in seen["font"], (path, seen)
            assert seen["menu"] is True, (path, seen)


def test_a_sheet_fills_the_window_of_webkit(small_site):
    """Our style policy once forbade its viewer: every sheet was a box of 300 by 150."""
    with opened(900, 800) as ask:
        ask("POST", "/window/rect", width=880, height=760)
        ask("POST", "/url", url=f"{small_site.address}/handouts/testol.pdf")
        width = ask("POST", "/execute/sync", script="return innerWidth", args=[])
        box = ask("POST", "/execute/sync", args=[], script=(
            "const b = [...document.querySelectorAll('body *')]"
            ".map(e => e.getBoundingClientRect()).sort((a, b) => b.width - a.width)[0];"
            "return [b.width, b.height]"
        ))  # fmt: skip
    assert box[0] > width * 0.8, box
    assert box[1] > 300, box
