"""The table of /compare/: every row, every figure with its comparator, the same for all."""

import re

import pytest

from drugs.press.rules import medicine_names
from drugs.shelf import REQUEST_KEY, Shelf
from drugs.wording import grade, words
from drugs.wording.page_text import blocks
from drugs.wording.rules import rule_words
from tests.pages.test_compare import FOUR, PAIR, asked, soup


@pytest.fixture
def shelf(crowded_shelf):
    return crowded_shelf


@pytest.fixture
def reader(crowded_reader):
    return crowded_reader


def text(tag):
    return " ".join(tag.get_text(" ").split())


@pytest.fixture
def pair(reader):
    return soup(reader.get(PAIR))


@pytest.fixture
def four(reader):
    return soup(reader.get(asked(*FOUR)))


def test_every_medicine_has_every_row(pair, four):
    for page, columns in ((pair, 3), (four, 5)):
        for table in page.select("table.comparison"):
            head = table.select("thead th[scope=col]")
            assert len(head) == columns + 1
            for row in table.select("tbody tr"):
                assert len(row.select("th[scope=row]")) == 1
                cells = row.find_all("td")
                assert len(cells) == columns, row["id"]
                for cell, heading in zip(cells, head[1:], strict=True):
                    whose = cell.select_one(".whose").extract().text
                    assert heading.text.startswith(whose)
                    assert re.search(r"\w", cell.text), row["id"]
                assert "no-change" in cells[-1]["class"]


def test_every_figure_has_its_comparator(four):
    lists = four.select("td:not(.no-change) dl.versus")
    assert len(lists) > 5
    for groups in lists:
        kinds = ["versus__beside" in div.get("class", []) for div in groups.find_all("div")]
        assert kinds == [False] * (len(kinds) - 1) + [True]
        assert len(kinds) >= 2


def test_one_scale_within_each_table(pair, four):
    found = set()
    for page in (pair, four):
        for table in page.select("table.comparison"):
            units = {" ".join(unit.text.split()) for unit in table.select("dl.versus dd > span")}
            assert len(units) <= 1, table["aria-label"]
            found |= units
    assert {"out of 100", "out of 1,000"} < found


def test_figures_by_the_year_say_so_in_a_table_of_their_own(pair):
    by_year = pair.select("#side-effects-year table, #side-effects-year-1000 table")
    assert by_year
    for table in by_year:
        assert all("a year" in unit.text for unit in table.select("dl.versus dd > span"))
    assert "a year" not in pair.select_one("#side-effects table").text


def test_every_rule_that_no_form_may_leave_out_is_there_whole(pair, shelf):
    said = text(pair.select_one("#rules"))
    for slug in PAIR.split("/")[2].split("-"):
        for rule in shelf.medicines[slug].rules_of(0, 1):
            assert rule_words(rule, shelf).whole in said, rule.slug


def test_the_three_largest_are_open_and_the_others_one_click_away(pair):
    part = pair.select_one("#side-effects")
    assert part.select("section > table tr.compact")
    (folded,) = part.select("details.comparison-folded")
    assert not folded.has_attr("open")
    assert folded.select("tr.compact")


def test_one_hundred_people_for_good_and_for_harm_alike(pair):
    good, harm = pair.select_one("#row-outcome-clear"), pair.select_one("#row-pictured-harm")
    for row in (good, harm):
        cells = row.select("td:not(.no-change)")
        for cell in cells:
            drawn = len(cell.select("dl.versus--pictured svg.people"))
            assert drawn == len(cell.select("dl.versus--pictured div")) >= 2
    assert "Why this one?" in harm.text


def test_every_number_stands_with_sources_the_page_lists(four):
    listed = {line["id"].removeprefix("source-") for line in four.select(".sources li")}
    shown = set()
    for cell in four.select("table.comparison td"):
        if re.search(r"\d", cell.text):
            slugs = cell.get("data-sources", "").split()
            assert slugs, cell.text
            shown |= set(slugs)
    assert shown <= listed
    assert listed - shown == set() or len(listed - shown) < len(listed) / 4


def test_what_is_not_known_is_said(reader):
    page = soup(reader.get("/compare/nortab-testol/"))
    itch = page.select_one("#row-outcome-clear td")
    assert "Not reported in the texts we read." in itch.text
    assert "Not confirmed. Ask your doctor or pharmacist." in page.select_one("#row-tests td").text


def test_it_tells_readers_to_pick_no_winner(pair):
    note = pair.select_one("#comparison-table .inset-text").text
    assert "Don’t use this to pick a winner" in note
    assert "other group of its own trial" in note


def test_head_to_head_trials_stand_in_a_block_of_their_own(pair):
    block = pair.select_one("#head-to-head")
    assert "We found no trial that tested these medicines against each other" in block.text
    assert {"Testol"} <= {heading.text for heading in block.find_all("h4")}
    assert "Shotumab" in block.text
    assert "Shotumab" not in pair.select_one("#benefits table thead").text


def test_a_medicine_without_approval_says_so_where_it_is_chosen_and_shown(reader):
    page = soup(reader.get("/compare/nortab-testol/"))
    shown = page.select(".compared li")
    assert [("Not FDA-approved" in line.text) for line in shown] == [True, False]
    assert len(page.select(".compare-choices b")) == 1


def test_links_to_each_medicine_and_to_the_questions(pair):
    links = {a["href"] for a in pair.select("#comparison-table a")}
    assert {"/medicines/testol/", "/medicines/velvix/"} <= links
    assert "/questions/?medicine=testol&medicine=velvix" in links


def test_rows_that_are_the_same_are_marked(shelf, static_files, client):
    twin = shelf.medicines["velvix"].model_copy(
        update={"summary": shelf.medicines["testol"].summary}
    )
    entries = tuple(
        e.model_copy(update={"document": twin}) if (e.kind, e.slug) == ("medicine", "velvix") else e
        for e in shelf.edition.published
    )
    other = Shelf(shelf.edition.model_copy(update={"published": entries}))
    page = soup(client.get(PAIR, headers={"host": "localhost"}, **{REQUEST_KEY: other}))
    assert "same" in page.select_one("#row-what-it-is")["class"]
    assert "differs" in page.select_one("#row-who-for")["class"]


def test_health_is_never_asked_for_in_the_address(pair):
    fields = {field.get("name") for field in pair.select("input, select, textarea")}
    assert fields == {"medicine", None}
    assert pair.select_one("#only-differences").get("name") is None


def test_the_page_of_four_reads_easily(reader, shelf):
    names = medicine_names({(e.kind, e.slug): e.document for e in shelf.edition.published})
    found = blocks(reader.get(asked(*FOUR)).content)
    assert grade.reading(found, names).grade <= grade.HARDEST_PAGE
    for text in found:
        assert not grade.long_sentences(text)
        assert not words.frequency_words(text)
        reading = grade.reading([text], names)
        assert reading.words < grade.SHORTEST_BLOCK or reading.grade <= grade.HARDEST_BLOCK, text
