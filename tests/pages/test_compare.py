"""/compare/: a page that works alone, the part of it that htmx fetches, and odd requests."""

import re
from itertools import combinations
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from drugs.press import words
from drugs.press.checks import medicine_names
from drugs.press.page_text import blocks
from drugs.press.pages import paths
from drugs.shelf import REQUEST_KEY, Shelf

PAIR = "/compare/cibinqo-rinvoq/"
FOUR = ("anzupgo", "cibinqo", "opzelura", "rinvoq")
HTMX = {"HX-Request": "true"}
BACK = {"HX-Request": "true", "HX-History-Restore-Request": "true"}


def asked(*names):
    return "/compare/?" + urlencode([("medicine", name) for name in names])


def soup(response):
    return BeautifulSoup(response.content, "lxml")


def names_in(page):
    return [box["value"] for box in page.select("input[name=medicine][checked]")]


@pytest.fixture
def pair(reader):
    return soup(reader.get(PAIR))


@pytest.fixture
def four(reader):
    return soup(reader.get(asked(*FOUR)))


# --- page and part ----------------------------------------------------------------------------

ANSWERS = [PAIR, "/compare/", asked(*FOUR), asked("cibinqo"), asked(*FOUR, "corectim")]


@pytest.mark.parametrize("address", ANSWERS)
def test_plain(reader, address):
    response = reader.get(address)
    assert response.status_code == 200
    page = soup(response)
    assert page.h1.text == "Compare medicines"
    assert page.select_one("form[method=get][action='/compare/'] button[type=submit]")
    assert len(page.select("input[name=medicine]")) == 6
    assert len(page.select("#comparison-table")) == 1


@pytest.mark.parametrize("address", ANSWERS)
def test_htmx_gets_a_part_found_in_the_page_to_the_letter(reader, address):
    part, page = reader.get(address, headers=HTMX), reader.get(address)
    assert part.status_code == 200
    assert part.content.strip().startswith(b'<div id="comparison-table"')
    assert b"<html" not in part.content
    assert part.content.strip() in page.content


@pytest.mark.parametrize("address", ANSWERS)
def test_back_button_gets_the_page(reader, address):
    assert reader.get(address, headers=BACK).content == reader.get(address).content


@pytest.mark.parametrize("headers", [{}, HTMX, BACK])
@pytest.mark.parametrize("address", [*ANSWERS, asked("cibinqo", "rinvoq"), asked("nothing")])
def test_no_cache_takes_the_one_for_the_other(reader, address, headers):
    vary = reader.get(address, headers=headers)["Vary"]
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(vary.split(", "))


# --- addresses --------------------------------------------------------------------------------


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("names", [("cibinqo", "rinvoq"), ("Upadacitinib", "cibinqo", "rinvoq")])
def test_two_lead_to_their_own_address(reader, names, headers):
    response = reader.get(asked(*names), headers=headers)
    assert (response.status_code, response["Location"]) == (302, PAIR)


@pytest.mark.parametrize("other", ["rinvoq-cibinqo", "abrocitinib-upadacitinib", "Cibinqo-RINVOQ"])
def test_another_order_or_name_leads_to_the_one_address(reader, other):
    response = reader.get(f"/compare/{other}/")
    assert (response.status_code, response["Location"]) == (301, PAIR)


def test_three_and_four_are_answered_where_they_were_asked(reader, four):
    assert names_in(four) == list(FOUR)
    assert names_in(soup(reader.get(asked(*FOUR[:3])))) == list(FOUR[:3])


def test_every_pair_is_printed_ahead(shelf):
    printed = paths(shelf)
    for one, other in combinations(shelf.medicines, 2):
        assert f"/compare/{one}-{other}/" in printed
    assert "/compare/" in printed


def test_the_menu_leads_here(reader):
    assert soup(reader.get("/")).select_one("nav#menu a[href='/compare/']")


# --- what cannot be compared ------------------------------------------------------------------


def message(reader, address, status=200):
    response = reader.get(address)
    assert response.status_code == status, address
    page = soup(response)
    assert not page.select("#comparison-table table")
    return page.select_one("#comparison-table").get_text(" ", strip=True)


def test_more_than_four(reader, shelf):
    assert "four at most" in message(reader, asked(*FOUR, "corectim"))
    assert names_in(soup(reader.get(asked(*shelf.medicines)))) == list(shelf.medicines)


def test_fewer_than_two(reader):
    assert "Choose one more" in message(reader, asked("rinvoq"))
    assert "Choose one more" in message(reader, asked(*["rinvoq"] * 50))
    assert "Choose two to four" in message(reader, "/compare/")
    assert "Choose two to four" in message(reader, "/compare/?other=1")


def test_a_misspelt_name_is_recognized(reader):
    said = message(reader, asked("rinvok", "cibinqo"), status=404)
    assert "We do not know" in said
    assert "Did you mean Rinvoq (upadacitinib) ?" in said


