"""What a comparison says, and how it chooses what stands beside what."""

from itertools import combinations

import pytest

from drugs.documents import Side
from drugs.pages.compare import figures
from drugs.pages.compare.comparison import choose, compare, find, find_pair

SIX = ("anzupgo", "cibinqo", "corectim", "olumiant", "opzelura", "rinvoq")
CHOICES = [*combinations(SIX, 2), SIX[:3], SIX[2:], ("cibinqo", "opzelura", "rinvoq")]


@pytest.fixture(params=CHOICES, ids="-".join)
def comparison(request, shelf):
    return compare(choose(request.param, shelf).medicines, shelf)


def rows(comparison):
    return [row for group in comparison.groups for row in group.rows]


def row(comparison, slug):
    return next(row for row in rows(comparison) if row.slug == slug)


def changed(document, *, outcomes=None, **update):
    """A medicine whose outcomes are each updated, or replaced."""
    if outcomes is None:
        outcomes = tuple(o.model_copy(update=update) for o in document.outcomes)
    return document.model_copy(update={"outcomes": outcomes})


# --- choosing ---------------------------------------------------------------------------------


def test_order_is_that_of_the_alphabet_whatever_was_asked(shelf):
    found = choose(["rinvoq", "anzupgo", "rinvoq", "cibinqo"], shelf)
    assert [m.slug for m in found.medicines] == ["anzupgo", "cibinqo", "rinvoq"]


@pytest.mark.parametrize("name", ["cibinqo", "Cibinqo", " CIBINQO ", "abrocitinib"])
def test_a_medicine_goes_by_brand_and_generic_name(shelf, name):
    assert find(name, shelf).slug == "cibinqo"


@pytest.mark.parametrize("name", ["", "cib", "cibinqo-rinvoq", "\x00", "�", "c" * 100_000])
def test_anything_else_is_unknown(shelf, name):
    assert find(name, shelf) is None
    assert choose([name, "cibinqo"], shelf).unknown == (name,)
    assert not choose([name, "cibinqo", "rinvoq"], shelf).comparable


def test_pairs(shelf):
    for pair in ("cibinqo-rinvoq", "rinvoq-cibinqo", "upadacitinib-abrocitinib"):
        assert [m.slug for m in find_pair(pair, shelf)] == ["cibinqo", "rinvoq"], pair
    for other in ("cibinqo", "cibinqo-cibinqo", "cibinqo-rinvoq-opzelura", "a-b", "-" * 50_000):
        assert find_pair(other, shelf) == (), other


def test_each_wrong_choice_says_what_to_do(shelf):
    said = [
        choose(names, shelf).message for names in ([], ["cibinqo"], SIX[:5], ["cibinqo", "rinvok"])
    ]
    assert len(set(said)) == 4
    assert "Cibinqo" in said[1]
    assert "four at most" in said[2]


# --- the table --------------------------------------------------------------------------------


def test_every_row_has_every_medicine_and_no_change(comparison):
    whose = [medicine.slug for medicine in comparison.medicines] + [None]
    for row in rows(comparison):
        assert [c.medicine and c.medicine.slug for c in row.cells] == whose, row.slug


def test_no_cell_is_blank(comparison):
    for row in rows(comparison):
        for cell in row.cells:
            assert any([*cell.said, cell.beside]), (row.slug, cell.medicine)
            assert cell.missing or cell.facts or not cell.medicine, (row.slug, cell.medicine)


def test_rows_of_words_are_the_same_in_every_comparison(shelf):
    kept = {
        tuple(
            row.slug
            for row in rows(compare(choose(names, shelf).medicines, shelf))
            if not row.slug.startswith(("outcome-", "reaction-"))
        )
        for names in CHOICES
    }
    assert len(kept) == 1
    assert {"boxed-warning", "tests", "vaccines", "missed-dose", "cost", "not-known"} < set(*kept)


def test_every_figure_stands_with_its_comparator(comparison):
    trials = [t for row in rows(comparison) for cell in row.cells for t in cell.trials]
    for trial in trials:
        assert [line.comparator for line in trial.lines][-1:] == [True]
        assert len(trial.lines) >= 2
        assert sum(line.comparator for line in trial.lines) == 1
    assert trials or {m.slug for m in comparison.medicines} <= {"corectim"}


def test_no_change_holds_the_comparator_of_every_figure(comparison):
    for row in rows(comparison):
        shown = [trial for cell in row.cells for trial in cell.trials]
        if shown:
            assert [each.trial for each in row.cells[-1].beside] == shown, row.slug


def test_one_scale_within_each_table(comparison):
    for group in comparison.groups:
        units = {row.unit for row in group.rows if row.slug.startswith("reaction-")}
        assert len(units) <= 1, group.slug


