"""What a comparison says, and how it chooses what stands beside what: on made-up medicines."""

from itertools import combinations

import pytest

from drugs import documents as doc
from drugs.pages.compare import figures, harms
from drugs.pages.compare.comparison import choose, compare, find, find_pair
from tests import made_documents as made
from tests.made_figures import MG, alone, medicine, outcome, reaction, side, side_effect, study

READ = ("dosing", "contraindications", "warnings", "interactions", "some-people")


def parts(*names):
    return tuple(
        doc.LabelPartDoc(
            part=name, part_name=name, state="read", state_name="read", edition="", note=""
        )
        for name in names
    )


ALPHA = medicine(
    outcome("24", "8"), outcome("44", "8", dose=f"200 {MG}"),
    outcome("40", "10", measure="easi-75"),
    outcome("20", "5", measure="itch-4", week=None, day=4),
    reaction("14", "2"), reaction("9", "3", effect="acne"), reaction("7", "3", effect="headache"),
    reaction("60", "50", effect="any-side-effect"), reaction("4", "2", effect="cough"),
    reaction("0.4", "0.1", effect="shingles"),
    reaction("2.3", "1.1", effect="acne", unit="per-year"),
    outcome("50", "40", comparator_name="Gamma pills", head_to_head=True,
            against_treatment="gamma"),
    alone("90", effect="rash"),
    brand="Alpha", pictured_harm="nausea", pictured_harm_why="The label lists it.",
    label_parts=parts(*READ),
    rules=(
        made.rule("Not with severe liver trouble.", rank=0),
        made.rule("Not with blood thinners.", made.condition("takes", exception=True,
                  substance="aspirin", amount=81, amount_unit_name="mg", amount_per_name="a day"),
                  kind="do-not-mix", rank=1, names=("one", "two", "three", "four"), order=2),
        made.rule("Ask before any shot.", kind="ask-before-mixing", rank=2, order=3),
        made.rule("Check blood at week 4.", kind="check", rank=2, order=4),
    ),
)  # fmt: skip
BETA = medicine(
    outcome("33", "7", week=12), reaction("8", "2", effect="acne"),
    brand="Beta", label_parts=parts("dosing"),
    rules=(made.rule("Do not start with TB.", kind="do-not-start", rank=1),),
)  # fmt: skip
GAMMA = medicine(outcome("30", "9"), brand="Gamma", rules_entered=False)
DELTA = medicine(brand="Delta", route="cream", form="cream", studies=[])
SHELF = made.shelf(
    ALPHA, BETA, GAMMA, DELTA,
    *map(side_effect, ("nausea", "acne", "headache", "cough", "shingles", "rash")),
    side_effect("any-side-effect", role="tally"),
    *map(made.substance, ("aspirin", "one", "two", "three", "four")),
)  # fmt: skip
FOUR = ("alpha", "beta", "delta", "gamma")
CHOICES = [*combinations(FOUR, 2), FOUR[:3], FOUR]


def compared(*names):
    return compare(choose(names, SHELF).medicines, SHELF)


@pytest.fixture(params=CHOICES, ids="-".join)
def comparison(request):
    return compared(*request.param)


def rows(comparison):
    return [row for group in comparison.groups for row in (*group.rows, *group.folded)]


def row(comparison, slug):
    return next(row for row in rows(comparison) if row.slug == slug)


def group(comparison, slug):
    return next(group for group in comparison.groups if group.slug == slug)


def slugs(found):
    return [row.slug for row in found]


# --- choosing ---------------------------------------------------------------------------------


def test_order_is_that_of_the_alphabet_whatever_was_asked():
    found = choose(["gamma", "alpha", "gamma", "beta"], SHELF)
    assert [m.slug for m in found.medicines] == ["alpha", "beta", "gamma"]


@pytest.mark.parametrize("name", ["alpha", "Alpha", " ALPHA ", "alphatinib"])
def test_a_medicine_goes_by_brand_and_generic_name(name):
    assert find(name, SHELF).slug == "alpha"


@pytest.mark.parametrize("name", ["", "alp", "alpha-beta", "\x00", "�", "c" * 100_000])
def test_anything_else_is_unknown(name):
    assert find(name, SHELF) is None
    assert choose([name, "alpha"], SHELF).unknown == (name,)
    assert not choose([name, "alpha", "beta"], SHELF).comparable


