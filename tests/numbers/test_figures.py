"""Figures as people read them: out of 100, beside their own comparator, never rounded away."""

from decimal import Decimal
from functools import partial

import pytest

from drugs import documents as doc
from drugs.numbers.figures import (
    about,
    article_pairs,
    exact,
    number,
    outcome_tables,
    reaction_tables,
    share,
    strength,
    weeks,
)
from tests.made import MG, figure, outcome, reaction, side, study, with_figures


@pytest.fixture
def medicine(shelf):
    """Makes Cibinqo with the figures of a test in place of its own."""
    return partial(with_figures, shelf.medicines["cibinqo"])


def shorts(row):
    return [cell and cell.short for cell in row.cells]


# --- one number ---


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
    found = number(given, out_of)
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


# --- tables of side effects ---


def test_a_table_a_study(medicine, shelf):
    both = medicine(
        reaction(study="b-trial"), reaction(), reaction(effect="acne"),
        studies=[study(), study("b-trial", weeks=52)],
    )  # fmt: skip
    one, two = reaction_tables(both, shelf)
    assert (one.slug, one.heading, len(one.rows)) == ("harm-b-trial", "Trial b-trial", 1)
    assert (two.slug, [row.name for row in two.rows]) == ("harm-a-trial", ["Nausea", "Acne"])
    assert one.caption == "Out of 100 people, 52 weeks"
    assert two.rows[0].href == "/side-effects/nausea/"
    assert two.sources == ("a-label", "a-trial-paper")


def test_rates_in_a_year_have_a_table_of_their_own(medicine, shelf):
    tables = reaction_tables(medicine(reaction(), reaction(per="people-in-a-year")), shelf)
    assert [(table.slug, table.scale) for table in tables] == [
        ("harm-a-trial", "out of 100 people"),
        ("harm-a-trial-year", "out of 100 people in a year"),
    ]


def test_another_comparator_has_a_table_of_its_own(medicine, shelf):
    against = {"comparator_name": "Dupixent shots", "head_to_head": True}
    one, two = reaction_tables(medicine(reaction(), reaction("9", "3", **against)), shelf)
    assert (one.columns[-1], one.head_to_head) == ("A dummy pill", False)
    assert (two.columns[-1], two.head_to_head) == ("Dupixent shots", True)
    assert one.slug != two.slug


def test_doses_grow_and_the_comparator_comes_last(medicine, shelf):
    doses = [f"{dose} {MG}" for dose in ("200", "50", "100", "2.5")]
    rows = [reaction(f"{number}0", dose=dose) for number, dose in enumerate(doses, start=1)]
    (table,) = reaction_tables(medicine(*rows), shelf)
    assert table.columns == (
        *(f"Cibinqo {dose} {MG}" for dose in ("2.5", "50", "100", "200")), "A dummy pill",
    )  # fmt: skip
    assert shorts(table.rows[0]) == ["40", "20", "30", "10", "2"]


def test_how_often_it_is_used_is_said_of_the_medicine_alone(medicine, shelf):
    """ "Used once a day" over all columns would be said of shots too."""
    against = {"comparator_name": "Dupixent shots", "head_to_head": True}
    (table,) = reaction_tables(medicine(reaction(**against)), shelf)
    assert table.columns == (f"Cibinqo 100 {MG}", "Dupixent shots")
    assert table.caption == "Out of 100 people, 16 weeks"


def test_what_everyone_used_is_not_said_of_one_group_alone(medicine, shelf):
    both = {"comparator_name": "a dummy pill plus steroid cream"}
    used, not_used = study(also_used="steroid cream"), study()
    (table,) = reaction_tables(medicine(reaction(**both), studies=[used]), shelf)
    assert table.columns[-1] == "A dummy pill"
    (table,) = reaction_tables(medicine(reaction(**both), studies=[not_used]), shelf)
    assert table.columns[-1] == "A dummy pill plus steroid cream"


def test_whose_numbers_they_are():
    given = study(size=4362, also_used="steroid cream")
    assert about(given, "at week 16") == (
        "Trial a-trial: adults, at week 16. 4,362 people in all. Everyone also used steroid cream."
    )
    assert about(study(size=None), "at day 2") == (
        "Trial a-trial: adults, at day 2. How many people took part: not in the text we read."
    )


@pytest.mark.parametrize(
    ("dose", "found"),
    [("2.5 mg", "2.5"), ("1.5% cream", "1.5"), ("all doses together", "0"), ("1.2.3 mg", "0")],
)
def test_the_strength_of_a_dose(dose, found):
    assert strength(dose) == (Decimal(found), dose)


