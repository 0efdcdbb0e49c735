"""The front page of a medicine, as a reader sees it."""

import re

import pytest
from bs4 import BeautifulSoup

from drugs.models import Slot
from drugs.press.rules.short_forms import lost
from drugs.wording import page_text
from drugs.wording.rules import rule_words
from tests.pages_of import text

APPROVED = ["testol", "velvix"]
ELSEWHERE = ["nortab"]
# Sections of the one long page that each medicine had; links to them are out in the world.
OLD_SECTIONS = (
    "who", "boxed-warning", "rules", "how-to-use", "benefits", "side-effects", "get-help", "tests",
    "tell-your-doctor", "other-medicines", "pregnancy", "living-with", "not-known", "sources",
    "at-a-glance", "about-page",
)  # fmt: skip


def soup(response):
    return BeautifulSoup(response.content, "lxml")


@pytest.fixture
def hub(reader):
    return lambda slug: soup(reader.get(f"/medicines/{slug}/"))


# --- addresses ---


def test_it_works(reader):
    response = reader.get("/medicines/testol/")
    assert response.status_code == 200
    assert text(soup(response).h1) == "Testol (testonib)"


def test_the_public_page_needs_no_database(reader, django_assert_num_queries):
    # `reader` has no database at all: a query would fail this test.
    for rest in ("", "all/"):
        assert reader.get(f"/medicines/velvix/{rest}").status_code == 200


@pytest.mark.parametrize(
    ("address", "brand"),
    [("testonib", "testol"), ("Testol", "testol"), ("velvitinib", "velvix")],
)
def test_a_generic_name_or_capitals_lead_to_the_brand(reader, address, brand):
    for rest in ("", "all/"):
        response = reader.get(f"/medicines/{address}/{rest}")
        assert (response.status_code, response["Location"]) == (302, f"/medicines/{brand}/{rest}")


@pytest.mark.parametrize("word", ["testoll", "tesstol", "tetsol"])
def test_a_misspelt_brand_is_suggested(reader, word):
    response = reader.get(f"/medicines/{word}/")
    assert response.status_code == 404
    assert soup(response).main.find("a", href="/medicines/testol/")


@pytest.mark.parametrize("word", ["zzzz", "a" * 500, "1", "select-from-drugs"])
def test_an_unknown_medicine_gets_a_way_on(reader, word):
    for rest in ("", "all/"):
        response = reader.get(f"/medicines/{word}/{rest}")
        assert response.status_code == 404
        assert soup(response).main.find("a", href="/medicines/")


def test_only_reading_is_allowed(reader):
    for rest in ("", "all/"):
        assert reader.post(f"/medicines/testol/{rest}").status_code == 405
        assert reader.head(f"/medicines/testol/{rest}").status_code == 200


# --- the front page ---


def test_whom_it_is_for_stands_first(hub, shelf):
    for slug, medicine in shelf.medicines.items():
        assert medicine.who_for in text(hub(slug).select_one(".who")), slug


@pytest.mark.parametrize("slug", ELSEWHERE)
def test_not_approved_is_said_first(hub, slug):
    first = hub(slug).select_one(".who").p
    assert first["class"] == ["flag"]
    assert text(first) == "Not FDA-approved for eczema"
    assert "The FDA has not approved" in text(first.find_next_sibling("p"))


@pytest.mark.parametrize("slug", APPROVED)
def test_approved_medicines_have_no_such_flag(hub, slug):
    assert "Not FDA-approved" not in text(hub(slug).main)


def test_benefit_and_harm_stand_side_by_side_with_the_same_picture(hub):
    page = hub("testol")
    helped, harmed = page.select(".pair > .tile")
    assert [text(note).split()[0] for note in page.select(".whose")] == ["Helped:", "Harmed:"]
    assert all("people" in text(note) for note in page.select(".whose"))
    assert (helped.h2.text, harmed.h2.text) == ("It helped", "It harmed")
    for tile in (helped, harmed):
        assert "of 100" in text(tile.select_one(".big"))
        (picture,) = tile.select("[role=img]")
        assert "beside" in picture["aria-label"]
        assert len(picture.select("svg[viewbox]")) >= 2


