"""The home page asks what a reader came for; its numbers come from the records."""

import pytest

from drugs.pages.home import home_page
from tests.pages_of import cited, text


@pytest.fixture
def soup(pages):
    return pages["/"]


def test_every_medicine_is_one_tap_away(soup, shelf):
    hero = soup.select_one(".hero")
    for slug, medicine in shelf.medicines.items():
        link = hero.select_one(f'a[href="/medicines/{slug}/"]')
        assert link.text == medicine.brand
        assert (link.get("aria-describedby") == "elsewhere") == medicine.not_approved_in_us
    assert "Not FDA-approved for eczema" in text(soup.find(id="elsewhere"))


def test_the_search_stands_first_and_once(soup):
    forms = soup.select('form[role=search][action="/search/"]')
    assert [form.select_one("[name=q]")["id"] for form in forms] == ["q"]


def test_other_pages_have_the_search_in_their_header(pages):
    for path, page in pages.items():
        found = page.select('.top form[role=search][action="/search/"] [name=q]')
        assert len(found) == (path not in ("/", "/search/")), path


def test_doors_are_by_situation_and_help_is_the_first_and_only_red_one(soup):
    doors = soup.select(".doors a")
    assert [door["href"] for door in doors] == [
        "/urgent-help/", "/compare/", "/starting/", "/taking/", "/questions/",
    ]  # fmt: skip
    assert [door["href"] for door in soup.main.select(".urgent")] == ["/urgent-help/"]


def test_numbers_are_those_of_the_guides_with_their_comparator_and_source(soup, shelf):
    shown = home_page(shelf)
    panels = soup.select(".proof .one")
    assert len(panels) == len(shown.seen) > 0
    for seen, panel in zip(shown.seen, panels, strict=True):
        assert panel.h3.text == seen.medicine.brand
        assert cited(soup, panel) == set(seen.twin.sources)
        for tile, part in zip(
            (seen.twin.benefit, seen.twin.harm), panel.select(".two"), strict=True
        ):
            if tile is None:
                assert seen.twin.no_harm in text(part)
                continue
            assert [b.text for b in part.select("b")] == [tile.on.short, tile.beside.short]
            said = part.select_one("[role=img]")["aria-label"]
            assert tile.on.words in said
            assert tile.beside.words in said
            assert tile.comparator.lower() in said.lower()
            for side, arr in zip((tile.on, tile.beside), part.select(".arr"), strict=True):
                assert filled(arr) == side.whole


def filled(arr):
    """How many of the 100 people are filled."""
    rects = [rect for rect in arr.select("rect") if not rect["fill"].endswith("-fr)")]
    return sum(int(rect["width"]) * int(rect["height"]) for rect in rects) / 100


def test_one_is_shown_first_and_the_names_need_no_script(soup):
    radios = soup.select(".switch input[type=radio]")
    assert [radio.has_attr("checked") for radio in radios] == [True] + [False] * (len(radios) - 1)
    for radio in radios:
        label = radio.find_next_sibling()
        assert label.name == "label"
        assert label["for"] == radio["id"]
        assert "one" in label.find_next_sibling()["class"]
