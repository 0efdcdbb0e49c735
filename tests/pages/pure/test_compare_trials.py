"""Which trial stands beside which in a comparison, and treatments tried against each other."""

import pytest

from drugs.pages.compare.cells import Column, figures
from drugs.pages.compare.comparison import compare
from drugs.pages.compare.trials import TrialsOf, chosen, trials_of
from tests.made_figures import MG, medicine, outcome, reaction, side, study
from tests.pages.pure.compared import ALPHA, BETA, SHELF, SHOT, compared, row_of, words_of

# --- which trial stands beside which ----------------------------------------------------------


def picked(*medicines, measure="clear"):
    return chosen(map(TrialsOf, medicines), measure)


def test_the_week_nearest_to_the_others():
    both = medicine(outcome(week=8), outcome(week=12), brand="Both")
    (late, _), _ = picked(both, BETA)
    early_other = medicine(outcome(week=8), brand="Other")
    (early, rest), _ = picked(both, early_other)
    assert (late.week, early.week) == (12, 8)
    assert [trial.week for trial in rest] == [12]


def test_what_was_counted_by_the_day_counts_from_the_fourth_week():
    by_day = medicine(outcome(week=None, day=29), outcome(week=None, day=4))
    ((shown, rest),) = picked(by_day)
    assert (shown.time, shown.week, rest) == ("day 29", 4, ())


def test_trials_of_the_medicine_alone_come_before_bigger_ones():
    studies = [study("a", size=100), study("b", size=900, also_used="steroid cream")]
    made_up = medicine(outcome(study="a"), outcome(study="b"), studies=studies)
    ((trial, others),) = picked(made_up)
    assert (trial.study.slug, others[-1].study.slug) == ("a", "b")


@pytest.mark.parametrize(
    ("ages", "used", "note"),
    [
        ((2, 11), "", "ages 2 to 11"),
        ((None, 11), "", "ages 11 or younger"),
        ((12, 17), "steroid cream", "ages 12 to 17, all with steroid cream"),
        ((12, 75), "", ""),
        ((18, None), "steroid cream", "all with steroid cream"),
    ],
)
def test_what_sets_a_trial_apart_stands_beside_its_number(ages, used, note):
    """A rate of children beside one of adults says so where it stands, not in a fold."""
    low, high = ages
    studies = [study(ages_from=low, ages_to=high, also_used=used)]
    made_up = medicine(outcome(), studies=studies)
    trials = TrialsOf(made_up)
    ((trial, _),) = picked(made_up)
    assert figures(Column(made_up, trials), trial).note == note


@pytest.mark.parametrize("percents", [("0", "100"), ("100", "0")])
def test_how_well_a_medicine_did_plays_no_part(percents):
    studies = [study("a", size=100), study("b", size=90)]
    rows_of = [outcome(percent, study=s) for s, percent in zip("ab", percents, strict=True)]
    ((trial, _),) = picked(medicine(*rows_of, studies=studies))
    assert trial.study.slug == "a"


def test_of_trials_that_are_equal_the_name_decides():
    studies = [study("b"), study("a"), study("c", size=10)]
    ((shown, others),) = picked(medicine(*(outcome(study=s) for s in "bac"), studies=studies))
    assert [shown.study.slug, *(trial.study.slug for trial in others)] == ["a", "b", "c"]


def test_doses_stand_in_order_of_strength():
    ((trial, _),) = picked(medicine(*(outcome(dose=dose) for dose in (f"200 {MG}", f"50 {MG}"))))
    assert [line.short for line in trial.lines] == ["50 mg", "200 mg", "dummy"]
    assert trial.lines[0].label == f"50 {MG}"


def test_a_dose_is_short_only_where_most_figures_of_its_amount_are_of_it():
    usual, other = f"50 {MG}", "50 mg once a day, up to 100 mg"
    studies = [study("a"), study("b"), study("c", size=10)]
    doses = zip("abc", (usual, usual, other), strict=True)
    made_up = medicine(*(outcome(study=s, dose=dose) for s, dose in doses), studies=studies)
    ((shown, others),) = picked(made_up)
    assert shown.lines[0].short == "50 mg"
    assert others[-1].lines[0].short == other


def test_each_comparator_is_said_in_a_word_or_by_its_name():
    kinds = {"plain-cream": "plain", "dummy-shot": "dummy", "other": "a dummy pill"}
    for kind, word in kinds.items():
        made_up = medicine(outcome(), studies=[study(comparator_kind=kind)])
        ((trial, _),) = picked(made_up)
        assert trial.comparator.short == word