def test_pairs():
    for pair in ("alpha-beta", "beta-alpha", "betatinib-alphatinib"):
        assert [m.slug for m in find_pair(pair, SHELF)] == ["alpha", "beta"], pair
    for other in ("alpha", "alpha-alpha", "alpha-beta-gamma", "a-b", "-" * 50_000):
        assert find_pair(other, SHELF) == (), other


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
    assert row(compare((ALPHA, BETA), SHELF), "what-it-is").same
    assert not row(compare((ALPHA, other), SHELF), "what-it-is").same


# --- rules ------------------------------------------------------------------------------------


def test_every_rule_that_no_form_may_leave_out_is_there_whole():
    found = compared("alpha", "beta")
    assert [r.slug for r in found.rules] == ["rule-do-not-use", "rule-do-not-start",
                                             "rule-do-not-mix"]  # fmt: skip
    (item,) = row(found, "rule-do-not-mix").cells[0].items
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
    found = row(compared("alpha", "beta", "gamma"), "rule-do-not-mix")
    assert [cell.text for cell in found.cells[1:3]] == [
        "Not confirmed. Ask your doctor or pharmacist.",
        "Not listed here yet. Read it on its own page.",
    ]
    assert row(compared("alpha", "beta"), "rule-do-not-start").cells[0].text == (
        "None in what we read."
    )


def test_what_else_to_ask_about_is_not_said_twice():
    cell = row(compared("alpha", "beta"), "mixing").cells[0]
    assert [item.text for item in cell.items] == ["Ask before any shot."]


def test_a_rule_of_another_region_names_it():
    abroad = made.rule("Not with it.", rank=0, region="japan", region_name="Japan")
    other = BETA.model_copy(update={"rules": (abroad,)})
    found = row(compare((ALPHA, other), SHELF), "rule-do-not-use")
    assert found.cells[1].items[0].text == "Japan: Not with it."


# --- side effects -----------------------------------------------------------------------------


def test_the_three_largest_of_each_stand_in_the_open_and_all_others_are_folded():
    shown = group(compared("alpha", "beta"), "side-effects")
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
    small = group(found, "side-effects-1000")
    assert (slugs(small.rows), slugs(small.folded)) == ([], ["reaction-shingles-1000"])
    assert small.scale == "Numbers are people out of 1,000."
    (trial,) = small.folded[0].cells[0].trials
    assert [line.number.short for line in trial.lines] == ["4", "1"]
    tiny = BETA.model_copy(update={"reactions": (reaction("0.3", "0.1", effect="nausea"),)})
    other = compare((ALPHA, tiny), SHELF)
    (trial,) = row(other, "reaction-nausea-1000").cells[0].trials
    assert [line.number.words for line in trial.lines] == ["140 out of 1,000", "20 out of 1,000"]


def test_the_rows_in_the_open_are_those_for_paper():
    found = compared("alpha", "beta")
    assert slugs(found.harms) == ["reaction-acne", "reaction-headache", "reaction-nausea",
                                  "reaction-acne-year"]  # fmt: skip


def test_figures_per_year_stand_apart():
    by_year = group(compared("alpha", "beta"), "side-effects-year")
    assert slugs(by_year.rows) == ["reaction-acne-year"]
    assert by_year.scale == "Numbers are per 100 people followed for a year."
    assert "side-effects-year" not in {g.slug for g in compared("beta", "gamma").groups}


def test_people_followed_alone_stand_in_no_comparison(comparison):
    assert not any("rash" in row.slug for row in rows(comparison))


def test_the_chosen_harm_is_pictured_with_its_reason():
    found = row(compared("alpha", "beta", "delta"), "pictured-harm")
    alpha, beta, delta, _ = found.cells
    assert (alpha.title, alpha.text) == ("Nausea", "Why this one? The label lists it.")
    assert [line.number.whole for line in alpha.trials[0].lines] == [14, 2]
    assert beta.missing
    assert beta.text.startswith("No figure of a single side effect of Beta")
    assert delta.text == "Not reported in the texts we read."


# --- which trial stands beside which ----------------------------------------------------------


def test_the_week_nearest_to_the_others():
    both = medicine(outcome(week=8), outcome(week=12), brand="Both")
    (late,), _ = figures.chosen([both, BETA], "clear")["both"]
    early_other = medicine(outcome(week=8), brand="Other")
    (early,), rest = figures.chosen([both, early_other], "clear")["both"]
    assert (late.week, early.week) == (12, 8)
    assert [trial.week for trial in rest] == [12]


