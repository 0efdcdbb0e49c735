"""Dates in words: one form for all that a reader sees."""

import re

import pytest

from drugs.numbers.ages import date_words


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("2022-01-14", "January 14, 2022"),
        ("2025-09", "September 2025"),
        ("9/2025", "September 2025"),
        ("2021", "2021"),
        ("July 2025", "July 2025"),
        ("2021, corrected 2024-03", "2021, corrected March 2024"),
        ("2021; 2022-11-19", "2021; November 19, 2022"),
        ("7/2024 (UK)", "July 2024 (UK)"),
        ("13/2024", "13/2024"),
        ("an undated version", "an undated version"),
        ("", ""),
    ],
)
def test_a_date_as_exact_as_it_is_known(printed, words):
    assert date_words(printed) == words


def test_no_page_prints_a_date_for_machines(pages):
    """Titles of sources are theirs; the dates beside them are ours."""
    for path, soup in pages.items():
        for node in soup.body.find_all(string=re.compile(r"\b20\d\d-\d\d\b|\b\d\d?/20\d\d\b")):
            assert node.find_parent(["script", "a"]), (path, node.strip()[:80])
