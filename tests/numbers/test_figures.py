"""Figures as people read them: a table a study, beside their own comparator, on one scale."""

import pytest

from drugs import documents as doc
from drugs.numbers.figures import (
    article_pairs,
    opponent,
    outcome_tables,
    reaction_tables,
    strength,
)
from drugs.numbers.trial_words import about, weeks
from tests.made_figures import MG, SHELF, figure, medicine, outcome, reaction, side, study


def shorts(row):
    return [cell and cell.short for cell in row.cells]


# --- tables of side effects ---


def test_a_table_a_study():
    both = medicine(
        reaction(study="b-trial"), reaction(), reaction(effect="acne"),
        studies=[study(), study("b-trial", weeks=52)],
    )  # fmt: skip
    one, two = reaction_tables(both, SHELF)
    assert (one.slug, one.heading, len(one.rows)) == ("harm_b-trial", "Trial b-trial", 1)
    assert (two.slug, [row.name for row in two.rows]) == ("harm_a-trial", ["Nausea", "Acne"])
    assert one.caption == "Out of 100 people, 52 weeks"
    assert two.rows[0].href == "/side-effects/nausea/"
    assert two.sources == ("a-label", "a-trial-paper")


def test_rates_in_a_year_have_a_table_of_their_own():
    tables = reaction_tables(medicine(reaction(), reaction(unit="per-year")), SHELF)
    assert [(table.slug, table.scale) for table in tables] == [
        ("harm_a-trial", "out of 100 people"),
        ("harm_a-trial-year", "per 100 people followed for a year"),
    ]
    (cell, _) = tables[1].rows[0].cells
    assert cell.exact == "6.1 per 100 people followed for a year"


def test_a_side_effect_that_needs_1000_people_stands_in_a_table_of_its_own():
    rows = [
        reaction("14", "2"), reaction("9", "2", dose=f"200 {MG}"),
        reaction("8", "2", effect="acne"), reaction("1.4", "0.6", effect="acne", dose=f"200 {MG}"),
        reaction("0.4", "0.1", effect="cough"),
    ]  # fmt: skip
    one, two = reaction_tables(medicine(*rows), SHELF)
    assert (one.slug, one.caption) == ("harm_a-trial", "Out of 100 people, 16 weeks")
    assert (two.slug, two.caption) == ("harm_a-trial-1000", "Out of 1,000 people, 16 weeks")
    assert [(row.name, shorts(row)) for row in one.rows] == [("Nausea", ["14", "9", "2"])]
    assert [(row.name, shorts(row)) for row in two.rows] == [
        ("Acne", ["80", None, "20"]), ("Acne", [None, "14", "6"]), ("Cough", ["4", None, "1"]),
    ]  # fmt: skip
    assert two.rows[0].cells[0].words == "80 out of 1,000"


def test_small_rates_have_a_table_of_their_own_too():
    rates = reaction("2.1", "1.0", unit="per-year"), reaction("0.3", "0.1", "x", unit="per-year",
                                                              effect="cough")  # fmt: skip
    assert [table.slug for table in reaction_tables(medicine(*rates), SHELF)] == [
        "harm_a-trial-year", "harm_a-trial-year-1000",
    ]  # fmt: skip


def test_which_treatment_of_ours_the_other_group_got():
    plain, against = study(), study(comparator="Otherone shots", comparator_treatment="otherone")
    assert opponent(plain, reaction()) == ""
    assert opponent(plain, reaction(against_treatment="third")) == "third"
    assert opponent(against, reaction(comparator_name="Otherone shots")) == "otherone"
    assert opponent(against, reaction(comparator_name="a dummy pill")) == ""


def test_another_comparator_has_a_table_of_its_own():
    against = {"comparator_name": "Dupixent shots", "head_to_head": True}
    one, two = reaction_tables(medicine(reaction(), reaction("9", "3", **against)), SHELF)
    assert (one.columns[-1], one.head_to_head) == ("A dummy pill", False)
    assert (two.columns[-1], two.head_to_head) == ("Dupixent shots", True)
    assert one.slug != two.slug


def test_doses_grow_and_the_comparator_comes_last():
    doses = [f"{dose} {MG}" for dose in ("200", "50", "100", "2.5")]
    rows = [reaction(f"{number}0", dose=dose) for number, dose in enumerate(doses, start=1)]
    (table,) = reaction_tables(medicine(*rows), SHELF)
    assert table.columns == (
        *(f"Madeup {dose} {MG}" for dose in ("2.5", "50", "100", "200")), "A dummy pill",
    )  # fmt: skip
    assert shorts(table.rows[0]) == ["40", "20", "30", "10", "2"]


def test_how_often_it_is_used_is_said_of_the_medicine_alone():
    """ "Used once a day" over all columns would be said of shots too."""
    against = {"comparator_name": "Dupixent shots", "head_to_head": True}
    (table,) = reaction_tables(medicine(reaction(**against)), SHELF)
    assert table.columns == (f"Madeup 100 {MG}", "Dupixent shots")
    assert table.caption == "Out of 100 people, 16 weeks"


