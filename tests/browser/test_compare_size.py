"""The real comparisons: how much room each pair takes on a phone and on paper."""

import pytest
from pypdf import PdfReader

from drugs.pages.compare.pairs import printed_pairs
from tests.browser.conftest import PHONE
from tests.browser.test_every_page import TOO_WIDE, report

SCREENS = 6.5
SHEETS = 2


@pytest.mark.long
def test_every_pair_fits(page, real_shelf, tmp_path):
    found = []
    for one, other in printed_pairs(real_shelf):
        path = f"/compare/{one.slug}-{other.slug}/"
        page.goto(path)
        page.evaluate("document.fonts.ready")
        screens = page.evaluate("document.documentElement.scrollHeight") / PHONE["height"]
        if screens > SCREENS:
            found.append(f"{path}: {screens:.2f} screens")
        found += [f"{path}: too wide: {line}" for line in page.evaluate(TOO_WIDE)]
        page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
        sheets = len(PdfReader(tmp_path / "page.pdf").pages)
        if sheets > SHEETS:
            found.append(f"{path}: {sheets} sheets of paper")
    report(found)
