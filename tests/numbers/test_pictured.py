"""The one picture of benefit and the one of harm: chosen by rule and by record, never by look."""

import pytest

from drugs.numbers import pictured
from tests.made_figures import MG, medicine, outcome, reaction, side, study

NAUSEA = {"pictured_harm": "nausea", "pictured_harm_why": "It is on the label's list."}


def shares(rows):
    return [row.medicine.percent for row in rows]


def test_benefit_is_clear_skin_every_dose_in_order_of_strength():
    rows = pictured.benefit(
        medicine(
            outcome("70", "12", measure="EASI-75"),
            outcome("44", "8", dose=f"200 {MG}"),
            outcome("38", "8", dose=f"100 {MG}"),
            outcome("90", "50", week=52),
        )
    )
    assert [row.measure for row in rows] == ["clear", "clear"]
    assert shares(rows) == ["38", "44"]
    assert {row.comparator.percent for row in rows} == {"8"}


def test_benefit_is_of_the_largest_trial():
    rows = pictured.benefit(
        medicine(
            outcome("90", study="small"), outcome("30"), outcome("95", study="unknown"),
            studies=[study(), study("small", size=40), study("unknown", size=None)],
        )
    )  # fmt: skip
    assert shares(rows) == ["30"]


def test_benefit_without_clear_skin_is_one_other_measure():
    rows = pictured.benefit(
        medicine(outcome("40", measure="EASI-75"), outcome("60", measure="itch-4"))
    )
    assert [(row.measure, row.medicine.percent) for row in rows] == [("EASI-75", "40")]


def test_no_picture_of_benefit_without_a_week_or_an_own_comparator():
    assert pictured.benefit(medicine()) == []
    assert pictured.benefit(medicine(outcome(week=None, day=4), outcome(head_to_head=True))) == []


def test_a_day_late_enough_is_as_good_as_a_week():
    """Some labels count on day 29; what was counted on day 4 tells how soon."""
    rows = pictured.benefit(medicine(outcome("33", "25", week=None, day=29)))
    assert shares(rows) == ["33"]


def test_harm_is_the_chosen_side_effect():
    made = medicine(
        reaction("60", effect="any-side-effect"),
        reaction("50", unit="per-year"),
        reaction("45", head_to_head=True),
        reaction("14.6", "2.0", dose=f"200 {MG}"),
        reaction("6.1", "2.0", dose=f"100 {MG}"),
        reaction("39", effect="acne"),
        **NAUSEA,
    )
    found = pictured.harm(made)
    assert {row.side_effect for row in found.rows} == {"nausea"}
    assert shares(found.rows) == ["6.1", "14.6"]
    assert pictured.no_harm(made) == ""


def test_what_was_chosen_is_pictured_however_it_did():
    found = pictured.harm(medicine(reaction("3", "9"), reaction("50", effect="acne"), **NAUSEA))
    assert shares(found.rows) == ["3"]


@pytest.mark.parametrize(
    "rows",
    [
        [reaction(effect="acne")],
        [reaction(unit="per-year")],
        [reaction(head_to_head=True)],
    ],
)
def test_without_a_figure_of_it_the_page_says_so_and_the_tables_stand(rows):
    made = medicine(*rows, **NAUSEA)
    assert pictured.harm(made) is None
    assert pictured.no_harm(made) == (
        "No figure of a single side effect of Madeup may be shown as a picture. "
        "It is on the label's list. The tables show all that was counted."
    )


def test_nothing_is_pictured_where_nothing_is_chosen():
    made = medicine(reaction("60", "2"))
    assert pictured.harm(made) is None
    assert pictured.no_harm(made).startswith("No figure of a single side effect")
    assert pictured.no_harm(medicine()) == ""


# --- which trial ---

MAIN = study("main", size=50)
LARGER = study("larger", size=60)
WITH_CREAM = study("with-cream", size=900, also_used="steroid cream")
CHILDREN = study("children", size=999, ages_from=2, ages_to=11)


@pytest.mark.parametrize(
    ("studies", "first"),
    [
        ([MAIN, LARGER, WITH_CREAM, CHILDREN], "larger"),
        ([CHILDREN, WITH_CREAM, MAIN], "main"),
        ([CHILDREN, WITH_CREAM], "with-cream"),
        ([CHILDREN], "children"),
        ([study("b-unknown", size=None), study("a-unknown", size=None), MAIN], "main"),
        ([study("b-unknown", size=None), study("a-unknown", size=None)], "a-unknown"),
    ],
)
def test_trials_not_of_children_then_alone_then_larger(studies, first):
    slugs = [given.slug for given in studies]
    made = medicine(*(outcome(study=s) for s in slugs), studies=studies)
    assert {row.study for row in pictured.benefit(made)} == {first}
    made = medicine(*(reaction(study=s) for s in slugs), studies=studies, **NAUSEA)
    assert pictured.harm(made).study.slug == first


def test_harm_is_of_the_trial_of_benefit_where_it_counts_it():
    studies = [MAIN, LARGER]
    rows = [outcome(study="main"), reaction(study="main"), reaction(study="larger")]
    assert pictured.harm(medicine(*rows, studies=studies, **NAUSEA)).study.slug == "main"
    rows[1] = reaction(study="main", effect="acne")
    assert pictured.harm(medicine(*rows, studies=studies, **NAUSEA)).study.slug == "larger"


def test_what_the_label_counts_comes_before_all_other_counts():
    studies = [MAIN, LARGER]
    rows = [
        outcome(study="main"),
        reaction(study="main"),
        reaction(study="larger", sources=("the-label", "a-paper")),
    ]
    found = pictured.harm(medicine(*rows, studies=studies, label="the-label", **NAUSEA))
    assert found.study.slug == "larger"


def test_the_result_plays_no_part_in_which_trial_is_pictured(shelf):
    for document in shelf.medicines.values():
        rows, found = pictured.benefit(document), pictured.harm(document)
        shown = {row.study for row in rows} | ({found.study.slug} if found else set())

        def turned(row, shown=shown):
            percent = "0" if row.study in shown else "100"
            return row.model_copy(update={"medicine": side(percent)})

        other = document.model_copy(
            update={
                "outcomes": tuple(map(turned, document.outcomes)),
                "reactions": tuple(map(turned, document.reactions)),
            }
        )
        again = pictured.harm(other)
        assert [row.study for row in pictured.benefit(other)] == [row.study for row in rows]
        assert (again and again.study.slug) == (found and found.study.slug)
