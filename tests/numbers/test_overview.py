"""One trial of each treatment in one table, on one scale."""

import pytest

from drugs.numbers.overview import TrialRows, one_scale
from tests.made_figures import MG, medicine, reaction, side, study


def shown(*rows, **fields):
    taken = medicine(*rows)
    return one_scale([TrialRows(taken, study(**fields), rows, "16 weeks")])


def test_doses_stand_in_order_beside_one_other_group():
    (trial,) = shown(reaction("15", dose=f"200 {MG}"), reaction("6")).trials
    assert [(row.dose, row.on_it.short) for row in trial.rows] == [
        (f"100 {MG}", "6"), (f"200 {MG}", "15"),
    ]  # fmt: skip
    assert trial.comparator == "a dummy pill"
    assert trial.about == "adults, 400 people in all, 16 weeks"


def test_what_everyone_also_used_is_said():
    (trial,) = shown(reaction(), also_used="a steroid cream").trials
    assert trial.about.endswith(", everyone also used a steroid cream")


def test_a_small_risk_takes_the_whole_table_out_of_1000():
    few = reaction("0.4", "0.1")
    overview = shown(reaction("6"), few)
    assert overview.scale.out_of == 1000
    assert overview.caption == "How many out of 1,000 people. A full bar is 100."


@pytest.mark.parametrize(
    ("on_it", "beside", "said"),
    [
        (side("1.0", 6, 600), side("0.5", 2, 400), "Few people: 8 in all had it."),
        (side("5", 30, 600), side("2", 8, 400), ""),
        (side("1.0"), side("0.5", 2, 400), ""),
        (side("0", 0, 600), side("0", 0, 400), ""),
    ],
    ids=["few", "many", "count not known", "nobody"],
)
def test_a_number_that_rests_on_few_people_says_so(on_it, beside, said):
    (trial,) = shown(reaction(on_it, beside)).trials
    assert trial.few == said


def test_everything_shown_can_be_traced():
    (trial,) = shown(reaction()).trials
    assert trial.sources == ("a-label", "a-trial-paper")


def test_no_trials_make_no_table():
    assert one_scale([]) is None
