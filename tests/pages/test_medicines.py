"""The list of medicines: each once, with a word on whether the FDA has approved it for eczema."""

import pytest

from tests.pages_of import text

PATH = "/medicines/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


@pytest.fixture
def cards(soup):
    """The card of each medicine by the address it leads to."""
    found = soup.select(".doors.medicines a")
    assert len(found) == len({card["href"] for card in found})
    return {card["href"]: card for card in found}


def test_every_medicine_stands_once_with_both_names_and_what_it_is(cards, pages, shelf):
    assert set(cards) == {f"/medicines/{slug}/" for slug in shelf.medicines}
    for address, card in cards.items():
        medicine = shelf.medicines[address.split("/")[2]]
        assert text(card.b) == f"{medicine.brand} ({medicine.generic})"
        assert medicine.summary in text(card)
        assert address in pages


def test_each_stands_under_whether_the_fda_approved_it(cards, shelf):
    """What is not approved says so on its own card too: who sees the card alone is not misled."""
    kinds = set()
    for address, card in cards.items():
        medicine = shelf.medicines[address.split("/")[2]]
        heading = text(card.find_previous("h2"))
        kinds.add(heading)
        if medicine.approved_in_us:
            assert heading == "Approved by the FDA for eczema"
            assert "Not FDA-approved" not in text(card)
        else:
            assert heading == "Not FDA-approved for eczema"
            assert text(card.select_one(".strong")) == "Not FDA-approved for eczema"
    assert len(kinds) == 2


def test_under_each_heading_they_stand_by_the_alphabet(soup):
    """Any other order would read as a rank."""
    for group in soup.select(".doors.medicines"):
        names = [text(name) for name in group.select("a b")]
        assert names == sorted(names, key=str.lower)


def test_there_are_ways_on_for_who_has_not_chosen(soup, pages):
    ways = [a["href"] for a in soup.select(".tiles a")]
    assert ways == ["/compare/", "/who-can-use/", "/mixing/", "/other-options/"]
    assert set(ways) <= set(pages)
