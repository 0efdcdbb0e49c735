"""One side of a figure: whole people, as printed, and on the scale that is still true."""

from decimal import Decimal

import pytest

from drugs.numbers.sides import Scale, exact, needs_1000, number, share
from tests.made_figures import side


@pytest.mark.parametrize(
    ("given", "out_of", "whole", "words"),
    [
        (side("14.6"), 100, 15, "15 out of 100"),
        (side("14.5"), 100, 15, "15 out of 100"),
        (side("14.49"), 100, 14, "14 out of 100"),
        (side("2.5"), 100, 3, "3 out of 100"),
        (side("0.5"), 100, 1, "1 out of 100"),
        (side("0.49"), 100, 0, "fewer than 1 out of 100"),
        (side("0.1"), 100, 0, "fewer than 1 out of 100"),
        (side("0"), 100, 0, "0 out of 100"),
        (side("0.0"), 100, 0, "0 out of 100"),
        (side("100"), 100, 100, "100 out of 100"),
        (side("<1"), 100, 0, "fewer than 1 out of 100"),
        (side("<5"), 100, 0, "fewer than 5 out of 100"),
        (side("<1"), 1000, 0, "fewer than 10 out of 1,000"),
        (side("<0.1"), 100, 0, "fewer than 1 out of 100"),
        (side("<1", 2, 400), 100, 1, "1 out of 100"),
        (side("<1", 1, 590), 100, 0, "fewer than 1 out of 100"),
        (side("<1", 0, 590), 100, 0, "0 out of 100"),
        (side("<1", 4), 100, 0, "fewer than 1 out of 100"),
        (side("", 1, 200), 100, 1, "1 out of 100"),
        (side("", 1, 201), 100, 0, "fewer than 1 out of 100"),
        (side("", 86, 590), 100, 15, "15 out of 100"),
        (side("3.4"), 1000, 34, "34 out of 1,000"),
        (side("3.45"), 1000, 35, "35 out of 1,000"),
    ],
)
def test_people_are_whole_and_half_a_person_counts(given, out_of, whole, words):
    found = number(given, Scale(out_of))
    assert (found.whole, found.words) == (whole, words)
    assert found.words.startswith(found.short)


def test_the_percent_as_printed_goes_before_the_count():
    """Sources adjust for the size of their trials, so the two can differ."""
    assert share(side("14.6", 90, 590)) == Decimal("0.146")
    assert share(side("", 90, 600)) == Decimal("0.15")


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (side("14.6", 86, 590), "14.6%, 86 of 590"),
        (side("6.0"), "6.0%"),
        (side("", 1086, 5900), "1,086 of 5,900"),
        (side("<1", 0, 590), "<1%, 0 of 590"),
        (side("<1", 4), "<1%"),
    ],
)
def test_the_exact_figure_is_as_printed(given, text):
    assert exact(given) == number(given).exact == text


@pytest.mark.parametrize(
    ("given", "out_of", "words", "printed"),
    [
        (side("2.33"), 100, "2 per 100 people followed for a year",
         "2.33 per 100 people followed for a year"),
        (side("0.3", size=800), 1000, "3 per 1,000 people followed for a year",
         "0.3 per 100 people followed for a year"),
        (side("0.3"), 100, "fewer than 1 per 100 people followed for a year",
         "0.3 per 100 people followed for a year"),
        (side("231.2"), 100, "231 per 100 people followed for a year",
         "231.2 per 100 people followed for a year"),
        (side("2.1", 12, 133), 100, "2 per 100 people followed for a year",
         "2.1 per 100 people followed for a year, 12 of 133"),
    ],
)  # fmt: skip
def test_a_rate_is_no_percent(given, out_of, words, printed):
    found = number(given, Scale(out_of, "per-year"))
    assert (found.words, found.exact) == (words, printed)
    assert "%" not in found.words + found.exact


def test_scales_are_told_apart_in_words_and_slugs():
    scales = [Scale(n, unit) for unit in ("people", "per-year") for n in (100, 1000)]
    assert [scale.words for scale in scales] == [
        "out of 100 people", "out of 1,000 people",
        "per 100 people followed for a year", "per 1,000 people followed for a year",
    ]  # fmt: skip
    assert [scale.suffix for scale in scales] == ["", "-1000", "-year", "-year-1000"]
    assert len({scale.short for scale in scales}) == 4


@pytest.mark.parametrize(
    ("medicine", "comparator", "needed"),
    [
        ("14.6", "2.0", False),
        ("6", "5", False),
        ("0.4", "0", True),  # fewer than 1
        ("3", "0.4", True),
        ("<1", "3", True),
        ("1.4", "0.6", True),  # 1 and 1: the harm is gone
        ("11.1", "10.6", True),
        ("1.5", "1.4", True),  # 2 and 1: ten times the harm
        ("0.5", "0", True),  # 1 and 0: twice the harm
        ("0.6", "0", False),
        ("0.5", "0.49", True),
        ("1", "1.4", True),  # whichever side has more
        ("5.6", "5.6", False),
        ("0", "0", False),
        ("<5", "20", False),
    ],
)
def test_rounding_that_would_hide_or_double_a_harm_needs_1000_people(medicine, comparator, needed):
    assert needs_1000(side(medicine), side(comparator)) == needed


@pytest.mark.parametrize(("percent", "needed"), [("0.4", True), ("0.5", False), ("0", False)])
def test_without_a_group_beside_it_only_fewer_than_1_needs_1000(percent, needed):
    assert needs_1000(side(percent)) == needed
