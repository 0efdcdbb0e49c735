"""Rules that hold for every PDF of the edition."""

import itertools
import re

import pytest

from drugs.handouts.printed import MOST_PAGES
from drugs.pages.compare.pairs import printed_sheets
from tests.handouts.reading import sizes

# Notes and sources may be 10 points; what is acted on is 12 (test_rules.py).
SMALLEST = 10
PAPER = {"letter": (612, 792), "a4": (595.3, 841.9)}


def structure(node):
    """Every element of a tagged PDF's tree."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from structure(child)
    elif hasattr(node, "get"):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from structure(node["/K"])


@pytest.fixture(scope="session")
def trees(sheets):
    return {
        name: list(structure(sheet.reader.trailer["/Root"]["/StructTreeRoot"]))
        for name, sheet in sheets.items()
    }


def test_names_are_guessable(names, shelf):
    sheets = {"visit-sheet"}
    for slug in shelf.medicines:
        sheets |= {f"{slug}{form}" for form in ("", "-questions", "-tests", "-wallet-card")}
    sheets |= {f"{one.slug}-{other.slug}" for one, other in printed_sheets(shelf)}
    forms = ("", "-a4", "-large", "-large-a4")
    assert set(names) == {f"{sheet}{form}" for sheet in sheets for form in forms}


def test_each_has_a_title_a_language_and_tags(sheets):
    titles = {}
    for name, sheet in sheets.items():
        root = sheet.reader.trailer["/Root"]
        assert root["/Lang"] == "en-US", name
        assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value, name
        assert root["/ViewerPreferences"]["/DisplayDocTitle"], name
        assert b"<pdfuaid:part>1<" in root["/Metadata"].get_object().get_data(), name
        title = sheet.reader.metadata.title
        assert len(title) > 10, name
        titles.setdefault(title, set()).add((sheet.handout.kind, sheet.handout.medicines))
    assert [title for title, of in titles.items() if len(of) > 1] == []


def test_headings_follow_one_another_and_start_with_one_title(trees):
    for name, tree in trees.items():
        levels = [int(node["/S"][2:]) for node in tree if re.fullmatch(r"/H\d", node["/S"])]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), (name, levels)


def test_tables_have_headers_and_pictures_have_words(trees):
    tables = pictures = 0
    for name, tree in trees.items():
        for node in tree:
            if node["/S"] == "/Table":
                tables += 1
                assert any(child["/S"] == "/TH" for child in structure(node)), name
            if node["/S"] == "/Figure":
                pictures += 1
                assert len(node["/Alt"]) > 5, name
    assert tables
    assert pictures


def test_fonts_are_ours_and_embedded(sheets):
    for name, sheet in sheets.items():
        seen = set()
        for page in sheet.reader.pages:
            for font in page["/Resources"]["/Font"].values():
                font = font.get_object()["/DescendantFonts"][0].get_object()
                descriptor = font["/FontDescriptor"].get_object()
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor), name
                seen.add(font["/BaseFont"].split("+")[1].split("-Identity")[0])
        weights = {
            f"AtkinsonHyperlegibleNext-{weight}" for weight in ("Regular", "Bold", "ExtraBold")
        }
        assert seen <= weights, (name, seen)


def test_no_type_is_too_small(sheets):
    for name, sheet in sheets.items():
        if sheet.handout.paper == "a4":
            continue  # the same templates
        least = 18 if sheet.handout.large else SMALLEST
        assert min(size for _, size in sizes(sheet)) >= least, name


def test_the_name_on_top_of_a_page_touches_nothing(sheets):
    found = []
    for name, sheet in sheets.items():
        if sheet.handout.paper == "a4" or sheet.handout.kind == "wallet_card":
            continue  # the same templates; and a card has other pages
        for number, page in enumerate(sheet.placed, start=1):
            if number == 1:
                continue
            top = max(height for _, _, height in page)
            size = max(size for _, size, height in page if height == top)
            below = [(top - height, size) for _, size, height in page if height < top - 1]
            air = min(down - size for down, size in below)
            if air <= size / 8:
                found.append(f"{name}, page {number}: {air:.1f} points")
    assert not found


def test_paper_and_pages(sheets):
    for name, sheet in sheets.items():
        width, height = PAPER[sheet.handout.paper]
        for page in sheet.reader.pages:
            assert abs(float(page.mediabox.width) - width) < 0.5, name
            assert abs(float(page.mediabox.height) - height) < 0.5, name
        if not sheet.handout.large:
            assert len(sheet.pages) <= MOST_PAGES[sheet.handout.kind] <= 2, name


def test_each_page_says_its_number_and_address_and_when_it_last_changed(sheets):
    for name, sheet in sheets.items():
        for number, text in enumerate(sheet.pages, start=1):
            text = " ".join(text.split())
            assert f"Page {number} of {len(sheet.pages)}" in text, name
            assert re.search(r"127\.0\.0\.1:8000/", text), name
            changed = re.search(r"Last changed [A-Z][a-z]+ \d+, \d{4}\.", text)
            assert bool(changed) == (sheet.handout.kind != "visit"), name
            assert "Edition" not in text, name


def test_each_says_that_it_informs_and_that_nobody_reviewed_it(sheets):
    for name, sheet in sheets.items():
        text = " ".join(" ".join(sheet.pages).split())
        assert "does not replace your doctor." in text, name
        assert "No clinician has reviewed" in text, name


def test_each_says_what_to_do_when_too_much_was_taken_and_where_to_report(sheets):
    for name, sheet in sheets.items():
        assert sheet.says("Too much, or a child got it?"), name
        assert sheet.says("1-800-222-1222"), name
        assert sheet.says("1-800-FDA-1088"), name


def test_each_has_a_place_to_write(sheets):
    labels = {
        "medicine": "Notes from your doctor, nurse or pharmacist:",
        "comparison": "Notes from your doctor, nurse or pharmacist:",
        "visit": "Notes from your doctor, nurse or pharmacist:",
        "questions": "My name:",
        "tests": "Clinic:",
        "wallet-card": "At night",
    }
    for name, sheet in sheets.items():
        assert sheet.says(labels[sheet.handout.kind]), name


def words(pages):
    """Every word; a line may end at a hyphen or a slash, and within an address. Cells side by side
    may be read without a space between a word and a number."""
    return set(re.split(r"[\s/–-]+|(?<=[a-z])(?=\d)", " ".join(pages)))


def test_both_papers_say_the_same(sheets):
    """Word for word; only the header of a table that runs over a page is said again."""
    for name, sheet in sheets.items():
        if sheet.handout.paper == "letter" and not sheet.handout.large:
            both = (sheet.pages, sheets[f"{name}-a4"].pages)
            letter, a4 = (words(pages) for pages in both)
            assert letter == a4, name
            assert len(letter) > 100


def test_no_link_leads_out_of_the_paper(sheets):
    for name, sheet in sheets.items():
        for page in sheet.reader.pages:
            assert "/Annots" not in page, name