def test_what_everyone_used_is_not_said_of_one_group_alone():
    used = study(also_used="steroid cream")
    (table,) = reaction_tables(medicine(reaction(), studies=[used]), SHELF)
    assert table.columns[-1] == "A dummy pill"
    assert table.study.also_used == "steroid cream"


def test_whose_numbers_they_are():
    given = study(size=4362, also_used="steroid cream")
    assert about(given, "at week 16") == (
        "Trial a-trial: adults. At week 16. 4,362 people in all. Everyone also used steroid cream."
    )
    assert about(study(size=None), "at day 2") == (
        "Trial a-trial: adults. At day 2. How many people took part: no number given."
    )


def test_the_order_of_doses_is_that_of_their_amounts_alone():
    words = reaction(dose="all doses together")
    doses = [reaction(dose=dose) for dose in (f"100 {MG}", f"20 {MG}", "1.5% cream")]
    given = [*doses, words, reaction(dose="the liquid", dose_amount="30")]
    assert [row.dose for row in sorted(given, key=strength)] == [
        "1.5% cream", "all doses together", f"20 {MG}", "the liquid", f"100 {MG}",
    ]  # fmt: skip


def test_a_dose_that_was_not_reported_is_left_empty():
    rows = [reaction("6.1", dose=f"100 {MG}"), reaction("9.3", dose=f"200 {MG}"),
            reaction("4.4", "1.1", dose=f"200 {MG}", effect="acne")]  # fmt: skip
    (table,) = reaction_tables(medicine(*rows), SHELF)
    assert [shorts(row) for row in table.rows] == [["6", "9", "2"], [None, "4", "1"]]


def test_comparators_that_differ_never_share_a_row():
    rows = [reaction("6.1", "2.0", dose=f"100 {MG}"), reaction("9.3", "3.0", dose=f"200 {MG}")]
    (table,) = reaction_tables(medicine(*rows), SHELF)
    assert [row.name for row in table.rows] == ["Nausea", "Nausea"]
    assert [shorts(row) for row in table.rows] == [["6", None, "2"], [None, "9", "3"]]


def test_groups_are_told_where_they_are_known():
    def row(effect, size, beside):
        return reaction(side("", 5, size), side("", 2, beside), effect=effect)

    (table,) = reaction_tables(medicine(row("nausea", 1590, 300), row("acne", 1590, 300)), SHELF)
    assert table.groups == (f"1,590 on Madeup 100 {MG}", "300 on a dummy pill")
    (table,) = reaction_tables(medicine(reaction()), SHELF)
    assert table.groups == ()


def test_a_row_that_counts_fewer_people_than_the_group_says_so():
    rows = [
        reaction(side("5", None, size), side("2", None, beside), effect=effect)
        for effect, size, beside in (("cough", 500, 300), ("nausea", 590, 300), ("acne", 590, 280))
    ]
    (table,) = reaction_tables(medicine(*rows), SHELF)
    assert table.groups == (f"590 on Madeup 100 {MG}", "300 on a dummy pill")
    assert [[cell.exact for cell in row.cells] for row in table.rows] == [
        ["5% of 500", "2%"], ["5%", "2%"], ["5%", "2% of 280"],
    ]  # fmt: skip


def test_every_number_of_a_table_has_one_scale(shelf):
    """The real ones: what the caption says, in every cell."""
    for document in shelf.medicines.values():
        for table in (*reaction_tables(document, shelf), *outcome_tables(document)):
            assert len({len(row.cells) for row in table.rows} | {len(table.columns)}) == 1
            for cell in (cell for row in table.rows for cell in row.cells if cell):
                assert cell.words.endswith(table.scale.removesuffix(" people"))


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


def test_a_table_a_time_and_head_to_head_apart():
    rows = [
        outcome(), outcome(measure="EASI-75"), outcome(week=12), outcome(week=None, day=4),
        outcome(comparator_name="Dupixent shots", head_to_head=True),
    ]  # fmt: skip
    tables = outcome_tables(medicine(*rows))
    assert [(table.slug, len(table.rows)) for table in tables] == [
        ("benefit_a-trial-16-0", 2),
        ("benefit_a-trial-12-0", 1),
        ("benefit_a-trial-0-4", 1),
        ("benefit_a-trial-16-0-against", 1),
    ]
    assert tables[0].caption == "Out of 100 people, at week 16"
    assert tables[2].caption == "Out of 100 people, at day 4"
    assert tables[0].rows[0].name == "Clear or almost clear skin"
    assert [table.head_to_head for table in tables] == [False, False, False, True]


# --- articles ---


def test_figures_of_an_article_keep_to_the_scale_of_their_section():
    rows = tuple(
        figure(
            doc.ArticleFigureDoc, "3.4", "2.5", "all doses", what=what, medicine_name=name,
            side_effect="",
        )
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
