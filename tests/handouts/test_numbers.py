"""The tiles of 100 people: every dose with its comparator, whose numbers they are, and how many did
not."""

from drugs.handouts.numbers import counted, harmed, helped, rows_of
from drugs.handouts.parts import Table
from drugs.handouts.references import References
from tests import made_documents as made
from tests.made_figures import MG, SHELF, medicine, outcome, reaction, study

NAUSEA = {"pictured_harm": "nausea", "pictured_harm_why": "It is on the label's list."}


def references():
    labels = [made.label(slug=slug) for slug in ("a-label", "a-trial-paper")]
    return References(made.shelf(*labels))


def plain(words):
    return "".join(run.text for run in words)


def test_a_tile_has_every_dose_and_the_comparator_last():
    tile = helped(
        medicine(outcome("44", "8", dose=f"200 {MG}"), outcome("38", "8", dose=f"100 {MG}")),
        references(),
    )
    assert tile.good
    assert [(g.number, g.label, g.whole, g.others) for g in tile.groups] == [
        ("38", "on 100 mg", 38, "62 did not"),
        ("44", "on 200 mg", 44, "56 did not"),
        ("8", "a dummy pill", 8, "92 did not"),
    ]
    assert plain(tile.what) == "Out of 100 people: clear or almost clear skin, at week 16."
    assert plain(tile.note) == "Trial a-trial: adults. 400 people. [1, 2]"
    assert tile.alt == (
        "Pictures of 100 people. Out of 100 people: clear or almost clear skin, at week 16. "
        "38 on 100 mg. 44 on 200 mg. 8 a dummy pill."
    )


def test_a_tile_of_harm_says_why_this_one_and_what_everyone_used():
    shown = medicine(reaction("6.1", "2.0"), studies=[study(also_used="a steroid cream")], **NAUSEA)
    tile = harmed(shown, SHELF, references())
    assert not tile.good
    assert plain(tile.note) == (
        "Trial a-trial: adults. 400 people. Everyone also used a steroid cream. "
        "It is on the label's list. [1, 2]"
    )
    assert "label's list" not in plain(harmed(shown, SHELF, references(), why=False).note)


def test_fewer_than_one_is_told_as_that():
    shown = medicine(reaction("0.2", "4"), **NAUSEA)
    first, _ = harmed(shown, SHELF, references()).groups
    assert (first.number, first.whole) == ("fewer than 1", 0)
    assert first.others == "more than 99 did not"


def test_a_size_nobody_read_is_told_as_that():
    shown = medicine(outcome("44", "8"), studies=[study(size=None)])
    said = plain(helped(shown, references()).note)
    assert "How many people took part: no number given." in said


def test_without_a_figure_words_stand_in_its_place():
    for tile in (helped(medicine(), references()), harmed(medicine(), SHELF, references())):
        assert tile.groups == ()
        assert plain(tile.what).startswith("We have no count")


def test_of_two_side_by_side_each_tile_names_its_medicine():
    shown = medicine(outcome("44", "8"))
    assert helped(shown, references(), named=True).heading == "Madeup: It helped"


def test_rows_come_from_the_trial_that_is_pictured_and_no_more_than_asked_for():
    shown = medicine(
        reaction("30", study="b-small"), reaction("6.1", "2.0"), reaction("39", effect="acne"),
        studies=[study(), study("b-small", size=9)], **NAUSEA,
    )  # fmt: skip
    harms, benefits = counted(shown, SHELF)
    assert benefits is None
    assert harms.drawn
    table, about = rows_of(harms, 1, references())
    assert isinstance(table, Table)
    assert [plain(row[0]) for row in table.rows] == ["Nausea"]
    assert plain(about.words).startswith("Trial a-trial.")
    assert rows_of(harms, 0, references()) == []


def test_a_table_of_what_is_pictured_alone_is_left_out():
    harms, _ = counted(medicine(reaction("6.1", "2.0"), **NAUSEA), SHELF)
    assert rows_of(harms, 9, references()) == []
