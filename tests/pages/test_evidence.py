"""The overview of what trials found: each number beside the other group, and no winner."""

import re

import pytest

from tests.pages_of import cited, text

PATH = "/evidence/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_it_leads_to_every_medicine_and_to_head_to_head_trials(soup, shelf):
    for slug in shelf.medicines:
        assert soup.select_one(f"#{slug} a[href='/evidence/{slug}/']"), slug
    assert soup.select_one("a[href='/evidence/head-to-head/']")


def test_benefit_and_harm_stand_in_tables_of_one_kind_with_bars_of_one_length(soup):
    tables = soup.select("table.trials-of-each")
    assert len(tables) == 2
    assert len({re.search(r"A full bar is (\d+)", text(table.caption))[1] for table in tables}) == 1
    for table in tables:
        assert "don't use them to pick a winner" in text(table.caption)


def test_every_number_stands_beside_the_other_group_and_its_source(soup):
    rows = soup.select("table.trials-of-each tbody tr:has(td)")
    assert rows
    for row in rows:
        on_it, beside = row.select("td")
        assert on_it.b.text.isdigit()
        assert beside.b.text.isdigit()
        assert beside.select_one(".m.dummy")
        assert text(beside.select_one(".exact, .sr")), "what the other group got"
        assert cited(soup, row.find_parent("tbody"))


def test_medicines_stand_by_the_alphabet_and_not_by_their_numbers(soup):
    for table in soup.select("table.trials-of-each"):
        names = [text(a) for a in table.select("[scope=rowgroup] > a:first-child")]
        assert len(names) > 1
        assert names == sorted(names)


def test_who_is_not_in_a_table_is_said(soup, shelf):
    benefit, harm = soup.select("table.trials-of-each")
    for table, after in ((benefit, "no count of clear skin"), (harm, "picture")):
        said = text(soup.main)
        for medicine in shelf.medicines.values():
            shown = medicine.brand in [text(a) for a in table.select("[scope=rowgroup] a")]
            told = re.search(rf"{medicine.brand}: .*?{after}", said)
            assert shown or told, (medicine.brand, after)


def test_what_is_not_approved_here_is_flagged(soup, shelf):
    flagged = 0
    for slug, medicine in shelf.medicines.items():
        for here in soup.find_all("a", href=f"/evidence/{slug}/", string=medicine.brand):
            said = "Not FDA-approved for eczema." in text(here.find_parent("tr"))
            assert said == medicine.not_approved_in_us, slug
            flagged += said
    assert flagged


def test_the_scores_are_explained_and_lead_to_more(soup, shelf):
    part = soup.find(id="scores")
    for term in shelf.terms.values():
        assert not term.score or term.term in text(part)
    assert part.find("a", href="/glossary/")


def test_what_trials_do_not_tell_is_said(soup):
    part = soup.find(id="not-told")
    assert "They cannot tell if you will be one of those it helps." in text(part)
    assert part.find("a", href="/boxed-warning/")
    assert "It did not work for everyone. Some had side effects." in text(soup.h1.find_next("p"))