@pytest.mark.parametrize(
    "query",
    [
        urlencode([("medicine", f"medicine-{n}") for n in range(50)]),
        urlencode([("medicine", f"medicine-{n}") for n in range(3000)]),
        "medicine=" + "c" * 200_000,
        "medicine=%ff%fe%00&medicine=rinvoq",
        "medicine=%c3%28",
        "medicine=%",
        "medicine=",
        "medicine[]=cibinqo&medicine=<script>alert(1)</script>",
        "medicine=%F0%9F%92%8A&medicine=..%2F..%2Fetc",
        "medicine=__class__&medicine={{7*7}}",
    ],
    ids=lambda query: query[:30],
)
def test_odd_queries_get_a_clear_page(reader, query):
    for headers in ({}, HTMX):
        response = reader.get(f"/compare/?{query}", headers=headers)
        assert response.status_code == 404
        assert b"We do not know one of the names" in response.content
        assert b"<script>alert" not in response.content
        assert len(response.content) < 20_000


TOO_MANY = "/compare/?" + "&".join(
    ["medicine=cibinqo"] * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)
)


def test_more_fields_than_django_reads_are_refused_not_an_error(reader):
    assert reader.get(TOO_MANY).status_code in {400, 404}


def test_more_fields_than_django_reads_get_a_clear_page(reader):
    response = reader.get(TOO_MANY)
    assert response.status_code == 404
    assert b"We do not know one of the names" in response.content


@pytest.mark.parametrize(
    "pair", ["cibinqo", "cibinqo-cibinqo", "cibinqo-nothing", "a-b", "-", "cibinqo-rinvoq-opzelura"]
)
def test_odd_pairs_are_not_found(reader, pair):
    assert reader.get(f"/compare/{pair}/").status_code == 404
    assert reader.get(f"/compare/{pair}/", headers=HTMX).status_code == 404


def test_a_very_long_pair_is_not_found(reader):
    assert reader.get("/compare/" + "a-" * 20_000 + "b/").status_code == 404


@pytest.mark.parametrize("address", ["/compare/", PAIR])
def test_only_reading(reader, address):
    assert reader.post(address).status_code == 405
    assert reader.head(address).status_code == 200


# --- the table --------------------------------------------------------------------------------


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
    assert len(lists) > 20
    for groups in lists:
        kinds = ["versus__beside" in div.get("class", []) for div in groups.find_all("div")]
        assert kinds == [False] * (len(kinds) - 1) + [True]
        assert len(kinds) >= 2


def test_denominators_are_equal_within_a_view(pair, four):
    for page in (pair, four):
        for table in page.select("table.comparison"):
            units = {
                re.sub(r"\s+", " ", found.strip())
                for found in re.findall(
                    r"(?<!points better )out of [\d,]*\d(?: in a year)?",
                    " ".join(cell.get_text(" ") for cell in table.find_all("td")),
                )
            }
            assert len(units) <= 1, table["aria-label"]


def test_figures_by_the_year_say_so_in_a_table_of_their_own(pair):
    table = pair.select_one("#by-the-year table")
    assert "4 out of 100 in a year" in " ".join(table.get_text(" ").split())
    assert "in a year" not in pair.select_one("#side-effects table").text


def test_one_hundred_people_for_good_and_for_harm_alike(pair):
    good, harm = pair.select_one("#row-outcome-clear"), pair.select_one("#row-most-had")
    for row in (good, harm):
        cells = row.select("td:not(.no-change)")
        for cell in cells:
            drawn = len(cell.select("dl.versus--pictured svg.people"))
            assert drawn == len(cell.select("dl.versus--pictured div")) >= 2


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
    page = soup(reader.get("/compare/corectim-rinvoq/"))
    itch = page.select_one("#row-outcome-itch-4 td")
    assert "Not reported in the texts we read." in itch.text
    assert "Not confirmed. Ask your doctor or pharmacist." in page.select_one("#row-tests td").text


def test_the_columns_are_not_to_be_ranked(pair):
    note = pair.select_one("#comparison-table .inset-text").text
    assert "Do not rank the columns" in note
    assert "own comparator" in note


def test_head_to_head_trials_stand_in_a_block_of_their_own(pair):
    block = pair.select_one("#head-to-head")
    assert "We found no trial that tested these medicines against each other" in block.text
    assert {"Cibinqo", "Rinvoq"} <= {heading.text for heading in block.find_all("h4")}
    assert "Dupixent" in block.text
    assert "Dupixent" not in pair.select_one("#benefits table thead").text


def test_a_medicine_without_approval_says_so_where_it_is_chosen_and_shown(reader):
    page = soup(reader.get("/compare/cibinqo-olumiant/"))
    shown = page.select(".compared li")
    assert [("Not FDA-approved" in line.text) for line in shown] == [False, True]
    assert len(page.select(".compare-choices b")) == 2


def test_links_to_each_medicine_and_to_the_questions(pair):
    links = {a["href"] for a in pair.select("#comparison-table a")}
    assert {"/medicines/cibinqo/", "/medicines/rinvoq/"} <= links
    assert "/questions/?medicine=cibinqo&medicine=rinvoq" in links


def test_rows_that_are_the_same_are_marked(shelf, static_files, client):
    twin = shelf.medicines["rinvoq"].model_copy(
        update={"summary": shelf.medicines["cibinqo"].summary}
    )
    entries = tuple(
        e.model_copy(update={"document": twin}) if (e.kind, e.slug) == ("medicine", "rinvoq") else e
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
    assert words.reading(found, names).grade <= words.HARDEST_PAGE
    for text in found:
        assert not words.long_sentences(text)
        assert not words.frequency_words(text)
        reading = words.reading([text], names)
        assert reading.words < words.SHORTEST_BLOCK or reading.grade <= words.HARDEST_BLOCK, text