def test_a_dose_that_was_not_reported_is_left_empty(medicine, shelf):
    rows = [reaction("6.1", dose=f"100 {MG}"), reaction("9.3", dose=f"200 {MG}"),
            reaction("4.4", "1.1", dose=f"200 {MG}", effect="acne")]  # fmt: skip
    (table,) = reaction_tables(medicine(*rows), shelf)
    assert [shorts(row) for row in table.rows] == [["6", "9", "2"], [None, "4", "1"]]


def test_comparators_that_differ_never_share_a_row(medicine, shelf):
    rows = [reaction("6.1", "2.0", dose=f"100 {MG}"), reaction("9.3", "3.0", dose=f"200 {MG}")]
    (table,) = reaction_tables(medicine(*rows), shelf)
    assert [row.name for row in table.rows] == ["Nausea", "Nausea"]
    assert [shorts(row) for row in table.rows] == [["6", None, "2"], [None, "9", "3"]]


def test_groups_are_told_where_they_are_known_and_the_same(medicine, shelf):
    def row(effect, size, beside):
        return reaction(side("", 5, size), side("", 2, beside), effect=effect)

    (table,) = reaction_tables(medicine(row("nausea", 1590, 300), row("acne", 1590, 300)), shelf)
    assert table.groups == (f"1,590 on Cibinqo 100 {MG}", "300 on a dummy pill")
    (table,) = reaction_tables(medicine(row("nausea", 590, 300), row("acne", 580, 300)), shelf)
    assert table.groups == ("300 on a dummy pill",)
    (table,) = reaction_tables(medicine(reaction()), shelf)
    assert table.groups == ()


def test_every_number_of_a_table_has_one_scale(shelf):
    """The real ones: whole people out of 100, in every cell."""
    for document in shelf.medicines.values():
        for table in (*reaction_tables(document, shelf), *outcome_tables(document)):
            assert len({len(row.cells) for row in table.rows} | {len(table.columns)}) == 1
            for cell in (cell for row in table.rows for cell in row.cells if cell):
                assert cell.words.endswith(" out of 100")
                assert 0 <= cell.whole <= 100


def test_no_two_tables_of_a_medicine_share_an_address(shelf):
    for document in shelf.medicines.values():
        tables = (*reaction_tables(document, shelf), *outcome_tables(document))
        assert len({table.slug for table in tables}) == len(tables)


@pytest.mark.parametrize(
    ("changes", "text"),
    [({}, "16 weeks"), ({"weeks_note": "12 to 16 weeks"}, "12 to 16 weeks"),
     ({"weeks": None}, "time not known")],
)  # fmt: skip
def test_how_long_a_study_took(changes, text):
    assert weeks(study(**changes)) == text


# --- tables of what got better ---


def test_a_table_a_time_and_head_to_head_apart(medicine):
    rows = [
        outcome(), outcome(measure="EASI-75"), outcome(week=12), outcome(week=None, day=4),
        outcome(comparator_name="Dupixent shots", head_to_head=True),
    ]  # fmt: skip
    tables = outcome_tables(medicine(*rows))
    assert [(table.slug, len(table.rows)) for table in tables] == [
        ("benefit-a-trial-16-0", 2),
        ("benefit-a-trial-12-0", 1),
        ("benefit-a-trial-0-4", 1),
        ("benefit-a-trial-16-0-against", 1),
    ]
    assert tables[0].caption == "Out of 100 people, at week 16"
    assert tables[2].caption == "Out of 100 people, at day 4"
    assert tables[0].rows[0].name == "Clear or almost clear skin"
    assert [table.head_to_head for table in tables] == [False, False, False, True]


# --- articles ---


def test_figures_of_an_article_keep_to_the_scale_of_their_section():
    rows = tuple(
        figure(doc.ArticleFigureDoc, "3.4", "2.5", "all doses", what=what, medicine_name=name)
        for what, name in (("a stroke", "pill A"), ("a cancer", "pill A"), ("a clot", "pill B"))
    )  # fmt: skip
    section = doc.ArticleSectionDoc(
        slug="the-trial", heading="The trial", text=(), drawing="", out_of=1000, figures=rows,
        sources=("a-label",), how_checked="primary",
    )  # fmt: skip
    article = doc.ArticleDoc(
        slug="a", title="A", summary="A.", order=1, review=doc.Review(), sections=(section,),
        studies=(study(),), sources=("a-label",), how_checked="primary",
    )  # fmt: skip
    one, two = article_pairs(article, section)
    assert (one.slug, two.slug) == ("figures-the-trial", "figures-the-trial-2")
    assert (one.columns, two.columns) == (("pill A", "A dummy pill"), ("pill B", "A dummy pill"))
    assert [row.name for row in one.rows] == ["A stroke", "A cancer"]
    assert [cell.words for cell in one.rows[0].cells] == ["34 out of 1,000", "25 out of 1,000"]
    assert one.scale == "out of 1,000 people"
    assert not one.head_to_head
