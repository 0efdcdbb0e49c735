"""/evidence/ as it is read: pictures, tables and trials."""

import copy
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from drugs.press.rules import medicine_names
from drugs.shelf import REQUEST_KEY
from drugs.wording import grade
from drugs.wording.page_text import blocks
from tests.pages_of import cited

PATH = "/evidence/"
SCALE = re.compile(r"(?:out of|per) ([\d,]+)(?: people)?( followed for a year)?", re.IGNORECASE)


@pytest.fixture(scope="module")
def finished(shelf, static_files):
    client = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    return client.get(PATH).content


@pytest.fixture(scope="module")
def soup(finished):
    return BeautifulSoup(finished, "lxml")


def test_every_medicine_shows_benefit_and_harm_or_says_what_is_missing(soup, shelf):
    for slug, medicine in shelf.medicines.items():
        part = soup.find(id=slug)
        assert medicine.brand in part.h2.text
        lead = part.select(":scope > .people-groups")
        said = " ".join(p.text for p in part.find_all("p", recursive=False))
        missing = "We found no count" in said or "may be shown as a picture" in said
        assert len(lead) == 2 or (missing and len(lead) < 2), slug
        if medicine.pictured_harm and len(lead) == 2:
            assert medicine.pictured_harm_why in lead[1].text
        if medicine.not_approved_notice:
            assert "Not FDA-approved for eczema." in part.find("p").text


def test_one_scale_in_each_view(soup):
    soup = copy.copy(soup)
    views = soup.select(".people-groups, .figures table")
    assert len(views) > 5
    found = set()
    for view in views:
        for name in view.select("tbody th"):
            name.extract()  # "4 points better out of 10" is a score, not a denominator
        said = set(SCALE.findall(view.get_text(" ")))
        assert len(said) == 1, view.get_text(" ")[:200]
        found |= said
        if "people-groups" in view.get("class", ()):
            assert said == {("100", "")}
    assert {("100", ""), ("1,000", "")} < found


def test_a_rate_never_carries_a_percent_sign(soup):
    for figures in soup.select(".figures"):
        if "followed for a year" in figures.caption.text:
            assert "%" not in figures.select_one(".exact").get_text(" ").replace("% cream", "")


def test_every_picture_has_its_comparator_one_text_and_a_source(soup):
    for picture in soup.select(".people-groups"):
        frame = picture.select_one(".array-pair__pictures")
        groups = frame.find_all("div", recursive=False)
        assert len(groups) >= 2
        assert frame["role"] == "img"
        for group in groups:
            assert group["aria-hidden"] == "true"
            assert group.b.text in frame["aria-label"]
            assert group.span.text in frame["aria-label"]
        holder = picture.find_parent(attrs={"data-sources": True})
        listed = {li["id"].removeprefix("source-") for li in soup.select(".sources li")}
        assert holder["data-sources"]
        assert set(holder["data-sources"].split()) <= listed


def test_every_trial_says_who_how_many_how_long_against_what_and_how_sure(soup):
    found = soup.select("details.trial")
    assert len(found) >= 4
    for trial in found:
        said = {dt.text: dt.find_next_sibling("dd").get_text(" ") for dt in trial.dl.find_all("dt")}
        assert list(said) == [
            "Who took part",
            "How many",
            "How long",
            "Against what",
            "How sure we are",
        ]
        assert all(text.strip() for text in said.values())
        assert trial.select(".figures")
        assert cited(soup, trial)


def test_no_picture_stands_twice_and_paper_has_only_those_that_lead(soup):
    """Each trial's table says in numbers what its picture shows."""
    names = [
        frame["aria-label"] + frame.parent.select_one(".about-picture").text
        for frame in soup.select(".array-pair__pictures")
    ]
    folded = soup.select("details .people-groups")
    assert len(names) == len(set(names))
    assert 0 < len(folded) < len(names)
    for picture in folded:
        assert "no-print" in picture["class"]
        assert picture.find_parent("details").select(".figures")
    assert not soup.select(":not(details) > .people-groups.no-print")


def test_trials_are_counted_without_those_taken_together(soup, shelf):
    for part in soup.select(".page__body > section:has(details.trial)"):
        if part["id"] == "side-by-side":
            continue
        said = " ".join(part.get_text(" ").split())
        medicine = shelf.medicines[part["id"]]
        shown = [trial["id"] for trial in part.select("details.trial")]
        pooled = {f"{medicine.slug}-{study.slug}" for study in medicine.studies if study.pooled}
        counted = [int(number) for number in re.findall(r"Trials we read [^:]+: (\d+)\.", said)]
        assert sum(counted) == len(set(shown) - pooled), part["id"]
        assert 0 not in counted


def test_trials_are_closed_so_that_the_summary_comes_first(soup):
    assert all(not details.has_attr("open") for details in soup.find_all("details"))


def test_head_to_head_trials_stand_in_their_own_block(soup, shelf):
    block = soup.find(id="side-by-side").get_text(" ")
    for medicine in shelf.medicines.values():
        own = " ".join(soup.find(id=medicine.slug).get_text(" ").split())
        for row in (*medicine.outcomes, *medicine.reactions):
            if row.head_to_head:
                assert medicine.study(row.study).name in block
                assert row.comparator_name not in own


def test_it_tells_readers_to_pick_no_winner(soup):
    assert "don’t use them to pick a winner" in soup.main.get_text(" ")


def test_the_scores_are_explained_and_lead_to_more(soup, shelf):
    part = soup.find(id="how-to-read").get_text(" ")
    for term in shelf.terms.values():
        assert not term.score or term.term in part
    assert soup.find(id="scores").find("a", href="/glossary/")
    assert soup.select(".figures tbody a[href='/evidence/#scores']")


def test_it_reads_at_grade_6(finished, shelf):
    names = medicine_names({(e.kind, e.slug): e.document for e in shelf.edition.published})
    found = blocks(finished)
    assert grade.reading(found, names).grade <= grade.HARDEST_PAGE
    for block in found:
        assert not grade.long_sentences(block), block
