"""What every comparison says: on made-up medicines and an option."""

import pytest

from drugs import documents as doc
from drugs.pages.compare.comparison import compare
from tests import made_documents as made
from tests.made_figures import reaction
from tests.pages.pure.compared import (
    ALPHA,
    BETA,
    CHOICES,
    DELTA,
    SHELF,
    SHOT,
    compared,
    row_of,
    slugs,
    words_of,
)

# --- every comparison ----------------------------------------------------------------------------


def test_every_row_has_a_cell_for_each_column_and_for_no_change(comparison):
    names = [*(column.name for column in comparison.columns), "No change"]
    assert comparison.rows
    for row in comparison.rows:
        assert [cell.whose for cell in row.cells] == names, row.slug


def test_no_cell_is_blank(comparison):
    for row in comparison.rows:
        for cell in row.cells:
            assert words_of(cell), (row.slug, cell.whose)
            assert bool(cell.bars) + bool(cell.text) == 1, (row.slug, cell.whose)


def test_rows_of_words_are_the_same_in_every_comparison():
    kept = {
        tuple(row.slug for row in compared(*names).parts[-1].rows) for names in CHOICES
    }  # fmt: skip
    assert kept == {("how-taken", "age", "boxed-warning", "tests")}


def test_every_figure_stands_with_its_comparator(comparison):
    for row in comparison.rows:
        for cell in row.cells[:-1]:
            if cell.bars and not row.slug.startswith("met-"):
                assert [bar.comparator for bar in cell.bars][-1:] == [True], row.slug
                assert sum(bar.comparator for bar in cell.bars) == 1
                assert len(cell.bars) >= 2


def test_no_change_spans_the_comparators_of_the_row(comparison):
    for row in comparison.rows:
        if row.trials:
            wholes = [trial.comparator.number.whole for trial in row.trials]
            (bar,) = row.cells[-1].bars
            assert bar.whole == max(wholes)
            assert bar.words.split()[0] == str(min(wholes))
            assert bar.words.split()[-1] == str(max(wholes))


def test_one_denominator_within_each_view(comparison):
    for part in (*comparison.parts, *comparison.small_parts):
        notes = {row.note.split(", ")[-1] for row in part.rows if row.trials}
        assert notes <= {part.scale.short}
        assert all(
            bar.whole <= part.full for row in part.rows for cell in row.cells for bar in cell.bars
        )


def test_a_fold_names_the_trial_its_people_its_time_and_the_figures_as_printed():
    told = row_of(compared("alpha", "beta"), "outcome-clear").told[0]
    assert told.name == "Alpha"
    assert told.texts[0] == (
        "Trial a-trial: adults. Week 16. 400 people in all. "
        "100 mg once a day: 24%. 200 mg once a day: 44%. A dummy pill: 8%."
    )


# --- columns -------------------------------------------------------------------------------------


def test_the_head_of_a_column_has_the_doses_of_its_numbers():
    heads = {column.slug: column.doses for column in compared("alpha", "beta", "shot").columns}
    assert heads == {"alpha": "100 or 200 mg", "beta": "100 mg", "shot": "300 mg"}


def test_a_dose_stands_beside_its_number_where_there_are_several():
    row = row_of(compared("alpha", "shot"), "outcome-clear")
    assert [words_of(cell) for cell in row.cells] == [
        "24 (100 mg), 44 (200 mg), 8 (dummy)", "38, 10 (dummy)", "8 to 10",
    ]  # fmt: skip
    assert row.cells[1].note == "all with steroid creams"


def test_what_has_no_dose_as_a_number_is_headed_by_how_it_is_taken():
    (delta, _) = compared("delta", "gamma").columns
    assert delta.doses == ""
    plain = SHOT.model_copy(update={"outcomes": (), "reactions": ()})
    assert compare((ALPHA, plain), SHELF).columns[1].doses == "Shot, every 2 weeks"


def test_not_approved_here_is_said_of_what_was_read():
    assert compared("alpha", "delta").not_approved == "Delta"
    assert compared("alpha", "shot").not_approved == ""
    told = SHOT.model_copy(update={"indications": DELTA.indications})
    assert compare((told, DELTA), SHELF).not_approved == "Shot and Delta"


# --- words ---------------------------------------------------------------------------------------


def cells_of(slug, *names):
    return [cell.text for cell in row_of(compared(*names), slug).cells]


def test_how_it_is_taken_and_from_what_age():
    assert cells_of("how-taken", "alpha", "shot") == [
        "Pill, once a day", "Shot, every 2 weeks", "Your plan now",
    ]  # fmt: skip
    assert cells_of("age", "alpha", "delta", "shot") == [
        "12 years", "Not FDA-approved for eczema", "6 months and older", "Any age",
    ]  # fmt: skip


def test_a_weight_and_another_condition_are_said_with_the_age():
    here = made.indication(
        min_weight_kg=40, weight_applies_below_age=18, condition="chronic-hand-eczema",
        condition_name="chronic hand eczema",
    )  # fmt: skip
    hands = BETA.model_copy(update={"indications": (here,)})
    row = row_of(compare((ALPHA, hands), SHELF), "age")
    assert row.cells[1].text == "12 years, teens from 88 pounds, chronic hand eczema"


