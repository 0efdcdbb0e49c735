"""One medicine against another in one trial: both named, both counted, and no winner."""

import re

import pytest

from drugs.pages.head_to_head import head_to_head_page
from tests.pages_of import cited, text

PATH = "/evidence/head-to-head/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


@pytest.fixture
def trials(soup, shelf):
    """Each trial that the page should hold, with its part of the page."""
    shown = head_to_head_page(shelf)
    assert shown
    return list(zip(shown, soup.select(".versus-trial"), strict=True))


def test_both_medicines_and_the_trial_are_named_in_the_heading(trials):
    for trial, part in trials:
        named = f"{trial.medicine.brand} against {trial.comparator}: {trial.study.name}"
        assert text(part.h2) == named
        assert trial.comparator not in ("", trial.medicine.brand)


def test_every_count_stands_beside_that_of_the_other_medicine(trials, soup):
    for trial, part in trials:
        assert cited(soup, part)
        for picture in part.select(".people-groups"):
            *_, other = picture.select("figure")
            assert trial.comparator in text(other)
            assert f"{trial.comparator}:" in picture.select_one(".trio")["aria-label"]
        for table in part.select(".figures table"):
            heads = [text(head) for head in table.select("thead th")]
            assert heads[-1] == trial.comparator
            assert all(trial.medicine.brand in head for head in heads[1:-1])
            for row in table.select("tbody tr"):
                assert len(row.select("td")) == len(heads) - 1


def test_benefit_and_harm_are_both_shown_or_missed_in_words(trials):
    for trial, part in trials:
        pictures = part.select(".leading .people-groups")
        assert len(pictures) == bool(trial.benefit) + bool(trial.harm)
        said = text(part)
        assert bool(trial.benefit) != ("We found no clear skin or itch counted" in said)
        if not trial.harm and not trial.reactions:
            assert "That does not mean there were none." in said


def test_what_makes_a_trial_less_sure_stands_in_sight(trials):
    """A count that everyone in the trial could color is not read without that."""
    looked_at = 0
    for trial, part in trials:
        if trial.study.caution:
            looked_at += 1
            notes = [note for note in part.select("p.note") if not note.find_parent("details")]
            assert any(trial.study.caution in text(note) for note in notes), trial.slug
    assert looked_at


def test_nothing_calls_a_winner(soup):
    assert "Each holds for its own people, doses and weeks." in text(soup.h1.find_next("p"))
    ranked = r"\b(better than|worse than|beats?|best|winner|superior)\b"
    assert not re.search(ranked, text(soup.main), re.IGNORECASE)


def test_they_stand_here_and_not_among_the_other_trials(soup, pages, shelf):
    block = text(soup.main)
    looked_at = 0
    for slug, medicine in shelf.medicines.items():
        own = text(pages[f"/evidence/{slug}/"].main)
        for row in (*medicine.outcomes, *medicine.reactions):
            if row.head_to_head:
                looked_at += 1
                assert medicine.study(row.study).name in block
                assert row.comparator_name not in own
    assert looked_at
