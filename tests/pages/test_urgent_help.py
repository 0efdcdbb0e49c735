"""When to call whom: nothing on these pages may keep a person from calling 911."""

import re

import pytest
from django.test import Client

from drugs.pages.urgent_help import ALWAYS_911
from drugs.shelf import REQUEST_KEY, Shelf
from tests.pages_of import text

PATH = "/urgent-help/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_the_first_words_are_whom_to_call(soup):
    first = soup.select_one("main section")
    assert first["id"] == "call-911"
    assert first.select_one("a[href='tel:911']")
    said = text(first)
    assert said.startswith("Call 911 or go to the emergency room")
    assert said.index("whatever you take") < said.index(text(first.ul))


def test_every_sign_stands_under_its_urgency_with_what_it_can_be(soup, shelf):
    places = {"911": "#call-911 > ul", "today": "#today > ul", "next-visit": "ul#next-visit"}
    for sign in shelf.urgent_signs:
        lines = [text(li) for li in soup.select(f"{places[sign.urgency]} > li")]
        assert f"{sign.sign} {sign.meaning}" in lines, sign.slug
    assert sum(len(soup.select(f"{place} > li")) for place in places.values()) == len(
        shelf.urgent_signs
    )


def test_the_medicines_of_a_sign_are_told(soup, shelf):
    """ "Goes with: Cibinqo" under chest pain would read as if others could wait: so it is folded,
    and the fold begins with whom it is for."""
    lines = soup.select("#signs span")
    assert len(lines) == len(shelf.urgent_signs)
    for line, sign in zip(lines, shelf.urgent_signs, strict=True):
        begins = "Goes with: " if sign.urgency == "next-visit" else "Act on this with: "
        assert text(line).startswith(begins)
    fold = lines[0].find_parent("details")
    assert "emergencies whatever you take" in text(fold)
    assert not soup.select(".band #signs")


def test_behind_call_today_stands_what_to_do_when_nobody_answers(soup, shelf):
    (line,) = shelf.help_for("second-door")
    door = soup.select_one("#today .door2")
    assert text(door).startswith(line.situation)
    assert [text(li) for li in door.select("ol > li")] == [
        words for block in line.text for words in block.texts
    ]


def test_the_numbers_are_those_of_the_records(soup, shelf):
    """Tapped as well as read, and gone with their record."""
    for purpose in ("poison", "crisis"):
        (line,) = shelf.help_for(purpose)
        assert soup.select_one(f"#{purpose} a[href='tel:{line.dials}']")
    assert soup.select_one("#crisis a[href='sms:988']")


def test_without_help_lines_the_page_still_says_whom_to_call(shelf, static_files):
    """As on a desk of an earlier release, until they are published."""
    kept = tuple(entry for entry in shelf.edition.published if entry.kind != "help-line")
    bare = Shelf(shelf.edition.model_copy(update={"published": kept}))
    reader = Client(headers={"host": "localhost"}, **{REQUEST_KEY: bare})
    body = reader.get(PATH).content.decode()
    assert "tel:911" in body
    assert "door2" not in body
    assert "1-800-222-1222" not in body


@pytest.mark.parametrize(
    ("brand", "other"),
    [("velvix", "fever"), ("testol", "chest-pain")],
)
def test_every_medicine_says_what_is_always_a_911_call(pages, shelf, brand, other):
    """Also where the medicine's own label names no such sign."""
    sign = next(sign for sign in shelf.urgent_signs if sign.slug == other)
    assert (brand in sign.medicines) == (brand == "testol")
    for slug in shelf.medicines:
        page = pages[f"/medicines/{slug}/side-effects/"]
        card = text(page.select_one("article .band.now"))
        assert ALWAYS_911[0] in card, slug
        assert re.search("drooping face, a weak arm.* slurred speech", card), slug
    for word in ("Whatever you take", "chest pain", "trouble breathing", "stroke", "911"):
        assert word in ALWAYS_911[0]


def test_no_sign_of_one_medicine_names_another(pages, shelf):
    brands = {medicine.brand for medicine in shelf.medicines.values()}
    for slug, medicine in shelf.medicines.items():
        for card in pages[f"/medicines/{slug}/side-effects/"].select("article .band"):
            others = brands - {medicine.brand}
            assert not [brand for brand in others if brand in text(card)], slug


def test_only_someone_who_knows_may_tell_you_to_stop(pages):
    assert "unless a doctor, a nurse or 911 tells you to" in text(pages[PATH].main)
    for path, page in pages.items():
        assert not re.search(r"unless (?:someone|you are told)", text(page)), path


def test_no_button_leads_to_the_page_it_stands_on(pages):
    for path, page in pages.items():
        assert bool(page.select(f"nav.bar a[href='{PATH}']")) == (path != PATH), path


def test_spreading_blisters_have_one_urgency_everywhere(pages, shelf):
    """Over a wide area, with fever, or near an eye: the emergency room now, 911 if you cannot get
    there. Where sources differ on urgency the more careful one counts."""
    rule = "painful blisters or sores over a wide area, with fever, or near an eye"
    looked_at = 0
    for effect in shelf.side_effects.values():
        if effect.emergency_room:
            looked_at += 1
            said = text(pages[f"/side-effects/{effect.slug}/"].main)
            assert f"Go to the emergency room now for {rule}." in said, effect.slug
            assert "Call 911 if you cannot get there." in said, effect.slug
    assert looked_at
