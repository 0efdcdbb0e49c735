"""Which trial stands beside which in a comparison, and medicines tried against each other."""

import pytest

from drugs.pages.compare import figures, harms
from drugs.pages.compare.comparison import compare
from tests.made_figures import MG, medicine, outcome, reaction, side, study
from tests.pages.pure.compared import BETA, SHELF, compared, group_of, row_of, rows

# --- which trial stands beside which ----------------------------------------------------------


def test_the_week_nearest_to_the_others():
    both = medicine(outcome(week=8), outcome(week=12), brand="Both")
    (late,), _ = figures.chosen([both, BETA], "clear")["both"]
    early_other = medicine(outcome(week=8), brand="Other")
    (early,), rest = figures.chosen([both, early_other], "clear")["both"]
    assert (late.week, early.week) == (12, 8)
    assert [trial.week for trial in rest] == [12]


def test_trials_of_the_medicine_alone_come_before_bigger_ones():
    studies = [study("a", size=100), study("b", size=900, also_used="steroid cream")]
    made_up = medicine(outcome(study="a"), outcome(study="b"), studies=studies)
    (trial,), others = figures.chosen([made_up], "clear")["madeup"]
    assert (trial.study.slug, others[-1].study.slug) == ("a", "b")


@pytest.mark.parametrize("percents", [("0", "100"), ("100", "0")])
def test_how_well_a_medicine_did_plays_no_part(percents):
    studies = [study("a", size=100), study("b", size=90)]
    rows_of = [outcome(percent, study=s) for s, percent in zip("ab", percents, strict=True)]
    (trial,), _ = figures.chosen([medicine(*rows_of, studies=studies)], "clear")["madeup"]
    assert trial.study.slug == "a"


def test_trials_that_are_equal_stand_together():
    studies = [study("a"), study("b"), study("c", size=10)]
    made_up = medicine(*(outcome(study=s) for s in "abc"), studies=studies)
    shown, others = figures.chosen([made_up], "clear")["madeup"]
    assert [trial.study.slug for trial in shown] == ["a", "b"]
    assert [trial.study.slug for trial in others] == ["c"]


def test_doses_stand_in_order_of_strength_and_short_where_that_tells_them_apart():
    doses = [outcome(dose=dose) for dose in (f"200 {MG}", f"50 {MG}")]
    (trial,), _ = figures.chosen([medicine(*doses)], "clear")["madeup"]
    assert [line.short for line in trial.lines] == ["50 mg", "200 mg", "a dummy pill"]
    assert trial.lines[0].label == f"50 {MG}"
    doses.append(outcome(dose="50 mg twice a day"))
    (trial,), _ = figures.chosen([medicine(*doses)], "clear")["madeup"]
    assert [line.short for line in trial.lines[:2]] == [f"50 {MG}", "50 mg twice a day"]


def test_head_to_head_trials_stay_out_of_the_columns(comparison):
    for row in rows(comparison):
        for cell in row.cells:
            for fact in cell.facts:
                assert not getattr(fact, "head_to_head", False), row.slug


# --- head to head -----------------------------------------------------------------------------


def test_head_to_head_block_holds_every_such_trial():
    found = compared("alpha", "beta", "delta")
    studies = {e.medicine.slug: {t.study.slug for t in e.tables} for e in found.head_to_head}
    assert studies == {"alpha": {"a-trial"}, "beta": set(), "delta": set()}


def test_a_trial_between_two_of_them_is_noticed_by_its_fields():
    assert compared("alpha", "gamma").met_each_other
    assert not compared("alpha", "beta").met_each_other
    by_words = outcome(comparator_name="Beta (betatinib) pills", head_to_head=True)
    named = medicine(by_words, brand="Alpha")
    assert not compare((named, BETA), SHELF).met_each_other
    own = [study(comparator="Beta pills", comparator_treatment="beta")]
    of_study = medicine(outcome(comparator_name="Beta pills"), studies=own, brand="Alpha")
    assert compare((of_study, BETA), SHELF).met_each_other


def test_the_exact_figure_stands_beside_its_group():
    one = medicine(reaction(side("", 1, 400), side("", 0, 400)), brand="One")
    found = compare((one, BETA), SHELF)
    assert row_of(found, "reaction-nausea-1000").cells[0].trials[0].exact == (
        f"100 {MG}: 1 of 400. A dummy pill: 0 of 400"
    )


def test_one_trial_stands_in_a_row_of_side_effects_and_the_others_are_told_below():
    studies = [study("small", size=90), study("big", size=900), study("kids", size=999, ages_to=11)]
    rows_of = [
        reaction("10", "2", study="small"), reaction("6", "3", study="big"),
        reaction("0.3", "0.1", study="kids"), reaction("8", "1", effect="acne", study="small"),
    ]  # fmt: skip
    several = medicine(*rows_of, studies=studies, brand="Several")
    found = compare((BETA, several), SHELF)
    cell = row_of(found, "reaction-nausea").cells[1]
    assert [trial.study.slug for trial in cell.trials] == ["big"]
    assert [trial.study.slug for trial in cell.other_trials] == ["small", "kids"]
    told = group_of(found, "side-effects").studied[1]
    assert {trial.study.slug for trial in told.trials} == {"big", "small", "kids"}
    assert any("0.3%" in line for line in told.exact)
    assert harms.largest(several, "people", SHELF) == {"acne", "nausea"}
