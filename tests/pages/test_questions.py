"""The page at /questions/, and the links that lead to it."""

import pytest
from bs4 import BeautifulSoup

from tests.pages_of import cited


def soup(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


@pytest.fixture
def page(reader):
    return soup(reader.get("/questions/"))


def ticked(page):
    return [box["value"] for box in page.select("input[type=checkbox][checked]")]


def test_every_question_stands_there_with_why_and_its_sources(page, shelf):
    assert len(page.select(".question")) == len(shelf.questions)
    for question in shelf.questions:
        item = page.select_one(f"#ask-{question.slug}")
        assert item.label.get_text(strip=True) == question.text
        why = item.select_one(".why").get_text(" ", strip=True)
        assert question.why[0].texts[0].split()[0] in why
        assert item["data-sources"].split() == list(question.sources)
        assert cited(page, item) == set(question.sources)
        assert all(page.find(id=f"source-{slug}") for slug in question.sources)


def test_nothing_can_be_sent(page):
    main = page.main
    assert not main.select("form, [formaction], [type=submit], button:not([type=button])")
    for field in main.select("input, textarea"):
        # A browser must not bring back on Reload or Back what a reader ticked or typed.
        assert field["autocomplete"] == "off", field
    assert ticked(page) == []


def test_the_address_can_name_a_medicine(reader):
    page = soup(reader.get("/questions/?medicine=testol"))
    assert ticked(page) == ["testol"]
    assert "fit Testol" in page.select_one(".asked-for").get_text()
    first = page.select_one("#before-starting .question")
    assert first["id"] == "ask-which-tests"
    # Search engines and readers keep the one address that says nothing.
    assert page.select_one("link[rel=canonical]")["href"].endswith("/questions/")


def test_an_unknown_medicine_is_left_out_and_said_so(reader, shelf):
    page = soup(reader.get("/questions/?medicine=<b>aspirin"))
    assert ticked(page) == []
    assert "no page on the medicine" in page.select_one(".asked-for").get_text()
    assert "aspirin<" not in str(page.select_one(".asked-for"))
    assert len(page.select(".question")) == len(shelf.questions)


@pytest.mark.parametrize("other", ["circumstance=pregnancy", "question=smoking", "age=70"])
def test_the_address_can_say_nothing_else(reader, other):
    assert reader.get(f"/questions/?{other}").content == reader.get("/questions/").content


def test_the_menu_leads_to_it(page):
    assert page.select_one('.sheet a[href="/questions/"]')["aria-current"] == "page"


def test_a_side_effect_leads_to_the_questions_of_its_medicines(reader):
    link = soup(reader.get("/side-effects/acne/")).select_one(".questions-link a")
    assert link["href"].startswith("/questions/?medicine=")
    assert link["href"].endswith("#while-taking")
    assert ticked(soup(reader.get(link["href"])))


def test_every_link_to_it_names_medicines_only(pages, shelf):
    known = {f"medicine={slug}" for slug in shelf.medicines}
    links = {a["href"] for page in pages.values() for a in page.select('a[href^="/questions/"]')}
    assert len(links) > 1
    for link in links:
        query = link.partition("#")[0].partition("?")[2]
        assert not query or set(query.split("&")) <= known, link
