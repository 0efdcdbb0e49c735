"""Trials as pictures and tables: every figure with its comparator, on one scale."""

import pytest

from drugs.pages.head_to_head import head_to_head_page
from drugs.pages.trials import trials, trials_page
from tests import made_documents as made
from tests.made_figures import MG, alone, medicine, outcome, reaction, side, side_effect, study

MAIN = study("main", size=500)
POOL = study("pool", size=900, pooled_of=("main", "other"))
SMALL = study("small", size=120, also_used="steroid cream", caution="People knew which they got.")
VERSUS = study("versus", comparator="Otherone shots", comparator_treatment="otherone")
LONG = study("long", weeks=104, sources=("long-paper",))
AGAINST = {"comparator_name": "Otherone shots", "head_to_head": True, "study": "versus"}

ALPHA = medicine(
    outcome("24", "8", study="main"), outcome("44", "8", dose=f"200 {MG}", study="main"),
    outcome("30", "9", measure="easi-75", study="main"),
    outcome("50", "20", study="small", how_checked="secondary"),
    outcome("55", "35", **AGAINST),
    reaction("6.1", "2.0", study="main"), reaction("14.6", "2.0", dose=f"200 {MG}", study="main"),
    reaction("20", "5", effect="acne", study="main"),
    reaction("0.4", "0", effect="shingles", study="main"),
    reaction("7", "3", study="pool"),
    reaction(side("10", 9, 90), side("", 3, 30), effect="acne", study="small"),
    reaction("12", "4", **AGAINST),
    alone("60", study="long"),
    studies=[MAIN, POOL, SMALL, VERSUS, LONG],
    brand="Alpha", pictured_harm="nausea", pictured_harm_why="The label lists it.",
)  # fmt: skip
BETA = medicine(reaction("9", "3"), brand="Beta")
GAMMA = medicine(brand="Gamma", studies=[])
SOURCES = ("a-label", *(f"{s.slug}-paper" for s in (MAIN, POOL, SMALL, VERSUS, LONG, study())))
SHELF = made.shelf(
    ALPHA, BETA, GAMMA, *map(side_effect, ("nausea", "acne", "shingles")),
    *(made.label().model_copy(update={"slug": slug}) for slug in SOURCES),
)  # fmt: skip


@pytest.fixture(scope="module")
def shown():
    return [trials_page(slug, SHELF) for slug in SHELF.medicines]


@pytest.fixture(scope="module")
def against():
    return head_to_head_page(SHELF)


@pytest.fixture(scope="module")
def found():
    return {trial.study.slug: trial for trial in trials(ALPHA, SHELF)}


@pytest.fixture(scope="module")
def every(shown, against):
    return [*(trial for evidence in shown for trial in evidence.trials), *against]


def pictures(every):
    for trial in every:
        for picture in filter(None, (trial.benefit, trial.harm)):
            yield trial, picture


def test_every_figure_is_in_exactly_one_trial(shown, every):
    """Nothing is left out because it is small, bad or awkward to draw."""
    for evidence in shown:
        mine = [t for t in every if t.medicine.slug == evidence.medicine.slug]
        cells = sum(
            sum(cell is not None for cell in row.cells[:-1])
            for trial in mine
            for table in (*trial.outcomes, *trial.reactions)
            for row in table.rows
        )
        assert cells == len(evidence.medicine.outcomes) + len(evidence.medicine.reactions)


def test_people_followed_alone_are_not_there(shown, found):
    assert "long" not in found
    assert all("long-paper" not in fact.sources for e in shown for fact in e.facts)


def test_every_picture_ends_with_its_comparator(every):
    drawn = list(pictures(every))
    for trial, picture in drawn:
        assert len(picture.groups) >= 2
        assert picture.groups[-1].label == trial.comparator
        assert picture.caption.startswith("Out of 100 people")
        assert all(0 <= group.whole <= 100 for group in picture.groups)
    assert len(drawn) == 6


def test_both_ways_round(found):
    assert [g.others for g in found["main"].harm.groups] == [
        "94 did not", "85 did not", "98 did not",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "words", "others"),
    [("0.4", "fewer than 1 out of 100", "more than 99 did not"),
     ("<5", "fewer than 5 out of 100", "more than 95 did not"),
     ("0", "0 out of 100", "100 did not")],
)  # fmt: skip
def test_few_are_not_said_as_none(printed, words, others):
    few = medicine(reaction(printed, "3"), pictured_harm="nausea")
    (trial,) = trials(few, SHELF)
    assert (trial.harm.groups[0].words, trial.harm.groups[0].others) == (words, others)


def test_trials_against_a_medicine_stand_apart(shown, against):
    for evidence in shown:
        assert not any(trial.head_to_head for trial in evidence.trials)
    (trial,) = against
    assert (trial.medicine.slug, trial.slug) == ("alpha", "alpha-versus-against")
    assert trial.comparator == "Otherone shots"
    assert [g.whole for g in trial.harm.groups] == [12, 4]


def test_the_figures_of_a_trial(found):
    main = found["main"]
    assert main.benefit.heading == "Clear or almost clear skin"
    assert [g.whole for g in main.benefit.groups] == [24, 44, 8]
    assert (main.how_many, main.how_long) == ("500 people", "16 weeks")
    assert main.harm.heading == "Side effect: Nausea"
    assert [g.whole for g in main.harm.groups] == [6, 15, 2]
    assert [table.scale for table in main.reactions] == [
        "out of 100 people", "out of 1,000 people",
    ]  # fmt: skip


def test_what_is_pictured_is_the_chosen_harm_and_no_other(shown, found):
    """Acne rose more; a trial that does not count nausea shows its tables alone."""
    assert found["small"].harm is None
    assert found["small"].reactions
    alpha, beta, gamma = shown
    assert (alpha.benefit.study.slug, alpha.harm.study.slug) == ("main", "main")
    assert alpha.no_harm == ""
    assert beta.harm is None
    assert beta.no_harm.startswith("No figure of a single side effect of Beta may be shown")
    assert gamma.harm is None
    assert gamma.no_harm == ""


def test_every_picture_says_whose_numbers_it_shows(every):
    for trial, picture in pictures(every):
        assert picture.about.startswith(f"{trial.study.name}: {trial.study.who}. ")
        assert f"{trial.study.size:,} people in all" in picture.about
        also = f"Everyone also used {trial.study.also_used}."
        assert (also in picture.about) == bool(trial.study.also_used)
        *groups, _ = picture.groups
        assert all(group.label.startswith(trial.medicine.brand) for group in groups)


def test_trials_taken_together_are_not_counted_as_trials(shown):
    alpha = shown[0]
    assert [t.study.slug for t in alpha.trials if t.pooled] == ["pool"]
    assert (alpha.at_source, alpha.second_hand, alpha.pooled) == (1, 1, 1)


def test_it_says_how_each_trial_was_read(shown, found):
    """One second-hand figure makes a trial second-hand."""
    assert found["main"].primary
    assert "read this at the source itself" in found["main"].how_sure[0]
    assert not found["small"].primary
    assert "second-hand" in found["small"].how_sure[0]
    assert SMALL.caution in found["small"].how_sure


def test_small_groups_are_named(found):
    assert any("only 30 people" in reason for reason in found["small"].how_sure)
