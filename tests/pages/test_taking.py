"""For who is taking one: help first, then what comes up, in each guide."""

import pytest

from tests.pages_of import text

PATH = "/taking/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_who_feels_unwell_finds_help_before_all_else(soup):
    first = soup.main.select_one("a")
    assert first["href"] == "/urgent-help/"
    assert first["class"] == ["urgent"]
    assert "911" in text(first)


def test_each_need_has_a_way_into_every_guide_and_arrives(soup, pages, shelf):
    sections = soup.select(".asked section")
    assert len(sections) >= 5
    for section in sections:
        assert [text(a) for a in section.select("a[href^='/medicines/']")] == [
            medicine.brand for medicine in shelf.medicines.values()
        ]
        for way in section.select("a[href^='/medicines/']"):
            there, _, anchor = way["href"].partition("#")
            assert there in pages, way["href"]
            assert not anchor or pages[there].find(id=anchor), way["href"]


def test_who_took_too_much_finds_the_number_at_once(soup, shelf):
    """Beside the question, and before any name of a medicine has to be picked."""
    (line,) = shelf.help_for("poison")
    (section,) = [one for one in soup.select(".asked section") if "too much" in text(one.h2)]
    assert section.select_one("a")["href"] == f"tel:{line.dials}"


def test_who_wants_to_stop_or_is_pregnant_is_asked_for(soup):
    asked = [text(heading) for heading in soup.select(".asked h2")]
    for need in ("missed a dose", "side effect", "pregnant", "stop"):
        assert any(need in heading for heading in asked), need


def test_questions_for_the_next_visit_are_a_way_on(soup, pages):
    *_, last = soup.select(".doors a")
    assert last["href"] == "/questions/#while-taking"
    assert pages["/questions/"].find(id="while-taking")
