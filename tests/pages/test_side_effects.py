"""The list of side effects: what a person can look up, the most urgent first."""

import pytest

from drugs.pages.side_effect import emergency, listed
from tests.pages_of import text

PATH = "/side-effects/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_each_stands_once_under_its_urgency(soup, shelf):
    found = {}
    bands = soup.select("#side-effects > .band")
    for band, urgency in zip(bands, ("911", "today", "next-visit"), strict=True):
        assert band.h2.svg
        found |= {a["href"].split("/")[2]: urgency for a in band.select("a")}
    assert [band["class"] for band in bands[:2]] == [
        ["band", "cased", "now"], ["band", "cased", "today"],
    ]  # fmt: skip
    assert found == {effect.slug: effect.urgency for effect in listed(shelf)}
    assert len(found) == len(soup.select(".effects a"))


def test_what_only_studies_count_is_no_sign_to_look_up(soup, pages, shelf):
    tallies = [effect.slug for effect in shelf.side_effects.values() if effect.role != "symptom"]
    assert tallies
    links = {a["href"] for a in soup.main.select("a")}
    for slug in tallies:
        assert f"{PATH}{slug}/" not in links
        assert pages[f"{PATH}{slug}/"]
    assert f"and {len(listed(shelf))} side effects" in text(pages["/about/"].main)


def test_what_can_wait_says_when_it_cannot(soup, shelf):
    looked_at = 0
    for effect in listed(shelf):
        case = soup.find("a", href=f"{PATH}{effect.slug}/").find_parent(class_="case")
        assert emergency(effect).lower() in text(case).lower()
        assert bool(effect.emergency_if) == bool(case.p)
        looked_at += bool(effect.emergency_if)
    assert looked_at


def test_the_box_above_the_list_works_without_a_script(soup):
    form = soup.select_one("form.seek")
    assert form["action"] == "/search/"
    assert form.select_one("input[name=q]")
    assert soup.find(id=form["data-find"]).select("[data-item]")


def test_no_911_case_stands_in_the_advice_alone(shelf):
    """What cannot wait is a field: words in the advice are seen by nobody who reads the list."""
    for effect in listed(shelf):
        advice = " ".join(line for block in effect.what_to_do for line in block.texts)
        if effect.urgency != "911" and "911" in advice:
            assert effect.emergency_if, effect.slug
