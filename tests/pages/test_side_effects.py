"""The list of side effects: what a person can look up, the most urgent first."""

import pytest

from drugs.pages.side_effect import TALLIES, emergency, listed

PATH = "/side-effects/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def text(tag):
    return " ".join(tag.get_text(" ").split())


def test_each_stands_once_under_its_urgency(soup, shelf):
    found = {}
    for urgency in ("911", "today", "next-visit"):
        card = soup.select_one(f".care-card--{urgency}")
        assert card.h2.find_previous_sibling("svg")
        found |= {a["href"].split("/")[2]: urgency for a in card.select("a")}
    assert found == {effect.slug: effect.urgency for effect in listed(shelf)}
    assert len(found) == len(soup.select(".index a"))


def test_what_only_studies_count_is_no_sign_to_look_up(soup, pages, shelf):
    assert set(shelf.side_effects) >= TALLIES
    links = {a["href"] for a in soup.main.select("a")}
    for slug in TALLIES:
        assert f"{PATH}{slug}/" not in links
        # Their pages stay, one click from a medicine that counts them.
        assert pages[f"{PATH}{slug}/"]
        assert any(
            pages[f"/medicines/{medicine}/"].find("a", href=f"{PATH}{slug}/")
            for medicine in shelf.medicines
        ), slug
    assert f"and {len(listed(shelf))} side effects" in text(pages["/about/"].main)


@pytest.mark.parametrize(
    ("slug", "hint"),
    [
        ("stomach-pain", "911 for very bad pain that does not stop"),
        ("hives", "911 for trouble breathing, a swollen throat or tongue"),
        ("pneumonia", "911 if breathing gets hard"),
    ],
)
def test_what_can_wait_says_when_it_cannot(soup, shelf, slug, hint):
    assert hint in emergency(shelf.side_effects[slug])
    line = soup.find("a", href=f"{PATH}{slug}/").parent
    assert hint in text(line)


def test_no_911_case_in_the_advice_is_left_out(shelf):
    for effect in listed(shelf):
        advice = " ".join(line for block in effect.what_to_do for line in block.texts)
        if effect.urgency != "911":
            assert bool(emergency(effect)) == ("911" in advice), effect.slug
        else:
            assert emergency(effect) == ""
