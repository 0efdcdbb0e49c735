"""/compare/: a page that works alone, the part of it that htmx fetches, and odd requests."""

from itertools import combinations
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from drugs.press.addresses import paths
from tests.pages_of import without_shapes

PAIR = "/compare/testol-velvix/"
FOUR = ("bestol", "cestol", "testol", "velvix")
HTMX = {"HX-Request": "true"}
BACK = {"HX-Request": "true", "HX-History-Restore-Request": "true"}


@pytest.fixture
def shelf(crowded_shelf):
    return crowded_shelf


@pytest.fixture
def reader(crowded_reader):
    return crowded_reader


def asked(*names):
    return "/compare/?" + urlencode([("medicine", name) for name in names])


def soup(response):
    return BeautifulSoup(response.content, "lxml")


def names_in(page):
    return [box["value"] for box in page.select("input[name=medicine][checked]")]


# --- page and part ----------------------------------------------------------------------------

ANSWERS = [PAIR, "/compare/", asked(*FOUR), asked("testol"), asked(*FOUR, "nortab")]


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
    assert without_shapes(part.content).strip() in without_shapes(page.content)


@pytest.mark.parametrize("address", ANSWERS)
def test_back_button_gets_the_page(reader, address):
    assert reader.get(address, headers=BACK).content == reader.get(address).content


@pytest.mark.parametrize("headers", [{}, HTMX, BACK])
@pytest.mark.parametrize("address", [*ANSWERS, asked("testol", "velvix"), asked("nothing")])
def test_no_cache_takes_the_one_for_the_other(reader, address, headers):
    vary = reader.get(address, headers=headers)["Vary"]
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(vary.split(", "))


# --- addresses --------------------------------------------------------------------------------


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("names", [("testol", "velvix"), ("Velvitinib", "testol", "velvix")])
def test_two_lead_to_their_own_address(reader, names, headers):
    response = reader.get(asked(*names), headers=headers)
    assert (response.status_code, response["Location"]) == (302, PAIR)


@pytest.mark.parametrize("other", ["velvix-testol", "testonib-velvitinib", "Testol-VELVIX"])
def test_another_order_or_name_leads_to_the_one_address(reader, other):
    response = reader.get(f"/compare/{other}/")
    assert (response.status_code, response["Location"]) == (301, PAIR)


def test_three_and_four_are_answered_where_they_were_asked(reader):
    four = soup(reader.get(asked(*FOUR)))
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
    assert "four at most" in message(reader, asked(*FOUR, "nortab"))
    assert names_in(soup(reader.get(asked(*shelf.medicines)))) == list(shelf.medicines)


def test_fewer_than_two(reader):
    assert "Choose one more" in message(reader, asked("velvix"))
    assert "Choose one more" in message(reader, asked(*["velvix"] * 50))
    assert "Choose two to four" in message(reader, "/compare/")
    assert "Choose two to four" in message(reader, "/compare/?other=1")


def test_a_misspelt_name_is_recognized(reader):
    said = message(reader, asked("velvixx", "testol"), status=404)
    assert "We do not know" in said
    assert "Did you mean Velvix (velvitinib) ?" in said


@pytest.mark.parametrize(
    "query",
    [
        urlencode([("medicine", f"medicine-{n}") for n in range(50)]),
        urlencode([("medicine", f"medicine-{n}") for n in range(3000)]),
        "medicine=" + "c" * 200_000,
        "medicine=%ff%fe%00&medicine=velvix",
        "medicine=%c3%28",
        "medicine=%",
        "medicine=",
        "medicine[]=testol&medicine=<script>alert(1)</script>",
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
    ["medicine=testol"] * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)
)


def test_more_fields_than_django_reads_are_refused_not_an_error(reader):
    assert reader.get(TOO_MANY).status_code in {400, 404}


def test_more_fields_than_django_reads_get_a_clear_page(reader):
    response = reader.get(TOO_MANY)
    assert response.status_code == 404
    assert b"We do not know one of the names" in response.content


@pytest.mark.parametrize(
    "pair", ["testol", "testol-testol", "testol-nothing", "a-b", "-", "testol-velvix-nortab"]
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