def test_figures_per_year_stand_apart(shelf):
    found = compare(choose(["cibinqo", "rinvoq"], shelf).medicines, shelf)
    by_slug = {group.slug: group for group in found.groups}
    assert [row.slug for row in by_slug["by-the-year"].rows] == ["reaction-serious-infection"]
    apart = compare(choose(["opzelura", "rinvoq"], shelf).medicines, shelf)
    assert "by-the-year" not in {group.slug for group in apart.groups}


def test_same_is_said_only_of_rows_that_are(comparison):
    for row in rows(comparison):
        assert row.same == (len({repr(c.said) for c in row.cells if c.medicine}) == 1), row.slug


def test_a_changed_word_makes_a_row_differ(shelf):
    cibinqo, rinvoq = shelf.medicines["cibinqo"], shelf.medicines["rinvoq"]
    twin = rinvoq.model_copy(update={"summary": cibinqo.summary})
    assert row(compare((cibinqo, twin), shelf), "what-it-is").same
    assert not row(compare((cibinqo, rinvoq), shelf), "what-it-is").same


# --- which trial stands beside which ----------------------------------------------------------


def test_the_week_nearest_to_the_others(shelf):
    cibinqo, opzelura = shelf.medicines["cibinqo"], shelf.medicines["opzelura"]
    first, *others = (
        o for o in cibinqo.outcomes if o.measure == "clear" and o.study == "jade-mono-1"
    )
    early = first.model_copy(update={"week": 8})
    both = changed(cibinqo, outcomes=(early, first, *others))
    (alone,), _ = figures.chosen([both, shelf.medicines["rinvoq"]], "clear")["cibinqo"]
    (beside,), rest = figures.chosen([both, opzelura], "clear")["cibinqo"]
    assert (alone.week, beside.week) == (12, 8)
    assert [trial.week for trial in rest] == [12]


def test_trials_of_the_medicine_alone_come_before_bigger_ones(shelf):
    (trial,), others = figures.chosen([shelf.medicines["cibinqo"]], "clear")["cibinqo"]
    assert trial.study.slug == "jade-mono-2"
    assert others[-1].study.slug == "jade-compare"
    assert others[-1].study.size > trial.study.size


def test_how_well_a_medicine_did_plays_no_part(shelf):
    none, all_of_them = (Side(count=None, size=None, percent=p) for p in ("0", "100"))
    for medicine in shelf.medicines.values():
        for measure in figures.measures([medicine]):
            before, _ = figures.chosen([medicine], measure)[medicine.slug]
            shown = {trial.study.slug for trial in before}
            turned = changed(
                medicine,
                outcomes=tuple(
                    o.model_copy(update={"medicine": none if o.study in shown else all_of_them})
                    for o in medicine.outcomes
                ),
            )
            after, _ = figures.chosen([turned], measure)[medicine.slug]
            assert {trial.study.slug for trial in after} == shown, measure


def test_trials_that_are_equal_stand_together(shelf):
    cibinqo = shelf.medicines["cibinqo"]
    same_size = tuple(s.model_copy(update={"size": 390}) for s in cibinqo.studies)
    shown, others = figures.chosen([cibinqo.model_copy(update={"studies": same_size})], "clear")[
        "cibinqo"
    ]
    assert [trial.study.slug for trial in shown] == ["jade-mono-1", "jade-mono-2"]
    assert [trial.study.slug for trial in others] == ["jade-compare"]


def test_doses_stand_in_order_of_strength(shelf):
    (trial,), _ = figures.chosen([shelf.medicines["cibinqo"]], "clear")["cibinqo"]
    assert [line.short for line in trial.lines] == ["100 mg", "200 mg", "a dummy pill"]


def test_head_to_head_trials_stay_out_of_the_columns(comparison):
    for row in rows(comparison):
        for cell in row.cells:
            for fact in cell.facts:
                assert not getattr(fact, "head_to_head", False), row.slug


# --- head to head -----------------------------------------------------------------------------


def test_head_to_head_block_holds_every_such_trial(shelf):
    found = compare(choose(["cibinqo", "rinvoq", "corectim"], shelf).medicines, shelf)
    studies = {e.medicine.slug: {t.study.slug for t in e.tables} for e in found.head_to_head}
    assert studies["cibinqo"] == {"jade-compare"}
    assert "heads-up" in studies["rinvoq"]
    assert studies["corectim"] == set()
    assert not found.met_each_other


def test_a_trial_between_two_of_them_is_noticed(shelf):
    cibinqo, rinvoq = shelf.medicines["cibinqo"], shelf.medicines["rinvoq"]
    met = changed(cibinqo, comparator_name="Rinvoq (upadacitinib) pills", head_to_head=True)
    assert compare((met, rinvoq), shelf).met_each_other
    assert not compare((met, shelf.medicines["opzelura"]), shelf).met_each_other
