"""What every comparison says: on made-up medicines."""

from drugs import documents as doc
from drugs.pages.compare.comparison import compare
from tests import made_documents as made
from tests.made_figures import reaction
from tests.pages.pure.compared import (
    ALPHA,
    BETA,
    CHOICES,
    SHELF,
    compared,
    group_of,
    row_of,
    rows,
    slugs,
)

# --- every comparison -------------------------------------------------------------------------


def test_every_row_has_a_cell_for_each_medicine_and_for_no_change(comparison):
    whose = [medicine.slug for medicine in comparison.medicines] + [None]
    for row in rows(comparison):
        assert [c.medicine and c.medicine.slug for c in row.cells] == whose, row.slug


def test_no_cell_is_blank(comparison):
    for row in rows(comparison):
        for cell in row.cells:
            assert any([*cell.said, cell.beside]), (row.slug, cell.medicine)
            assert cell.missing or cell.facts or not cell.medicine, (row.slug, cell.medicine)


def test_rows_of_words_are_the_same_in_every_comparison():
    kept = {
        tuple(
            row.slug
            for row in rows(compared(*names))
            if not row.slug.startswith(("outcome-", "reaction-", "rule-"))
        )
        for names in CHOICES
    }
    assert len(kept) == 1
    assert {"boxed-warning", "tests", "vaccines", "mixing", "cost", "not-known"} < set(*kept)


def test_every_figure_stands_with_its_comparator(comparison):
    for trial in (t for row in rows(comparison) for cell in row.cells for t in cell.trials):
        assert [line.comparator for line in trial.lines][-1:] == [True]
        assert len(trial.lines) >= 2
        assert sum(line.comparator for line in trial.lines) == 1


def test_no_change_holds_the_comparator_of_every_figure(comparison):
    for row in rows(comparison):
        shown = [trial for cell in row.cells for trial in cell.trials]
        if shown:
            assert [each.trial for each in row.cells[-1].beside] == shown, row.slug


def test_one_scale_within_each_table(comparison):
    for group in comparison.groups:
        figures_of = [row for row in (*group.rows, *group.folded) if row.compact]
        assert len({row.unit for row in figures_of}) <= 1, group.slug


def test_same_is_said_only_of_rows_that_are(comparison):
    for row in rows(comparison):
        assert row.same == (len({repr(c.said) for c in row.cells if c.medicine}) == 1), row.slug


def test_a_changed_word_makes_a_row_differ():
    other = BETA.model_copy(update={"summary": "A small pill."})
    assert row_of(compare((ALPHA, BETA), SHELF), "what-it-is").same
    assert not row_of(compare((ALPHA, other), SHELF), "what-it-is").same


# --- rules ------------------------------------------------------------------------------------


def test_every_rule_that_no_form_may_leave_out_is_there_whole():
    found = compared("alpha", "beta")
    assert [r.slug for r in found.rules] == ["rule-do-not-use", "rule-do-not-start",
                                             "rule-do-not-mix"]  # fmt: skip
    (item,) = row_of(found, "rule-do-not-mix").cells[0].items
    assert item.text == (
        "Not with blood thinners. Such as one, two, three and others. "
        "Allowed: aspirin, 81 mg a day or less."
    )
    for shown in found.medicines:
        told = [i.text for r in found.rules for c in r.cells if c.medicine == shown
                for i in c.items]  # fmt: skip
        for rule in shown.rules_of(0, 1):
            assert any(text.startswith(rule.short.removesuffix(".")) for text in told), rule.short


def test_start_and_stop_rules_are_never_in_one_row(comparison):
    for row in comparison.rules:
        kinds = {fact.kind for cell in row.cells for fact in cell.facts}
        assert len(kinds) == 1


def test_a_missing_rule_says_whether_the_label_was_read():
    found = row_of(compared("alpha", "beta", "gamma"), "rule-do-not-mix")
    assert [cell.text for cell in found.cells[1:3]] == [
        "Not confirmed. Ask your doctor or pharmacist.",
        "Not listed here yet. Read it on its own page.",
    ]
    assert row_of(compared("alpha", "beta"), "rule-do-not-start").cells[0].text == (
        "None in what we read."
    )


def test_what_else_to_ask_about_is_not_said_twice():
    cell = row_of(compared("alpha", "beta"), "mixing").cells[0]
    assert [item.text for item in cell.items] == ["Ask before any shot."]


def test_a_rule_of_another_region_names_it():
    abroad = made.rule("Not with it.", rank=0, region="japan", region_name="Japan")
    other = BETA.model_copy(update={"rules": (abroad,)})
    found = row_of(compare((ALPHA, other), SHELF), "rule-do-not-use")
    assert found.cells[1].items[0].text == "Japan: Not with it."


# --- side effects -----------------------------------------------------------------------------


def test_the_three_largest_of_each_stand_in_the_open_and_all_others_are_folded():
    shown = group_of(compared("alpha", "beta"), "side-effects")
    assert slugs(shown.rows) == [
        "pictured-harm", "reaction-acne", "reaction-headache", "reaction-nausea", "other-warnings",
    ]  # fmt: skip
    assert slugs(shown.folded) == ["reaction-any-side-effect", "reaction-cough"]


def test_no_figure_is_lost():
    found = compared("alpha", "beta")
    told = {(f.side_effect, f.unit) for row in rows(found) for cell in row.cells
            for f in cell.facts if isinstance(f, doc.ReactionDoc)}  # fmt: skip
    assert told == {(f.side_effect, f.unit) for m in (ALPHA, BETA) for f in m.reactions}


def test_a_row_that_needs_1000_people_stands_in_a_table_of_its_own():
    found = compared("alpha", "beta")
    small = group_of(found, "side-effects-1000")
    assert (slugs(small.rows), slugs(small.folded)) == ([], ["reaction-shingles-1000"])
    assert small.scale == "Numbers are people out of 1,000."
    (trial,) = small.folded[0].cells[0].trials
    assert [line.number.short for line in trial.lines] == ["4", "1"]
    tiny = BETA.model_copy(update={"reactions": (reaction("0.3", "0.1", effect="nausea"),)})
    other = compare((ALPHA, tiny), SHELF)
    (trial,) = row_of(other, "reaction-nausea-1000").cells[0].trials
    assert [line.number.words for line in trial.lines] == ["140 out of 1,000", "20 out of 1,000"]


def test_the_rows_in_the_open_are_those_for_paper():
    found = compared("alpha", "beta")
    assert slugs(found.harms) == ["reaction-acne", "reaction-headache", "reaction-nausea",
                                  "reaction-acne-year"]  # fmt: skip


def test_figures_per_year_stand_apart():
    by_year = group_of(compared("alpha", "beta"), "side-effects-year")
    assert slugs(by_year.rows) == ["reaction-acne-year"]
    assert by_year.scale == "Numbers are per 100 people followed for a year."
    assert "side-effects-year" not in {g.slug for g in compared("beta", "gamma").groups}


def test_people_followed_alone_stand_in_no_comparison(comparison):
    assert not any("rash" in row.slug for row in rows(comparison))


def test_the_chosen_harm_is_pictured_with_its_reason():
    found = row_of(compared("alpha", "beta", "delta"), "pictured-harm")
    alpha, beta, delta, _ = found.cells
    assert (alpha.title, alpha.text) == ("Nausea", "Why this one? The label lists it.")
    assert [line.number.whole for line in alpha.trials[0].lines] == [14, 2]
    assert beta.missing
    assert beta.text.startswith("No figure of a single side effect of Beta")
    assert delta.text == "Not reported in the texts we read."
