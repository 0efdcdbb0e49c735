"""Every source once; of each label what was read, and whether there is a newer one."""

import pytest

from tests.pages_of import text

PATH = "/sources/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_every_source_stands_once(soup, shelf):
    found = [line["id"] for line in soup.select(".sources li")]
    assert sorted(found) == sorted(f"source-{slug}" for slug in shelf.sources)


def test_a_letter_says_how_many_and_whose(soup, shelf):
    for fold in soup.select("#all-sources > details"):
        lines = fold.select("li")
        assert int(fold.summary.select_one(".count").text) == len(lines)
        assert {line.b.text[0].upper() for line in lines} == {fold.summary.b.text}


def test_each_label_says_what_we_read_and_what_is_newest(soup, shelf):
    labels = [source for source in shelf.sources.values() if source.revision_read]
    assert labels
    for source in labels:
        said = text(soup.select_one(f".words [data-sources='{source.slug}']"))
        assert "We read:" in said
        assert ("We have not read it yet." in said) == source.newer_exists
