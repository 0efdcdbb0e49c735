"""The page of one side effect: how urgent it is and what to do, before how often it comes."""

import pytest
from django.test import Client

from drugs.pages.side_effect import listed
from drugs.press.addresses import paths
from drugs.shelf import REQUEST_KEY
from tests import made_documents as made
from tests.pages_of import text

PATH = "/side-effects/"
# What stands over the advice, and the class that colors it.
URGENCIES = {
    "911": ("Call 911", "now"),
    "today": ("Call your doctor today", "today"),
    "next-visit": ("Mention it at your next visit", None),
}


def lines(blocks):
    return [" ".join(line.split()) for block in blocks for line in block.texts]


@pytest.fixture
def page_of(pages):
    return lambda effect: pages[f"{PATH}{effect.slug}/"]


def test_every_urgency_is_said_over_its_advice(page_of, shelf):
    assert {effect.urgency for effect in listed(shelf)} == set(URGENCIES)
    for effect in listed(shelf):
        band = page_of(effect).select_one("#what-to-do")
        heading, color = URGENCIES[effect.urgency]
        assert text(band.h2) == heading, effect.slug
        assert band["class"] == ["band", *([color] if color else [])], effect.slug
        said = " ".join(band.get_text().split())
        assert all(line in said for line in lines(effect.what_to_do)), effect.slug


def test_who_must_call_911_can_do_so_with_a_tap(page_of, shelf):
    for effect in listed(shelf):
        taps = page_of(effect).select("#what-to-do a[href='tel:911']")
        assert bool(taps) == bool(effect.urgency == "911" or effect.emergency_if), effect.slug


def test_what_can_wait_says_first_when_it_cannot(page_of, shelf):
    looked_at = 0
    for effect in listed(shelf):
        if effect.emergency_if:
            looked_at += 1
            first = page_of(effect).select_one("#what-to-do h2").find_next_sibling()
            assert first["class"] == ["emergency"], effect.slug
            assert effect.emergency_if in text(first), effect.slug
    assert looked_at


def test_it_is_named_in_plain_words_and_as_doctors_say(page_of, shelf):
    for effect in listed(shelf):
        said = text(page_of(effect).h1)
        assert said.startswith(effect.name)
        assert effect.medical_name in said


def test_how_it_looks_is_told_for_every_skin(page_of, shelf):
    looked_at = 0
    for effect in listed(shelf):
        said = " ".join(page_of(effect).main.get_text().split())
        shown = [*effect.feels_like, *effect.on_light_skin, *effect.on_brown_and_black_skin]
        assert all(line in said for line in lines(shown)), effect.slug
        if effect.on_light_skin:
            looked_at += 1
            skins = [text(heading) for heading in page_of(effect).select(".looks h3")]
            assert skins[-2:] == ["On light skin", "On brown and black skin"]
    assert looked_at


def test_no_medicine_is_passed_over_in_silence(page_of, shelf):
    """Each stands in its place, or among those whose label does not list it or was not read."""
    for effect in listed(shelf):
        page = page_of(effect)
        for slug, medicine in shelf.medicines.items():
            place = page.find(id=slug)
            ways = page.select(f"p.prose a[href^='/medicines/{slug}/']")
            told = place or next((a for a in ways if text(a) == medicine.brand), None)
            assert told, (effect.slug, slug)


def test_what_to_do_comes_before_numbers_and_looks(page_of, shelf):
    for effect in listed(shelf):
        sections = page_of(effect).main
        places = [tag.get("id") for tag in sections.select("#what-to-do, #how-many, #how-it-feels")]
        assert places[0] == "what-to-do", effect.slug
        order = [place for place in ("what-to-do", "how-many", "how-it-feels") if place in places]
        assert places == order, effect.slug


def test_call_today_is_never_a_dead_end(page_of, shelf):
    looked_at = 0
    for effect in listed(shelf):
        band = page_of(effect).select_one("#what-to-do")
        assert bool(band.select(".door2")) == (effect.urgency == "today"), effect.slug
        looked_at += effect.urgency == "today"
    assert looked_at


def test_every_number_stands_beside_the_other_group(page_of, shelf):
    looked_at = 0
    for effect in listed(shelf):
        for row in page_of(effect).select(".trials-of-each tbody tr:has(td)"):
            looked_at += 1
            assert len(row.select("td b")) == 2, effect.slug
            assert row.select_one("td .m.dummy")
            assert row.find_parent("tbody")["data-sources"]
    assert looked_at


def test_an_event_is_told_with_the_boxed_warning(static_files):
    """Death has no page that tells how it feels; its old address leads on."""
    shelf = made.shelf(made.side_effect("death", role="event"))
    reader = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    answer = reader.get(f"{PATH}death/")
    assert (answer.status_code, answer["Location"]) == (302, "/boxed-warning/")
    assert f"{PATH}death/" not in paths(shelf)
