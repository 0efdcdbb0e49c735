"""Numbers of a document that contradict each other are told to the editor, naming the figure."""

import pytest

from drugs.numbers.reconcile import faults, sentences
from tests.made_figures import MG, alone, medicine, outcome, reaction, side, study


def test_figures_that_agree_have_no_fault():
    made = medicine(
        reaction(side("14.6", 86, 590), side("2.1", 7, 336)),
        reaction(side("<1", 1, 590), side("0", 0, 336), effect="acne"),
        reaction("231.2", "95", unit="per-year"),
        outcome(week=16), outcome(week=None, day=2),
        alone(side("4", 4, 100)),
        studies=[study(size=1200)],
    )  # fmt: skip
    assert sentences(made) == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (reaction(side("3.2", 90, 100)),
         f"nausea, 100 {MG}, in Trial a-trial: 3.2% on the medicine, but 90 of 100 is 90.00%."),
        (reaction("3", side("6.0", 37, 608)), "6.0% on a dummy pill, but"),
        (reaction(side("<1", 4, 100)), "<1% on the medicine, but 4 of 100"),
        (reaction(side("", 101, 100)), "101 on the medicine is more than its group of 100."),
        (reaction("100.1"), "100.1% on the medicine is more than 100%."),
        (reaction(side("3", None, 500)), "larger than the whole study, 400."),
        (reaction("1001", unit="per-year"), "more than 1,000. Look again."),
        (reaction(side("", 3, 100), unit="per-year"), "give the rate of the medicine"),
        (outcome(week=52), "in Trial a-trial, week 52: the study ran for 16 weeks."),
        (outcome(week=None, day=113), "day 113: the study ran for 16 weeks."),
        (alone(side("3.2", 90, 100)), "3.2% on the people followed, but"),
    ],
)  # fmt: skip
def test_each_fault_is_a_sentence_that_names_the_figure(row, said):
    ((figure, sentence),) = faults(
        medicine(row, studies=[study(size=400 if "larger" in said else 2000)])
    )
    assert figure == row
    assert said in sentence
    assert f"100 {MG}" in sentence


def test_adjusted_percents_need_not_be_the_count():
    row = reaction(side("14.5", 86, 590))
    assert len(sentences(medicine(row, studies=[study(size=900)]))) == 1
    assert sentences(medicine(row, studies=[study(size=900, adjusted=True)])) == []


def test_doses_of_one_study_stand_beside_one_group():
    high = reaction("9", "3.0", dose=f"200 {MG}")
    assert sentences(medicine(reaction("6", "2.0"), high)) == [
        f"nausea, 200 {MG}, in Trial a-trial: a dummy pill has another figure here than beside "
        f"100 {MG}. It is one group."
    ]
    for apart in (
        reaction("6", "2.0", effect="acne"),
        reaction("6", "2.0", unit="per-year"),
        reaction("6", "2.0", comparator_name="another shot", head_to_head=True),
        outcome("6", "2.0"),
    ):
        assert sentences(medicine(apart, high)) == []


def test_a_study_without_its_length_or_size_is_not_guessed():
    bare = study(size=None, weeks=None, weeks_note="29 days")
    days = outcome(week=None, day=29)
    assert sentences(medicine(days, reaction(side("50", 50, 100)), studies=[bare])) == []


def test_a_figure_of_a_week_needs_the_weeks_of_its_study():
    (sentence,) = sentences(medicine(outcome(week=52), studies=[study(weeks=None)]))
    assert sentence.endswith(
        "week 52: nothing says for how many weeks the study ran. Enter its number of weeks."
    )
