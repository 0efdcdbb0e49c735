"""All of one medicine on one page, to read or to print: nothing of its guide is left out."""

import pytest
from bs4 import BeautifulSoup

from drugs.models import Slot
from drugs.press.rules.short_forms import lost_in_chapter
from drugs.wording import page_text
from tests.pages_of import text


@pytest.fixture
def everything(reader):
    return lambda slug: BeautifulSoup(reader.get(f"/medicines/{slug}/all/").content, "lxml")


def test_every_rule_stands_whole_on_the_page_of_everything(reader, shelf):
    for slug, medicine in shelf.medicines.items():
        texts = page_text.blocks(reader.get(f"/medicines/{slug}/all/").content)
        assert list(lost_in_chapter(texts, medicine, shelf, "")) == []


def test_every_chapter_stands_on_it_with_its_topics(everything, shelf):
    for slug in shelf.medicines:
        page = everything(slug)
        assert len(page.select(".whole > section[id]")) == 12
        for topic in Slot.Topic.values:
            assert page.find(id=f"topic-{topic}"), (slug, topic)
        ids = [tag["id"] for tag in page.select("[id]")]
        assert len(ids) == len(set(ids)), slug


def test_whether_it_is_approved_stands_first(everything, shelf):
    kinds = set()
    for slug, medicine in shelf.medicines.items():
        first = everything(slug).select_one(".who")
        assert medicine.who_for in text(first), slug
        flagged = "Not FDA-approved for eczema" in text(first)
        assert flagged == medicine.not_approved_in_us, slug
        kinds.add(flagged)
    assert len(kinds) == 2


def test_it_says_that_nobody_has_reviewed_it(everything, shelf):
    for slug in shelf.medicines:
        assert "No clinician has reviewed it yet" in text(everything(slug).body)


def test_the_short_guide_is_one_tap_away(everything, shelf):
    for slug in shelf.medicines:
        assert everything(slug).select_one(f".crumb a[href='/medicines/{slug}/']")