def test_every_rule_of_rank_0_and_1_stands_whole_on_it(reader, shelf):
    rules = 0
    for slug, medicine in shelf.medicines.items():
        texts = page_text.blocks(reader.get(f"/medicines/{slug}/").content)
        assert list(lost(texts, medicine, shelf)) == []
        rules += len(medicine.rules_of(0, 1))
    assert rules > 8


def test_where_some_names_are_left_out_the_way_to_all_of_them_is_told(hub, reader, shelf):
    looked_at = 0
    for slug, medicine in shelf.medicines.items():
        for rule in medicine.rules_of(0, 1):
            if not rule_words(rule, shelf).more:
                continue
            looked_at += 1
            address = f"/medicines/{slug}/other-medicines/#rule-{rule.slug}"
            assert hub(slug).select_one(f'.rules a[href="{address}"]'), rule.slug
            place = soup(reader.get(address.partition("#")[0])).find(id=f"rule-{rule.slug}")
            assert rule_words(rule, shelf, names=None).whole in text(place)
    assert looked_at


def test_the_rules_that_can_wait_are_counted_with_the_way_to_them(hub, shelf):
    for slug, medicine in shelf.medicines.items():
        more = hub(slug).select_one(".rules .more")
        number = len(medicine.rules_of(2))
        assert bool(more) == bool(number), slug
        if more:
            assert f"And {number} more rule" in text(more)
            assert all(a["href"].startswith(f"/medicines/{slug}/") for a in more.select("a"))


def test_all_emergencies_stand_in_the_red_band_and_too_much_with_them(hub, shelf):
    for slug, medicine in shelf.medicines.items():
        band = text(hub(slug).select_one(".band.now"))
        assert "Call 911" in band
        for sign in shelf.urgent_signs:
            said = sign.in_short or (sign.urgency == "911" and sign.sign)
            if slug in sign.medicines and sign.urgency != "next-visit" and said:
                assert said in band, (slug, sign.slug)
        assert re.search("chest pain", band, re.I)
        assert re.search("stroke|slurred speech", band)
        assert "Too much, or a child got it?" in band
        slot = medicine.on("too-much")
        (poison,) = shelf.help_for("poison")
        words = " ".join(hub(slug).select_one(".band.now").get_text().split())
        assert (slot.summary if slot and slot.summary else poison.short) in words
        assert hub(slug).select_one(f".band.now a[href='tel:{poison.dials}']")


def test_the_boxed_warning_stands_with_whose_data(hub, shelf):
    for slug, medicine in shelf.medicines.items():
        box = hub(slug).select_one(".fda")
        assert medicine.box_line in text(box)
        assert ("single" in box["class"]) == (not medicine.has_box)


def test_one_line_tells_of_the_label_and_of_a_newer_one(hub):
    (line,) = hub("testol").select(".status")
    assert "Label read: May 2026." in text(line)
    assert "A newer one (October 2, 2026) is unread: ask your pharmacist." in text(line)
    assert "newer" not in text(hub("velvix").select_one(".status"))


def test_questions_and_paper_are_one_tap_away(hub, shelf):
    for slug in shelf.medicines:
        links = {a["href"] for a in hub(slug).select(".btns a")}
        assert f"/questions/?medicine={slug}" in links
        assert {f"/handouts/{slug}.pdf", f"/medicines/{slug}/all/"} <= links


def test_old_links_land_beside_the_way_on(hub, shelf):
    wanted = {*OLD_SECTIONS, *(f"topic-{topic}" for topic in Slot.Topic.values)}
    for slug in shelf.medicines:
        page = hub(slug)
        ids = [tag["id"] for tag in page.select("[id]")]
        assert wanted <= set(ids), (slug, wanted - set(ids))
        assert len(ids) == len(set(ids)), slug
        for place in wanted - {"rules", "at-a-glance", "sources"}:
            assert (
                page.find(id=place).find_parent("li").a["href"].startswith(f"/medicines/{slug}/")
            ), place


def test_it_says_that_nobody_has_reviewed_it(hub, shelf):
    for slug in shelf.medicines:
        assert "No clinician has reviewed it yet" in text(hub(slug).body)
