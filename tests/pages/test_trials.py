"""The trials of each medicine, and what all pages of trials hold to."""

import copy
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from drugs.press.rules import medicine_names
from drugs.shelf import REQUEST_KEY
from drugs.wording import grade
from drugs.wording.page_text import blocks
from tests.pages_of import cited, text

SCALE = re.compile(r"(?:out of|per) ([\d,]+)(?: people)?( followed for a year)?", re.IGNORECASE)


@pytest.fixture(scope="module")
def finished(shelf, static_files):
    """Each page of trials by its path: the overview, one a medicine, and those head to head."""
    client = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    paths = ["/evidence/", *(f"/evidence/{slug}/" for slug in shelf.medicines)]
    return {path: client.get(path).content for path in (*paths, "/evidence/head-to-head/")}


@pytest.fixture(scope="module")
def soups(finished):
    return {path: BeautifulSoup(body, "lxml") for path, body in finished.items()}


@pytest.fixture(scope="module")
def of_medicines(soups, shelf):
    return {slug: soups[f"/evidence/{slug}/"] for slug in shelf.medicines}


def selected(soups, selector):
    return [(path, tag) for path, soup in soups.items() for tag in soup.select(selector)]


# --- the trials of each medicine ---


def test_what_is_not_approved_here_says_so(of_medicines, shelf):
    flagged = 0
    for slug, medicine in shelf.medicines.items():
        said = "Not FDA-approved for eczema." in text(of_medicines[slug].main)
        assert said == medicine.not_approved_in_us, slug
        flagged += said
    assert flagged


def test_a_score_leads_to_what_it_means(of_medicines):
    assert selected(of_medicines, ".figures tbody a[href='/evidence/#scores']")


def test_every_medicine_shows_benefit_and_harm_or_says_what_is_missing(of_medicines, shelf):
    for slug, medicine in shelf.medicines.items():
        part = of_medicines[slug].select_one(".leading")
        lead = part.select(":scope > div > .people-groups")
        said = text(part)
        missing = "We found no count" in said or "may be shown as a picture" in said
        assert len(lead) == 2 or (missing and len(lead) < 2), slug
        if medicine.pictured_harm and len(lead) == 2:
            assert medicine.pictured_harm_why in text(lead[1])


def test_one_scale_in_each_view(soups):
    views = selected(soups, ".people-groups, .figures table")
    assert len(views) > 5
    found = set()
    for path, whole in views:
        view = copy.copy(whole)
        for name in view.select("tbody th"):
            name.extract()  # "4 points better out of 10" is a score, not a denominator
        said = set(SCALE.findall(view.get_text(" ")))
        assert len(said) == 1, (path, view.get_text(" ")[:200])
        found |= said
        if "people-groups" in view.get("class", ()):
            assert said == {("100", "")}
    assert {("100", ""), ("1,000", "")} < found


def test_a_rate_never_carries_a_percent_sign(soups):
    for _, figures in selected(soups, ".figures"):
        if "followed for a year" in figures.caption.text:
            assert "%" not in figures.select_one(".exact").get_text(" ").replace("% cream", "")


def test_every_picture_has_its_comparator_one_text_and_a_source(soups):
    for path, picture in selected(soups, ".people-groups"):
        frame = picture.select_one(".trio")
        groups = frame.find_all("figure", recursive=False)
        assert len(groups) >= 2
        assert frame["role"] == "img"
        for group in groups:
            assert group["aria-hidden"] == "true"
            assert group.b.text in frame["aria-label"]
            assert group.span.text in frame["aria-label"]
        holder = picture.find_parent(attrs={"data-sources": True})
        listed = {li["id"].removeprefix("source-") for li in soups[path].select(".sources li")}
        assert holder["data-sources"]
        assert set(holder["data-sources"].split()) <= listed


def test_every_trial_says_who_how_many_how_long_against_what_and_how_sure(soups):
    found = selected(soups, "details.trial")
    assert len(found) >= 4
    for path, trial in found:
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
        assert cited(soups[path], trial)


def test_no_picture_stands_twice_and_paper_has_only_those_that_lead(soups):
    """Each trial's table says in numbers what its picture shows."""
    for path, soup in soups.items():
        names = [
            frame["aria-label"] + frame.parent.select_one(".about-picture").text
            for frame in soup.select(".trio")
        ]
        assert len(names) == len(set(names)), path
        for picture in soup.select("details .people-groups"):
            assert "no-print" in picture["class"]
            assert picture.find_parent("details").select(".figures")
        assert not soup.select(":not(details > div) > .people-groups.no-print")
    assert selected(soups, "details .people-groups")


def test_trials_are_counted_without_those_taken_together(of_medicines, shelf):
    for slug, soup in of_medicines.items():
        medicine = shelf.medicines[slug]
        shown = [trial["id"] for trial in soup.select("details.trial")]
        pooled = {f"{slug}-{study.slug}" for study in medicine.studies if study.pooled}
        counted = [
            int(number) for number in re.findall(r"Trials we read [^:]+: (\d+)\.", text(soup.main))
        ]
        assert sum(counted) == len(set(shown) - pooled), slug
        assert 0 not in counted


def test_trials_are_closed_so_that_the_summary_comes_first(soups):
    folds = selected(soups, "details")
    assert folds
    assert all(not details.has_attr("open") for _, details in folds)


def test_they_read_at_grade_6(finished, shelf):
    names = medicine_names({(e.kind, e.slug): e.document for e in shelf.edition.published})
    for path, body in finished.items():
        found = blocks(body)
        assert grade.reading(found, names).grade <= grade.HARDEST_PAGE, path
        for block in found:
            assert not grade.long_sentences(block), block


def test_an_unknown_medicine_has_no_trials(reader):
    assert reader.get("/evidence/nosuch/").status_code == 404
