"""The list of side effects: what a person can look up, the most urgent first."""

import pytest
from django.test import Client

from drugs.pages.side_effect import emergency, listed
from drugs.press.addresses import paths
from drugs.shelf import REQUEST_KEY
from tests import made_documents as made

PATH = "/side-effects/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def text(tag):
    return " ".join(tag.get_text(" ").split())


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


def test_what_can_wait_says_when_it_cannot(soup, pages, shelf):
    """In the list with its name, and in red on its own page before the advice."""
    looked_at = 0
    for effect in listed(shelf):
        case = soup.find("a", href=f"{PATH}{effect.slug}/").find_parent(class_="case")
        assert emergency(effect).lower() in text(case).lower()
        assert bool(effect.emergency_if) == bool(case.p)
        if effect.emergency_if:
            looked_at += 1
            band = pages[f"{PATH}{effect.slug}/"].select_one("#what-to-do")
            first = band.h2.find_next_sibling()
            assert first["class"] == ["emergency"], effect.slug
            assert effect.emergency_if in text(first), effect.slug
            assert first.select_one("a[href='tel:911']")
    assert looked_at


def test_what_to_do_comes_before_numbers_and_looks(pages, shelf):
    for effect in listed(shelf):
        sections = pages[f"{PATH}{effect.slug}/"].main
        places = [tag.get("id") for tag in sections.select("#what-to-do, #how-many, #how-it-feels")]
        assert places[0] == "what-to-do", effect.slug
        order = [place for place in ("what-to-do", "how-many", "how-it-feels") if place in places]
        assert places == order, effect.slug


def test_call_today_is_never_a_dead_end(pages, shelf):
    looked_at = 0
    for effect in listed(shelf):
        band = pages[f"{PATH}{effect.slug}/"].select_one("#what-to-do")
        assert bool(band.select(".door2")) == (effect.urgency == "today"), effect.slug
        looked_at += effect.urgency == "today"
    assert looked_at


def test_every_number_stands_beside_the_other_group(pages, shelf):
    looked_at = 0
    for effect in listed(shelf):
        for row in pages[f"{PATH}{effect.slug}/"].select(".trials-of-each tbody tr:has(td)"):
            looked_at += 1
            assert len(row.select("td b")) == 2, effect.slug
            assert row.select_one("td .m.dummy")
            assert row.find_parent("tbody")["data-sources"]
    assert looked_at


def test_the_box_above_the_list_works_without_a_script(soup):
    form = soup.select_one("form.seek")
    assert form["action"] == "/search/"
    assert form.select_one("input[name=q]")
    assert soup.find(id=form["data-find"]).select("[data-item]")


def test_an_event_is_told_with_the_boxed_warning(static_files):
    """Death has no page that tells how it feels; its old address leads on."""
    shelf = made.shelf(made.side_effect("death", role="event"))
    reader = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    answer = reader.get(f"{PATH}death/")
    assert (answer.status_code, answer["Location"]) == (302, "/boxed-warning/")
    assert f"{PATH}death/" not in paths(shelf)


def test_no_911_case_stands_in_the_advice_alone(shelf):
    """What cannot wait is a field: words in the advice are seen by nobody who reads the list."""
    for effect in listed(shelf):
        advice = " ".join(line for block in effect.what_to_do for line in block.texts)
        if effect.urgency != "911" and "911" in advice:
            assert effect.emergency_if, effect.slug
