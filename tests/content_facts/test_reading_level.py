"""Each page says its own reading level, and says it truly."""

import re

import pytest

from drugs.press.rules import medicine_names
from drugs.wording import grade, page_text

LINE = re.compile(r"Reading level: (?:grade ([\d.]+)|below grade 1) \(Flesch-Kincaid\)")
UNMEASURED = {"/sources/"}  # titles of sources are not our words


def said(soup):
    """The grade a page says of itself; 0 for "below grade 1"."""
    about = soup.select_one(".about-page")
    found = about and LINE.search(about.get_text(" "))
    return found and float(found[1] or 0)


def test_every_page_says_its_reading_level_under_about_this_page(pages):
    assert {path for path, soup in pages.items() if said(soup) is None} == UNMEASURED
    assert len(pages) > 80


def test_the_level_is_that_of_all_words_of_the_page(pages, printed, manifest, shelf):
    documents = {(entry.kind, entry.slug): entry.document for entry in shelf.edition.published}
    names = medicine_names(documents)
    for path in set(pages) - UNMEASURED:
        page = (printed / manifest["files"][path]["file"]).read_bytes()
        level = grade.reading(page_text.blocks(page), names).grade
        # Its own words on it are measured too, so at the very edge of 1 it may fall on either side.
        edge = abs(level - 1) < 0.051
        wanted = pytest.approx(level, abs=0.051) if level >= 1 else 0
        assert said(pages[path]) == wanted or (edge and said(pages[path]) in (0, 1.0)), path


def test_a_page_answered_live_says_it_too(reader):
    answer = reader.get("/compare/adbry-rinvoq/")
    assert LINE.search(answer.content.decode())


def test_words_a_reader_typed_are_not_measured(reader):
    """What a library makes of them is not ours to watch, so it is not given them."""
    answer = reader.get("/search/?q=itch").content.decode()
    assert "Reading level" not in answer
    assert "\N{INVISIBLE SEPARATOR}" not in answer


def test_a_part_for_htmx_carries_no_mark_of_it(reader):
    answer = reader.get("/search/?q=itch", headers={"hx-request": "true"})
    assert "\N{INVISIBLE SEPARATOR}" not in answer.content.decode()
    assert "Reading level" not in answer.content.decode()


def test_a_page_without_words_is_below_the_first_grade():
    assert page_text.grade(b"<body><main><p>12.5%</p></main>", []) == 0.0


@pytest.mark.parametrize(
    ("page", "blocks"),
    [
        (b"<body><nav>Menu</nav><main><h1>One</h1>Two <b>three</b></main>", ["One.", "Two three."]),
        (b"<body><main><ul><li>One</li><li>Two!</li></ul></main>", ["One.", "Two!"]),
        (b"<body><main>A<br>B<!-- not this --><svg><text>C</text></svg></main>", ["A.", "B."]),
        (b"<body><main><p class='sources'>Title</p><p>Kept</p></main>", ["Kept."]),
        (b"<body><main><p><button class='define'>a</button><a>a</a> cell</p></main>", ["a cell."]),
        (b"<body><main>Go <i class='sr'>off</i> on</main>", ["Go.", "off.", "on."]),
    ],
)  # fmt: skip
def test_the_blocks_of_a_page(page, blocks):
    assert page_text.blocks(page) == blocks
