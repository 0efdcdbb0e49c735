"""The one picture of benefit and the one of harm: chosen by rule, never for how they look."""

from functools import partial

import pytest

from drugs.pairs import benefit_pair, harm_pair
from tests.made import MG, outcome, reaction, study, with_figures


@pytest.fixture
def medicine(shelf):
    """Makes Cibinqo with the figures of a test in place of its own."""
    return partial(with_figures, shelf.medicines["cibinqo"])


def test_benefit_is_clear_skin_on_the_strongest_dose(medicine):
    pair = benefit_pair(
        medicine(
            outcome("70", "12", measure="EASI-75"),
            outcome("44", "8", dose=f"100 {MG}"),
            outcome("38", "8", dose=f"200 {MG}"),
            outcome("90", "50", week=52),
        )
    )
    assert pair.heading == "Clear or almost clear skin"
    assert pair.good
    assert (pair.medicine_label, pair.medicine_words) == (f"Cibinqo, 200 {MG}", "38 out of 100")
    assert (pair.comparator_label, pair.comparator_words) == ("A dummy pill", "8 out of 100")
    assert (pair.medicine_whole, pair.comparator_whole) == (38, 8)
    assert pair.note == f"Trial a-trial: adults, at week 16. On 100 {MG}: 44 out of 100."
    assert pair.sources == ("a-label", "a-trial-paper")


def test_benefit_is_of_the_largest_trial(medicine):
    pair = benefit_pair(
        medicine(
            outcome("90", study="small"), outcome("30"), outcome("95", study="unknown"),
            studies=[study(), study("small", size=40), study("unknown", size=None)],
        )
    )  # fmt: skip
    assert pair.medicine_whole == 30


def test_benefit_without_clear_skin_is_one_other_measure(medicine):
    pair = benefit_pair(medicine(outcome("40", measure="EASI-75"), outcome("60", measure="itch-4")))
    assert (pair.heading, pair.medicine_whole) == ("EASI-75", 40)
    assert "On" not in pair.note


def test_no_picture_of_benefit_without_a_week_or_an_own_comparator(medicine):
    assert benefit_pair(medicine()) is None
    assert benefit_pair(medicine(outcome(week=None, day=4), outcome(head_to_head=True))) is None


def test_harm_is_the_named_side_effect_most_people_had(medicine, shelf):
    pair = harm_pair(
        medicine(
            reaction("60", effect="any-side-effect"),
            reaction("50", effect="acne", per="people-in-a-year"),
            reaction("45", effect="acne", head_to_head=True),
            reaction("6.1", "2.0", dose=f"100 {MG}"),
            reaction("14.6", "2.0", dose=f"200 {MG}"),
            reaction("9", effect="acne"),
            studies=[study(also_used="a steroid cream")],
        ),
        shelf,
    )
    assert (pair.heading, pair.good) == ("Nausea", False)
    assert (pair.medicine_words, pair.comparator_words) == ("15 out of 100", "2 out of 100")
    assert pair.note == (
        "Trial a-trial: adults, in 16 weeks. Everyone also used a steroid cream."
        f" On 100 {MG}: 6 out of 100."
    )


def test_no_picture_of_harm_without_a_named_side_effect(medicine, shelf):
    assert harm_pair(medicine(reaction(effect="any-side-effect")), shelf) is None
