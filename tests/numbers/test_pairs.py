"""The one picture of benefit and the one of harm: chosen by rule, never for how they look."""

from functools import partial

import pytest

from drugs.numbers import pictured
from drugs.numbers.pairs import benefit_pair, harm_pair
from tests.made import MG, outcome, reaction, side, study, with_figures


@pytest.fixture
def medicine(shelf):
    """Makes Cibinqo with the figures of a test in place of its own."""
    return partial(with_figures, shelf.medicines["cibinqo"])


def test_benefit_is_clear_skin_on_the_lowest_dose(medicine):
    pair = benefit_pair(
        medicine(
            outcome("70", "12", measure="EASI-75"),
            outcome("44", "8", dose=f"200 {MG}"),
            outcome("38", "8", dose=f"100 {MG}"),
            outcome("90", "50", week=52),
        )
    )
    assert pair.heading == "Clear or almost clear skin"
    assert pair.good
    assert (pair.medicine_label, pair.medicine_words) == (f"Cibinqo 100 {MG}", "38 out of 100")
    assert (pair.comparator_label, pair.comparator_words) == ("A dummy pill", "8 out of 100")
    assert (pair.medicine_whole, pair.comparator_whole) == (38, 8)
    assert pair.note == (
        f"On 200 {MG}: 44 out of 100. Trial a-trial: adults, at week 16. 400 people in all."
    )
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
    assert pair.note.startswith("Trial")


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
    assert (pair.medicine_words, pair.comparator_words) == ("6 out of 100", "2 out of 100")
    assert pair.note == (
        f"On 200 {MG}: 15 out of 100. Trial a-trial: adults, 16 weeks. 400 people in all."
        " Everyone also used a steroid cream."
    )


def test_a_side_effect_seen_no_more_than_without_it_is_not_pictured(medicine, shelf):
    made = medicine(reaction("11.1", "10.6"), reaction("6", "2", effect="acne"))
    assert harm_pair(made, shelf).heading == "Acne"
    made = medicine(reaction("11.1", "10.6"), reaction("6.9", "7.5", effect="acne"))
    assert harm_pair(made, shelf) is None
    assert pictured.none_more(made, pictured.harm(made), shelf) == (
        "In whole people out of 100, no named side effect was seen more with Cibinqo than with a "
        f"dummy pill. Seen most: Nausea, in 11 out of 100 with Cibinqo 100 {MG} and 11 out of 100 "
        "with a dummy pill. Trial a-trial: adults, 16 weeks. 400 people in all."
    )


# --- which trial ---

MAIN = study("main", size=50)
LARGER = study("larger", size=60)
WITH_CREAM = study("with-cream", size=900, also_used="steroid cream")
CHILDREN = study("children", size=999, who="children 2 to 11 with eczema")


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
def test_trials_not_of_children_then_alone_then_larger(medicine, studies, first):
    slugs = [given.slug for given in studies]
    made = medicine(*(outcome(study=s) for s in slugs), studies=studies)
    assert {row.study for row in pictured.benefit(made)} == {first}
    made = medicine(*(reaction(study=s) for s in slugs), studies=studies)
    assert pictured.harm(made).study.slug == first


def test_harm_is_of_the_trial_of_benefit_where_it_counts_any(medicine):
    studies = [MAIN, LARGER]
    rows = [outcome(study="main"), reaction(study="main"), reaction(study="larger")]
    assert pictured.harm(medicine(*rows, studies=studies)).study.slug == "main"
    rows[1] = reaction(study="main", effect="any-side-effect")
    assert pictured.harm(medicine(*rows, studies=studies)).study.slug == "larger"


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


def test_no_picture_of_harm_without_a_named_side_effect(medicine, shelf):
    assert harm_pair(medicine(reaction(effect="any-side-effect")), shelf) is None
