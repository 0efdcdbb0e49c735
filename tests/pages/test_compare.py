"""/compare/: choosing what stands side by side, addresses, and odd requests."""

from itertools import combinations
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from drugs.press.addresses import paths

PAIR = "/compare/testol-velvix/"
FOUR = ("bestol", "cestol", "testol", "velvix")


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
    return [box["value"] for box in page.select("select[name=medicine] option[selected]")]


# --- choosing ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", [PAIR, "/compare/", asked(*FOUR), asked("testol"), asked("testol", "shotumab")]
)
def test_four_lists_hold_all_that_can_be_a_column(reader, shelf, address):
    response = reader.get(address, follow=True)
    assert response.status_code == 200
    page = soup(response)
    (form,) = page.select("form.choose[method=get][action='/compare/']")
    lists = form.select("select[name=medicine]")
    assert len(lists) == 4
    assert form.select_one("button:not([type=button])")
    for one in lists:
        held = [option["value"] for option in one.select("option")]
        assert sorted(held) == sorted(["", *shelf.medicines, "shotumab"])
        assert {group["label"] for group in one.select("optgroup")} == {
            "JAK pills", "JAK creams", "Shots",
        }  # fmt: skip
    assert [label.text.split()[0] for label in form.select("label")] == [
        "First", "Second", "Third,", "Fourth,",
    ]  # fmt: skip
    assert not page.select("script[src*=htmx], script[src*=compare]")


def test_what_was_chosen_stays_chosen(reader):
    assert names_in(soup(reader.get(asked(*FOUR)))) == list(FOUR)
    assert names_in(soup(reader.get(PAIR))) == ["testol", "velvix"]
    assert names_in(soup(reader.get("/compare/"))) == []


def test_fields_left_empty_count_for_nothing(reader):
    response = reader.get(asked("testol", "", "velvix", ""))
    assert (response.status_code, response["Location"]) == (302, PAIR)


def test_pairs_that_stand_ready_are_one_tap_away(reader, shelf):
    page = soup(reader.get("/compare/"))
    ready = {link["href"] for link in page.select("ul.tiles a")}
    assert ready == {path for path in paths(shelf) if path.startswith("/compare/")} - {"/compare/"}
    (fold,) = page.select("details:has(ul.tiles)")
    folded = {link["href"] for link in fold.select("a")}
    assert folded == {path for path in ready if "nortab" in path}, "it is not approved here"


# --- addresses --------------------------------------------------------------------------------


@pytest.mark.parametrize("names", [("testol", "velvix"), ("Velvitinib", "testol", "velvix")])
def test_two_lead_to_their_own_address(reader, names):
    response = reader.get(asked(*names))
    assert (response.status_code, response["Location"]) == (302, PAIR)


@pytest.mark.parametrize("other", ["velvix-testol", "testonib-velvitinib", "Testol-VELVIX"])
def test_another_order_or_name_leads_to_the_one_address(reader, other):
    response = reader.get(f"/compare/{other}/")
    assert (response.status_code, response["Location"]) == (301, PAIR)


def test_an_option_that_is_marked_has_an_address_with_each_medicine(reader):
    assert reader.get("/compare/shotumab-testol/").status_code == 200
    assert reader.get("/compare/testol-shotumab/")["Location"] == "/compare/shotumab-testol/"
    assert reader.get("/compare/no-change-testol/").status_code == 404
    assert reader.get("/compare/jak-medicines-testol/").status_code == 404


def test_three_and_four_are_answered_where_they_were_asked(reader):
    four = soup(reader.get(asked(*FOUR)))
    assert [head.a.text for head in four.select("table.grid thead th:has(a)")][:4] == [
        "Bestol", "Cestol", "Testol", "Velvix",
    ]  # fmt: skip
    assert four.h1.text == "Bestol, Cestol, Testol, Velvix or no change"
    assert soup(reader.get(asked(*FOUR[:3]))).h1.text == "Bestol, Cestol, Testol or no change"


def test_every_pair_is_printed_ahead(shelf):
    printed = paths(shelf)
    for one, other in combinations(shelf.medicines, 2):
        assert f"/compare/{one}-{other}/" in printed
    assert "/compare/" in printed
    assert "/compare/shotumab-testol/" not in printed, "it is not marked for it"


def test_the_menu_leads_here(reader):
    assert soup(reader.get("/")).select_one("nav#menu a[href='/compare/']")


# --- what cannot be compared ------------------------------------------------------------------


def message(reader, address, status=200):
    response = reader.get(address)
    assert response.status_code == status, address
    page = soup(response)
    assert not page.select("table.grid")
    return page.main.get_text(" ", strip=True)


def test_more_than_four(reader, shelf):
    assert "four at most" in message(reader, asked(*FOUR, "nortab"))


def test_fewer_than_two(reader):
    assert "Choose one more" in message(reader, asked("velvix"))
    assert "Choose one more" in message(reader, asked(*["velvix"] * 50))
    assert "Choose two to four" in message(reader, "/compare/")
    assert "Choose two to four" in message(reader, "/compare/?other=1")
    assert "Choose two to four" in message(reader, "/compare/?medicine=")


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
        "medicine=no-change",
        "medicine[]=testol&medicine=<script>alert(1)</script>",
        "medicine=%F0%9F%92%8A&medicine=..%2F..%2Fetc",
        "medicine=__class__&medicine={{7*7}}",
    ],
    ids=lambda query: query[:30],
)
def test_odd_queries_get_a_clear_page(reader, query):
    response = reader.get(f"/compare/?{query}")
    assert response.status_code == 404
    assert b"We do not know one of the names" in response.content
    assert b"<script>alert" not in response.content
    assert len(response.content) < 30_000


def test_more_fields_than_django_reads_get_a_clear_page(reader):
    many = ["medicine=testol"] * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)
    response = reader.get("/compare/?" + "&".join(many))
    assert response.status_code == 404
    assert b"We do not know one of the names" in response.content


@pytest.mark.parametrize(
    "pair", ["testol", "testol-testol", "testol-nothing", "a-b", "testol-velvix-nortab"]
)
def test_odd_pairs_are_not_found(reader, pair):
    assert reader.get(f"/compare/{pair}/").status_code == 404


def test_a_very_long_pair_is_not_found(reader):
    assert reader.get("/compare/" + "a-" * 20_000 + "b/").status_code == 404


@pytest.mark.parametrize("address", ["/compare/", PAIR])
def test_only_reading(reader, address):
    assert reader.post(address).status_code == 405
    assert reader.head(address).status_code == 200