def test_trials_of_the_medicine_alone_come_before_bigger_ones():
    studies = [study("a", size=100), study("b", size=900, also_used="steroid cream")]
    made_up = medicine(outcome(study="a"), outcome(study="b"), studies=studies)
    (trial,), others = figures.chosen([made_up], "clear")["madeup"]
    assert (trial.study.slug, others[-1].study.slug) == ("a", "b")


@pytest.mark.parametrize("percents", [("0", "100"), ("100", "0")])
def test_how_well_a_medicine_did_plays_no_part(percents):
    studies = [study("a", size=100), study("b", size=90)]
    rows_of = [outcome(percent, study=s) for s, percent in zip("ab", percents, strict=True)]
    (trial,), _ = figures.chosen([medicine(*rows_of, studies=studies)], "clear")["madeup"]
    assert trial.study.slug == "a"


def test_trials_that_are_equal_stand_together():
    studies = [study("a"), study("b"), study("c", size=10)]
    made_up = medicine(*(outcome(study=s) for s in "abc"), studies=studies)
    shown, others = figures.chosen([made_up], "clear")["madeup"]
    assert [trial.study.slug for trial in shown] == ["a", "b"]
    assert [trial.study.slug for trial in others] == ["c"]


def test_doses_stand_in_order_of_strength_and_short_where_that_tells_them_apart():
    doses = [outcome(dose=dose) for dose in (f"200 {MG}", f"50 {MG}")]
    (trial,), _ = figures.chosen([medicine(*doses)], "clear")["madeup"]
    assert [line.short for line in trial.lines] == ["50 mg", "200 mg", "a dummy pill"]
    assert trial.lines[0].label == f"50 {MG}"
    doses.append(outcome(dose="50 mg twice a day"))
    (trial,), _ = figures.chosen([medicine(*doses)], "clear")["madeup"]
    assert [line.short for line in trial.lines[:2]] == [f"50 {MG}", "50 mg twice a day"]


def test_head_to_head_trials_stay_out_of_the_columns(comparison):
    for row in rows(comparison):
        for cell in row.cells:
            for fact in cell.facts:
                assert not getattr(fact, "head_to_head", False), row.slug


# --- head to head -----------------------------------------------------------------------------


def test_head_to_head_block_holds_every_such_trial():
    found = compared("alpha", "beta", "delta")
    studies = {e.medicine.slug: {t.study.slug for t in e.tables} for e in found.head_to_head}
    assert studies == {"alpha": {"a-trial"}, "beta": set(), "delta": set()}


def test_a_trial_between_two_of_them_is_noticed_by_its_fields():
    assert compared("alpha", "gamma").met_each_other
    assert not compared("alpha", "beta").met_each_other
    by_words = outcome(comparator_name="Beta (betatinib) pills", head_to_head=True)
    named = medicine(by_words, brand="Alpha")
    assert not compare((named, BETA), SHELF).met_each_other
    own = [study(comparator="Beta pills", comparator_treatment="beta")]
    of_study = medicine(outcome(comparator_name="Beta pills"), studies=own, brand="Alpha")
    assert compare((of_study, BETA), SHELF).met_each_other


def test_the_exact_figure_stands_beside_its_group():
    one = medicine(reaction(side("", 1, 400), side("", 0, 400)), brand="One")
    found = compare((one, BETA), SHELF)
    assert row(found, "reaction-nausea-1000").cells[0].trials[0].exact == (
        f"100 {MG}: 1 of 400. A dummy pill: 0 of 400"
    )


def test_one_trial_stands_in_a_row_of_side_effects_and_the_others_are_told_below():
    studies = [study("small", size=90), study("big", size=900), study("kids", size=999, ages_to=11)]
    rows_of = [
        reaction("10", "2", study="small"), reaction("6", "3", study="big"),
        reaction("0.3", "0.1", study="kids"), reaction("8", "1", effect="acne", study="small"),
    ]  # fmt: skip
    several = medicine(*rows_of, studies=studies, brand="Several")
    found = compare((BETA, several), SHELF)
    cell = row(found, "reaction-nausea").cells[1]
    assert [trial.study.slug for trial in cell.trials] == ["big"]
    assert [trial.study.slug for trial in cell.other_trials] == ["small", "kids"]
    told = group(found, "side-effects").studied[1]
    assert {trial.study.slug for trial in told.trials} == {"big", "small", "kids"}
    assert any("0.3%" in line for line in told.exact)
    assert harms.largest(several, "people", SHELF) == {"acne", "nausea"}
