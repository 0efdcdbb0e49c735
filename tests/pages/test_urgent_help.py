"""When to call whom: nothing on these pages may keep a person from calling 911."""

import re

import pytest

from drugs.pages.urgent_help import ALWAYS_911

PATH = "/urgent-help/"


def text(tag):
    return " ".join(tag.get_text(" ").split())


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_911_is_for_everyone_and_the_first_words_say_so(soup):
    body = soup.select_one("#call-911 .care-card__body")
    assert text(body.p).startswith("Call 911 for any of these, whatever you take.")
    assert body.p.find_next_sibling("ul")


def test_the_medicines_of_a_sign_are_those_that_warn_of_it(soup, shelf):
    """ "For: Cibinqo" under chest pain would read as if others could wait."""
    lines = soup.select(".signs .for")
    assert len(lines) == len(shelf.urgent_signs)
    for line in lines:
        # What can wait is no warning; the other two are.
        can_wait = line.find_parent("section")["id"] == "next-visit"
        assert text(line).startswith("Goes with: " if can_wait else "Act on this with: ")


@pytest.mark.parametrize(
    ("brand", "other"),
    [("velvix", "fever"), ("testol", "chest-pain")],
)
def test_every_medicine_says_what_is_always_a_911_call(pages, shelf, brand, other):
    """Also where the medicine's own label names no such sign."""
    sign = next(sign for sign in shelf.urgent_signs if sign.slug == other)
    assert (brand in sign.medicines) == (brand == "testol")
    for slug in shelf.medicines:
        card = text(pages[f"/medicines/{slug}/"].select_one("#get-help .care-card--911"))
        assert ALWAYS_911[0] in card, slug
        assert re.search("drooping face, a weak arm.* slurred speech", card), slug
    for word in ("Whatever you take", "chest pain", "trouble breathing", "stroke", "911"):
        assert word in ALWAYS_911[0]


def test_no_sign_of_one_medicine_names_another(pages, shelf):
    brands = {medicine.brand for medicine in shelf.medicines.values()}
    for slug, medicine in shelf.medicines.items():
        for card in pages[f"/medicines/{slug}/"].select("#get-help .care-card"):
            others = brands - {medicine.brand}
            assert not [brand for brand in others if brand in text(card)], slug


def test_only_someone_who_knows_may_tell_you_to_stop(pages):
    assert "unless a doctor, a nurse or 911 tells you to" in text(pages[PATH].main)
    for path, page in pages.items():
        assert not re.search(r"unless (?:someone|you are told)", text(page)), path


def test_no_button_leads_to_the_page_it_stands_on(pages):
    for path, page in pages.items():
        assert bool(page.select(f"nav.bar a[href='{PATH}']")) == (path != PATH), path


def test_the_cards_are_those_of_a_medicine_page(pages):
    heads = [
        [str(head.svg) for head in pages[path].select(f"{at} .care-card__head")]
        for path, at in ((PATH, "main"), ("/medicines/testol/", "#get-help"))
    ]
    assert heads[0] == heads[1]
    assert len(heads[0]) == 3


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
