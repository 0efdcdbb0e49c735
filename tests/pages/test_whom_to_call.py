"""Whom to call: every number can be tapped, and every help line but those for paying is here."""

import pytest

from tests.pages_of import text

PATH = "/whom-to-call/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_every_line_stands_here_but_those_for_paying(soup, shelf):
    said = text(soup.main)
    assert {line.purpose for line in shelf.help_lines} >= {"paying", "poison", "second-door"}
    for line in shelf.help_lines:
        heading = line.name if line.treatments else line.situation
        assert (heading in said) == (line.purpose != "paying"), line.slug


def test_every_number_is_a_tap(soup, shelf):
    taps = {a["href"] for a in soup.main.select("a[href^='tel:'], a[href^='sms:']")}
    for line in shelf.help_lines:
        if line.phone and line.purpose != "paying":
            assert f"tel:{line.dials}" in taps, line.slug
            assert (f"sms:{line.dials}" in taps) == line.by_text, line.slug
    assert "tel:18002221222" in taps


def test_when_it_is_for_911_instead_stands_with_the_line(soup, shelf):
    (poison,) = shelf.help_for("poison")
    section = soup.select_one(f"#{poison.slug}")
    assert f"Call 911 if {poison.emergency_if}." in text(section)


def test_a_makers_line_names_what_it_is_for(soup, shelf):
    (line,) = [line for line in shelf.help_for("report") if line.treatments]
    (row,) = soup.select("#makers li")
    assert line.name in text(row)
    assert "(Testol)" in text(row)


def test_search_finds_a_line_by_what_it_is_for(reader, shelf):
    (poison,) = shelf.help_for("poison")
    body = reader.get("/search/", {"q": "poison help"}).content.decode()
    assert f"{PATH}#{poison.slug}" in body