def test_trials_are_made_once_for_a_shelf():
    assert trials_of(ALPHA, SHELF) is trials_of(ALPHA, SHELF)
    changed = ALPHA.model_copy(update={"outcomes": ()})
    assert trials_of(changed, SHELF).treatment is changed


def test_head_to_head_trials_stay_out_of_the_columns(comparison):
    for row in comparison.rows:
        for trial in row.trials:
            assert not any(getattr(fact, "head_to_head", False) for fact in trial.facts), row.slug


def test_one_trial_stands_in_a_cell_and_the_others_are_told_in_its_fold():
    studies = [study("small", size=90), study("big", size=900), study("kids", size=999, ages_to=11)]
    rows_of = [
        reaction("10", "2", study="small"), reaction("6", "3", study="big"),
        reaction("0.3", "0.1", study="kids"), reaction("8", "1", effect="acne", study="small"),
    ]  # fmt: skip
    several = medicine(*rows_of, studies=studies, brand="Several")
    row = row_of(compare((BETA, several), SHELF), "reaction-nausea")
    assert words_of(row.cells[1]) == "6, 3 (dummy)"
    told = next(told for told in row.told if told.name == "Several")
    assert [text.partition(":")[0] for text in told.texts] == [
        "Trial big", "Trial small", "Trial kids",
    ]  # fmt: skip
    assert "0.3%" in told.texts[2]


def test_the_exact_figure_stands_in_the_fold():
    one = medicine(reaction(side("", 1, 400), side("", 0, 400)), brand="One")
    row = row_of(compare((BETA, one), SHELF), "reaction-nausea-1000")
    assert f"100 {MG}: 1 of 400. A dummy pill: 0 of 400." in row.told[0].texts[0]


def test_the_measures_of_most_columns_are_rows_the_pictured_one_first():
    measures = ("clear", "hecsi-75", "dlqi-4", "easi-75", "itch-4")
    many = medicine(*(outcome(measure=measure) for measure in measures), brand="Many")
    two = medicine(outcome(measure="itch-4"), outcome(measure="hecsi-75"), brand="Two")
    rows = compare((many, two), SHELF).parts[0].rows
    assert [row.slug for row in rows] == ["outcome-clear", "outcome-hecsi-75", "outcome-itch-4"]


# --- head to head -----------------------------------------------------------------------------


def test_a_trial_of_two_of_them_is_a_row_that_names_it():
    found = compared("alpha", "gamma", "shot")
    row = row_of(found, "met-a-trial")
    assert found.met
    assert row.heading == "Alpha and Gamma in one trial"
    assert row.note == "clear or almost clear skin, out of 100"
    assert [words_of(cell) for cell in row.cells] == [
        "50 (100 mg)", "40", "not in it", "8",
    ]  # fmt: skip
    (told,) = row.told
    assert told.name == "Trial a-trial"
    assert any(text.startswith("Easi-75: Alpha 100 mg once a day, 70%.") for text in told.texts)


def test_no_group_without_a_medicine_is_said():
    alone = outcome(comparator_name="Beta pills", head_to_head=True, against_treatment="beta")
    found = compare((medicine(alone, brand="Alpha"), BETA), SHELF)
    assert words_of(row_of(found, "met-a-trial").cells[-1]) == "no such group"


def test_side_effects_of_such_a_trial_stand_in_the_fold_of_their_row():
    row = row_of(compared("alpha", "gamma"), "reaction-acne")
    told = next(told for told in row.told if told.name == "In one trial, Trial a-trial")
    assert told.texts == ("Alpha 100 mg once a day: 5%. Gamma pills: 1%.",)
    assert not any("In one trial" in told.name
                   for told in row_of(compared("alpha", "beta"), "reaction-acne").told)  # fmt: skip


def test_a_trial_between_two_of_them_is_noticed_by_its_fields():
    assert compared("alpha", "gamma").met
    assert not compared("alpha", "beta").met
    by_words = outcome(comparator_name="Beta (betatinib) pills", head_to_head=True)
    named = medicine(by_words, brand="Alpha")
    assert not compare((named, BETA), SHELF).met
    own = [study(comparator="Shot", comparator_treatment="shot")]
    of_study = medicine(
        outcome(comparator_name="Shot", head_to_head=True), studies=own, brand="Alpha"
    )
    assert compare((of_study, SHOT), SHELF).met
