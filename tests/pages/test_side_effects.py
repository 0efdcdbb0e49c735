"""The list of side effects: what a person can look up, the most urgent first."""

import pytest

from drugs.pages.side_effect import emergency, listed

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
    tallies = [effect.slug for effect in shelf.side_effects.values() if effect.role != "symptom"]
    assert tallies
    links = {a["href"] for a in soup.main.select("a")}
    for slug in tallies:
        assert f"{PATH}{slug}/" not in links
        assert pages[f"{PATH}{slug}/"]
    assert f"and {len(listed(shelf))} side effects" in text(pages["/about/"].main)


def test_what_can_wait_says_when_it_cannot(soup, pages, shelf):
    """In the list, and first on its own page, before the advice."""
    looked_at = 0
    for effect in listed(shelf):
        line = soup.find("a", href=f"{PATH}{effect.slug}/").parent
        assert emergency(effect) in text(line)
        if effect.emergency_if:
            looked_at += 1
            card = text(pages[f"{PATH}{effect.slug}/"].select_one(".care-card__body"))
            assert effect.emergency_if in card.split(".")[0], effect.slug
    assert looked_at


def test_no_911_case_stands_in_the_advice_alone(shelf):
    """What cannot wait is a field: words in the advice are seen by nobody who reads the list."""
    for effect in listed(shelf):
        advice = " ".join(line for block in effect.what_to_do for line in block.texts)
        if effect.urgency != "911" and "911" in advice:
            assert effect.emergency_if, effect.slug
