import copy
import re

import pytest

from drugs.press.checks import medicine_names
from drugs.wording import grade
from drugs.wording.page_text import blocks

PATH = "/evidence/"
DENOMINATOR = re.compile(r"out of ([\d,]+)", re.IGNORECASE)


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_every_medicine_shows_benefit_and_harm_or_says_what_is_missing(soup, shelf):
    for slug, medicine in shelf.medicines.items():
        part = soup.find(id=slug)
        assert medicine.brand in part.h2.text
        lead = part.select(":scope > .people-groups")
        said = " ".join(p.text for p in part.find_all("p", recursive=False))
        missing = "We found no figures" in said or "no named side effect was seen more" in said
        assert len(lead) == 2 or (missing and len(lead) < 2), slug
        if medicine.not_approved_notice:
            assert "Not FDA-approved for eczema." in part.find("p").text


def test_one_denominator_in_each_view(soup):
    soup = copy.copy(soup)
    views = soup.select(".people-groups, .figures table")
    assert len(views) > 40
    for view in views:
        for name in view.select("tbody th"):
            name.extract()  # "4 points better out of 10" is a score, not a denominator
        said = set(DENOMINATOR.findall(view.get_text(" ")))
        assert said == {"100"}, view.get_text(" ")[:200]


def test_rates_in_a_year_have_a_table_of_their_own(soup):
    for table in soup.select(".figures table"):
        in_a_year = {"in a year" in part for part in DENOMINATOR.split(table.get_text(" "))[2::2]}
        assert len(in_a_year) == 1, table.caption.text


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
    assert len(found) >= 20
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
        assert trial.select(".cite")


def test_no_picture_stands_twice_and_paper_has_only_those_that_lead(soup):
    """Each trial's table says in numbers what its picture shows."""
    names = [frame["aria-label"] for frame in soup.select(".array-pair__pictures")]
    folded = soup.select("details .people-groups")
    assert len(names) == len(set(names))
    assert 5 < len(folded) < len(names)
    for picture in folded:
        assert "no-print" in picture["class"]
        assert picture.find_parent("details").select(".figures")
    assert not soup.select(":not(details) > .people-groups.no-print")


def test_trials_are_counted_without_those_taken_together(soup):
    for part in soup.select(".page__body > section:has(details.trial)"):
        if part["id"] == "side-by-side":
            continue
        said = " ".join(part.get_text(" ").split())
        names = [summary.find(string=True) for summary in part.select("details.trial > summary")]
        counted = [int(number) for number in re.findall(r"Trials we read [^:]+: (\d+)\.", said)]
        assert sum(counted) == sum(not name.endswith(" together") for name in names), part["id"]
        assert 0 not in counted


def test_trials_are_closed_so_that_the_summary_comes_first(soup):
    assert all(not details.has_attr("open") for details in soup.find_all("details"))


def test_head_to_head_trials_stand_in_their_own_block(soup):
    block = soup.find(id="side-by-side")
    text = block.get_text(" ")
    for name in ("DELTA FORCE", "JADE COMPARE", "Heads Up", "Level Up"):
        assert name in text
    assert "Dupixent" not in soup.find(id="rinvoq").get_text(" ")


def test_it_tells_readers_not_to_rank(soup):
    assert "do not rank the medicines" in soup.main.get_text(" ")


def test_the_scores_are_explained_and_lead_to_more(soup):
    part = soup.find(id="how-to-read").get_text(" ")
    for score in ("IGA", "EASI", "Itch score"):
        assert score in part
    assert soup.find("a", href="/what-eczema-is/#easi-and-iga")


def test_it_reads_at_grade_6(soup, shelf):
    names = medicine_names({(e.kind, e.slug): e.document for e in shelf.edition.published})
    found = blocks(soup)
    assert grade.reading(found, names).grade <= grade.HARDEST_PAGE
    for block in found:
        assert not grade.long_sentences(block), block
