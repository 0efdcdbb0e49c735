"""Every word once, under its letter, and found by a box that needs no script."""

import pytest

from tests.pages_of import cited

PATH = "/glossary/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_every_word_stands_once_with_its_meaning_and_its_source(soup, shelf):
    found = {part["id"]: part for part in soup.select(".words > div")}
    assert list(found) == list(shelf.terms)
    for slug, part in found.items():
        term = shelf.terms[slug]
        assert part.dt.contents[0].strip() == term.term
        for line in (line for block in term.definition for line in block.texts):
            assert " ".join(line.split()) in " ".join(part.dd.get_text().split())
        assert cited(soup, part)


def test_a_fold_says_which_words_are_in_it(soup):
    for fold in soup.select("#words > details"):
        told = fold.summary.select_one(".note").get_text().split(" · ")
        inside = [dt.contents[0].strip() for dt in fold.select("dt")]
        assert [name.strip() for name in told] == inside
        assert {name[0].upper() for name in inside} == {fold.summary.b.text}


def test_the_box_leads_to_search_where_no_script_narrows_the_list(soup):
    form = soup.select_one("form.seek")
    assert form["action"] == "/search/"
    assert soup.find(id=form["data-find"]).select("[data-item]")
    scripts = [script["src"] for script in soup.select("script[src]")]
    assert any("find" in src for src in scripts)