@pytest.mark.parametrize(
    ("box", "said"),
    [("boxed", "Yes"), ("none", "No"), ("elsewhere", "Yes, for other uses"),
     ("unknown", "Not read. Ask.")],
)  # fmt: skip
def test_the_box_is_told_as_it_is_known(box, said):
    other = BETA.model_copy(update={"box": box})
    assert row_of(compare((ALPHA, other), SHELF), "boxed-warning").cells[1].text == said


def test_whose_data_a_boxed_warning_rests_on_is_in_its_fold():
    told = row_of(compared("alpha", "beta"), "boxed-warning").told[0]
    assert told.texts == ("Yes: clots.", "Rash: data from JAK pills as a group.")


def test_tests_by_their_moments_and_a_gap_as_a_gap():
    assert cells_of("tests", "alpha", "beta", "shot") == [
        "Before, week 4", "Not read. Ask.", "Not read. Ask.", "None new",
    ]  # fmt: skip
    said = SHOT.model_copy(update={"slots": (made.slot("while-you-take-it", "No tests."),)})
    assert row_of(compare((ALPHA, said), SHELF), "tests").cells[1].text == "No tests."


# --- side effects --------------------------------------------------------------------------------


def part_of(comparison, slug):
    return next(
        part for part in (*comparison.parts, *comparison.small_parts) if part.slug == slug
    )  # fmt: skip


def test_the_three_that_rose_most_in_each_column_are_rows_for_all():
    """Not the three that most people had: that would be the cough that they had anyway."""
    rows = part_of(compared("alpha", "shot"), "harms").rows
    assert slugs(rows) == [
        "reaction-acne", "reaction-cough", "reaction-headache", "reaction-nausea",
    ]  # fmt: skip
    assert slugs(part_of(compared("alpha", "beta"), "harms").rows) == [
        "reaction-acne", "reaction-headache", "reaction-nausea",
    ]  # fmt: skip


def test_totals_are_rows_only_of_a_column_that_names_nothing():
    total = BETA.model_copy(update={"reactions": (reaction("9", "3", effect="any-side-effect"),)})
    rows = part_of(compare((ALPHA, total), SHELF), "harms").rows
    assert "reaction-any-side-effect" in slugs(rows)
    assert "reaction-any-side-effect" not in slugs(part_of(compared("alpha", "beta"), "harms").rows)


def test_a_row_that_needs_1000_people_stands_in_a_view_of_its_own():
    tiny = BETA.model_copy(update={"reactions": (reaction("0.3", "0.1", effect="nausea"),)})
    found = compare((ALPHA, tiny), SHELF)
    assert "reaction-nausea" not in slugs(part_of(found, "harms").rows)
    (row,) = found.small.rows
    assert (row.slug, row.note) == ("reaction-nausea-1000", "out of 1,000")
    assert [words_of(cell) for cell in row.cells] == ["140 (100 mg), 20 (dummy)",
                                                      "3, 1 (dummy)", "1 to 20"]  # fmt: skip
    assert found.small.full == 200
    assert compared("alpha", "beta").small is None


def test_figures_per_year_and_people_followed_alone_stand_in_no_comparison(comparison):
    for row in comparison.rows:
        assert "rash" not in row.slug
        for fact in row.facts:
            assert getattr(fact, "unit", "people") == "people"
            assert not isinstance(fact, doc.AloneDoc)


def test_no_figure_is_not_no_warning():
    found = compared("alpha", "beta", "shot")
    headache = row_of(found, "reaction-headache").cells
    assert (headache[1].text, headache[1].href) == (
        "No count, but a warning", "/medicines/beta/warnings/#warning-headache",
    )  # fmt: skip
    assert headache[2].text == "Not found"
    boxed = BETA.model_copy(update={"warnings": (made.warning("nausea", boxed=True),)})
    nausea = row_of(compare((ALPHA, boxed), SHELF), "reaction-nausea").cells[1]
    assert (nausea.text, nausea.href) == (
        "No count, but a boxed warning", "/medicines/beta/warnings/#warning-nausea",
    )  # fmt: skip
    listed = BETA.model_copy(update={"warnings": (), "listings": (made.listing("nausea"),)})
    cell = row_of(compare((ALPHA, listed), SHELF), "reaction-nausea").cells[1]
    assert cell.text == "No count, but on its list"


def test_no_figure_found_is_said_where_the_lists_were_read():
    lists = tuple(map(made.label_part, ("warnings", "side-effects", "patient-guide")))
    read = BETA.model_copy(update={"label_parts": lists})
    assert row_of(compare((ALPHA, read), SHELF), "reaction-nausea").cells[1].text == (
        "No figure found"
    )


def test_a_side_effect_leads_to_its_own_page():
    told = row_of(compared("alpha", "beta"), "reaction-acne").told[-1]
    assert (told.href, told.link) == ("/side-effects/acne/", "More on Acne")


# --- sources -------------------------------------------------------------------------------------


def test_all_that_stands_in_it_rests_on_facts(comparison):
    held = {fact.sources for fact in comparison.facts}
    for row in comparison.rows:
        assert {fact.sources for fact in row.facts} <= held
        if any(cell.bars for cell in row.cells):
            assert row.sources, row.slug
