"""For who is about to start: what to settle before the first dose, in each guide."""

import pytest

from tests.pages_of import text

PATH = "/starting/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_who_should_not_take_it_comes_first(soup):
    first = soup.select_one(".asked section")
    assert text(first.h2) == "Who should not take it"


def test_what_must_be_settled_before_the_first_dose_is_asked(soup):
    asked = [text(heading) for heading in soup.select(".asked h2")]
    for need in ("test", "vaccine", "other medicines", "pregnancy"):
        assert any(need in heading.lower() for heading in asked), need
    assert "Tell your doctor what you have and what you take." in text(soup.h1.find_next("p"))


def test_each_need_has_a_way_into_every_guide_and_arrives(soup, pages, shelf):
    for section in soup.select(".asked section"):
        assert [text(a) for a in section.select("a[href^='/medicines/']")] == [
            medicine.brand for medicine in shelf.medicines.values()
        ]
        for way in section.select("a[href^='/medicines/']"):
            there, _, anchor = way["href"].partition("#")
            assert there in pages, way["href"]
            assert not anchor or pages[there].find(id=anchor), way["href"]


def test_who_is_not_sure_can_ask_or_compare(soup, pages):
    ways = [a["href"] for a in soup.select(".doors a")]
    assert ways == ["/questions/#before-starting", "/compare/"]
    assert pages["/questions/"].find(id="before-starting")
