"""People followed alone: in tables of their own, without a comparator's column."""

from drugs.numbers.alone import alone_tables, followed
from drugs.numbers.figures import reaction_tables
from tests.made_figures import MG, SHELF, alone, medicine, reaction, side, study


def test_a_table_a_study_and_scale_and_no_column_of_a_comparator():
    made = medicine(
        reaction(),
        alone("12", dose=f"200 {MG}"),
        alone(side("8", 8, 100)),
        alone("0.3", effect="acne"),
        alone("2.1", effect="shingles", unit="per-year"),
        studies=[study(weeks=52)],
    )
    people, small, rates = alone_tables(made, SHELF)
    assert people.alone
    assert not people.head_to_head
    assert people.columns == (f"Madeup 100 {MG}", f"Madeup 200 {MG}")
    assert [cell.words for cell in people.rows[0].cells] == ["8 out of 100", "12 out of 100"]
    assert people.groups == (f"100 on Madeup 100 {MG}",)
    assert people.caption == "Out of 100 people, 52 weeks"
    assert [row.name for row in small.rows] == ["Acne"]
    assert small.caption == "Out of 1,000 people, 52 weeks"
    assert rates.caption == "Per 100 people followed for a year, 52 weeks"
    assert len({table.slug for table in (people, small, rates)}) == 3


def test_they_stand_in_no_other_table():
    assert reaction_tables(medicine(alone()), SHELF) == []
    assert alone_tables(medicine(reaction()), SHELF) == []


def test_one_side_effect_is_a_study_each_and_a_line_a_dose():
    made = medicine(
        alone("5.2", effect="shingles", unit="per-year", dose=f"200 {MG}"),
        alone("2.1", effect="shingles", unit="per-year"),
        alone("0.3", effect="acne", unit="per-year"),
        reaction(),
    )
    ((scale, (found,)),) = followed([made], "shingles")
    assert scale.words == "per 100 people followed for a year"
    assert [(column, cell.short, cell.exact) for column, cell in found.lines] == [
        (f"Madeup 100 {MG}", "2", "2.1 per 100 people followed for a year"),
        (f"Madeup 200 {MG}", "5", "5.2 per 100 people followed for a year"),
    ]
    assert followed([made], "nausea") == []


def test_all_studies_of_one_side_effect_are_on_one_scale():
    """A rate that would vanish out of 100 takes the others with it out of 1,000; people are no
    rates."""
    made = medicine(
        alone("2.1", effect="shingles", unit="per-year"),
        alone("0.3", effect="shingles", unit="per-year", study="other"),
        alone("4", effect="shingles"),
        studies=[study(), study("other")],
    )
    rates, people = followed([made], "shingles")
    assert [rates[0].words, people[0].words] == [
        "per 1,000 people followed for a year", "out of 100 people",
    ]  # fmt: skip
    assert [cell.short for one in rates[1] for _, cell in one.lines] == ["21", "3"]


def test_what_was_counted_by_place_in_the_body_is_a_row_a_place():
    """Two clots of two people are never added up: one person may have had both."""
    made = medicine(
        *(
            alone(rate, effect="shingles", unit="per-year", site=site, dose=f"{dose} {MG}")
            for dose, site, rate in (
                (200, "in the lung", "0.4"),
                (100, "in the lung", "0"),
                (200, "in a leg", "0.3"),
                (100, "in a leg", "0"),
            )
        )
    )
    (table,) = alone_tables(made, SHELF)
    assert [(row.name, [cell.short for cell in row.cells]) for row in table.rows] == [
        ("Shingles, in the lung", ["0", "4"]),
        ("Shingles, in a leg", ["0", "3"]),
    ]
    ((_, (found,)),) = followed([made], "shingles")
    assert [(column, cell.short) for column, cell in found.lines] == [
        (f"Madeup 100 {MG}, in a leg", "0"),
        (f"Madeup 200 {MG}, in a leg", "3"),
        (f"Madeup 100 {MG}, in the lung", "0"),
        (f"Madeup 200 {MG}, in the lung", "4"),
    ]
