"""The page at /questions/, and the links that lead to it."""

import pytest
from bs4 import BeautifulSoup

from drugs.pages.questions import IN_SIGHT
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
    for field in main.select("textarea"):
        # What is typed must not come up again in another field of the browser.
        assert field["autocomplete"] == "off", field
        assert int(field["maxlength"]) <= 500
    assert ticked(page) == []
    assert [box["value"] for box in page.select("input[type=radio][checked]")] == [
        "before-deciding"
    ]


def test_what_is_kept_is_said(page):
    kept = "Kept in this tab until you close it. Nothing is sent. On a shared phone, press Erase."
    (said,) = [part for part in page.select("[data-script]") if kept in part.get_text(" ")]
    assert "hidden" in said.attrs
    assert "Nothing you tick or type is sent." in page.main.text
    assert not page.select_one("#keep").has_attr("checked")


def test_few_stand_in_sight_and_the_whole_can_be_reached(page, shelf):
    for moment in page.select(".moment"):
        in_sight = [
            item
            for item in moment.select(".question")
            if not item.find_parent("details") and not item.find_parent(class_="for-some")
        ]
        assert 0 < len(in_sight) <= IN_SIGHT
        assert all(item["data-circumstances"] == "everyone" for item in in_sight)
    picked = {box["value"] for box in page.select("[name=circumstance]")}
    for item in page.select(".for-some .question"):
        assert set(item["data-circumstances"].split()) <= picked
    moments = {box["value"] for box in page.select("[name=moment]")}
    assert {part["data-moment"] for part in page.select(".moment")} == moments


def test_the_closing_step_asks_what_decides_and_treats_every_way_alike(page):
    step = page.select_one("details.closing")
    asked = {field.legend.text: field for field in step.select("fieldset")}
    assert list(asked) == ["What matters most to me", "Where I lean", "What I still need"]
    leaning = asked["Where I lean"]
    assert {box["type"] for box in leaning.select("input")} == {"radio"}
    assert [label.text.strip() for label in leaning.select("label")] == [
        "Toward a JAK medicine", "Toward another treatment", "Toward no change for now",
        "I do not know yet",
    ]  # fmt: skip
    assert not step.select("[checked]")


def test_the_address_can_name_a_medicine(reader):
    page = soup(reader.get("/questions/?medicine=testol"))
    assert ticked(page) == ["testol"]
    # Search engines and readers keep the one address that says nothing.
    assert page.select_one("link[rel=canonical]")["href"].endswith("/questions/")


def test_an_unknown_medicine_is_left_out_and_said_so(reader, shelf):
    page = soup(reader.get("/questions/?medicine=<b>aspirin"))
    assert ticked(page) == []
    assert "We have no page on the medicine that your link asks for." in page.main.text
    assert "aspirin" not in str(page.main)
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
