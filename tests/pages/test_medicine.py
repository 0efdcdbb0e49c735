"""A medicine's page, as a reader sees it."""

import pytest
from bs4 import BeautifulSoup

from drugs.pages.slots import SECTIONS
from drugs.wording.rules import rule_words

APPROVED = ["testol", "velvix"]
ELSEWHERE = ["nortab"]


def soup(response):
    return BeautifulSoup(response.content, "lxml")


def text(tag):
    return " ".join(tag.get_text(" ").split())


def test_it_works(reader):
    response = reader.get("/medicines/testol/")
    assert response.status_code == 200
    assert text(soup(response).h1) == "Testol (testonib)"


def test_the_public_page_needs_no_database(reader, django_assert_num_queries):
    # `reader` has no database at all: a query would fail this test.
    assert reader.get("/medicines/velvix/").status_code == 200


@pytest.mark.parametrize(
    ("address", "brand"),
    [("testonib", "testol"), ("Testol", "testol"), ("velvitinib", "velvix")],
)
def test_a_generic_name_or_capitals_lead_to_the_brand(reader, address, brand):
    response = reader.get(f"/medicines/{address}/")
    assert (response.status_code, response["Location"]) == (301, f"/medicines/{brand}/")


@pytest.mark.parametrize("word", ["testoll", "tesstol", "tetsol"])
def test_a_misspelt_brand_is_suggested(reader, word):
    response = reader.get(f"/medicines/{word}/")
    assert response.status_code == 404
    assert soup(response).main.find("a", href="/medicines/testol/")


@pytest.mark.parametrize("word", ["zzzz", "a" * 500, "1", "select-from-drugs"])
def test_an_unknown_medicine_gets_a_way_on(reader, word):
    response = reader.get(f"/medicines/{word}/")
    assert response.status_code == 404
    assert soup(response).main.find("a", href="/medicines/")


def test_only_reading_is_allowed(reader):
    assert reader.post("/medicines/testol/").status_code == 405
    assert reader.head("/medicines/testol/").status_code == 200


def test_all_medicines_have_the_same_sections_in_the_same_order(pages, shelf):
    wanted = [slug for slug, _ in SECTIONS]
    for slug in shelf.medicines:
        page = pages[f"/medicines/{slug}/"]
        found = [tag["id"] for tag in page.select(".page__body > section[id]")]
        assert found == wanted, slug
        assert [a["href"] for a in page.select("#contents a")] == [f"#{s}" for s in wanted]


@pytest.mark.parametrize("slug", ELSEWHERE)
def test_not_approved_is_said_first(pages, slug):
    page = pages[f"/medicines/{slug}/"]
    first = page.select_one(".page-title").find_next_sibling()
    assert "warning-callout" in first["class"]
    assert "The FDA has not approved" in text(first)
    assert "No" in text(page.select_one("#who .summary-list"))


@pytest.mark.parametrize("slug", APPROVED)
def test_approved_medicines_open_with_the_card(pages, slug):
    page = pages[f"/medicines/{slug}/"]
    assert "at-a-glance" in page.select_one(".page-title").find_next_sibling()["class"]
    assert "Not FDA-approved" not in text(page.main)


def test_every_rule_stands_whole_on_its_page(pages, shelf):
    for slug, medicine in shelf.medicines.items():
        body = text(pages[f"/medicines/{slug}/"].main)
        for rule in medicine.rules:
            assert rule_words(rule, shelf, names=None).whole in body, (slug, rule.slug)


def test_every_medicine_says_what_is_not_known(pages, shelf):
    for slug in shelf.medicines:
        assert len(text(pages[f"/medicines/{slug}/"].select_one("#not-known"))) > 150, slug


def test_every_page_says_nobody_has_reviewed_it(pages, shelf):
    for slug in shelf.medicines:
        page = pages[f"/medicines/{slug}/"]
        for part in (".about-page", ".foot"):
            assert "No clinician has reviewed it yet" in text(page.select_one(part))
        assert "mported from the fixtures" not in page.text


def test_without_a_box_the_heading_does_not_speak_of_one(pages, shelf):
    for slug, medicine in shelf.medicines.items():
        boxed = medicine.box in {"boxed", "elsewhere"}
        wanted = "What is the boxed warning?" if boxed else "Is there a boxed warning?"
        page = pages[f"/medicines/{slug}/"]
        assert page.select_one("#boxed-warning > h2").text == wanted
        assert page.select_one("#contents a[href='#boxed-warning']").text == wanted


def test_a_newer_label_is_said_at_the_top(pages):
    notice = text(pages["/medicines/testol/"].select_one(".page__lead .freshness-notice"))
    assert "October 2, 2026" in notice
    assert not pages["/medicines/velvix/"].select(".freshness-notice")


def test_the_boxed_warning_is_there_with_whose_data_it_rests_on(pages):
    boxed = pages["/medicines/testol/"].select("#boxed-warning section.warning")
    assert len(boxed) == 2
    assert all("Whose data this rests on" in text(warning) for warning in boxed)
    assert not pages["/medicines/velvix/"].select("#boxed-warning section.warning")


def test_absence_is_told_as_what_it_is(pages):
    for slug, said in (
        ("testol", "We read the whole US label of Testol (May 2026). It says nothing"),
        ("nortab", "We have not read this part of the label"),
    ):
        assert said in text(pages[f"/medicines/{slug}/"].select_one("#topic-travel")), slug
