import copy

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from drugs.shelf import REQUEST_KEY
from tests import made_documents as made
from tests.made_figures import outcome, study
from tests.pages_of import cited

PATH = "/other-options/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_no_change_comes_first(soup):
    assert soup.select(".option")[0]["id"] == "option-no-change"


def test_every_published_option_stands_once(soup, shelf):
    found = [part["id"].removeprefix("option-") for part in soup.select(".option")]
    assert sorted(found) == sorted(option.slug for option in shelf.options)
    assert found


def test_all_options_have_the_same_parts_good_before_bad(soup, shelf):
    forms = {f"option-{option.slug}": option for option in shelf.options}
    for option in soup.select(".option"):
        heads = [h.text for h in option.div.find_all("h3", recursive=False)]
        assert heads == ["Good points", "Bad points", "What it is like to live with"], option["id"]
        for head in option.div.find_all("h3", recursive=False):
            assert head.find_next_sibling(["p", "ul"]).get_text(strip=True), option["id"]
        said = option.summary.get_text(" ")
        assert forms[option["id"]].form in said
        assert "Ages:" in said
        assert cited(soup, option)


def test_no_change_stands_open_and_every_other_is_a_tap_away(soup):
    opened = [part["id"] for part in soup.select(".option[open]")]
    assert opened == ["option-no-change"]


def test_detail_is_equal_enough(soup):
    """No option says a third of what another says: long and short texts would steer. Figures are
    told of whatever has been counted, folded."""
    whole = copy.copy(soup)
    for figures in whole.select(".option details"):
        figures.extract()
    lengths = {o["id"]: len(o.get_text(" ").split()) for o in whole.select(".option")}
    assert min(lengths.values()) * 3 >= max(lengths.values()), lengths


def test_figures_stand_in_their_option_and_beside_the_other_group(static_files):
    shelf = made.shelf(
        made.label(slug="a-label"), made.label(slug="a-trial-paper"), made.label(),
        made.option("counted", outcomes=(outcome("24", "8"),), studies=(study(),)),
        made.option("told"),
    )  # fmt: skip
    reader = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    soup = BeautifulSoup(reader.get(PATH).content, "lxml")
    (table,) = soup.select(".option .figures")
    assert table.find_parent(class_="option")["id"] == "option-counted"
    assert [b.text for b in table.select("tbody td b")] == ["24", "8"]
    (link,) = soup.select(".trials-of-each [scope=rowgroup] a[href^='#option-']")
    assert link["href"] == "#option-counted"


def test_it_is_not_ranked_and_says_so(soup):
    assert "It does not say which is better." in soup.main.get_text(" ")
