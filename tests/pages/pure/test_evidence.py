"""Trials as pictures and tables: every figure with its comparator, on one scale."""

import re

import pytest

from drugs.pages.evidence import evidence_page, trials


@pytest.fixture(scope="module")
def shown(shelf):
    return evidence_page(shelf)


def all_trials(shown):
    return [*(t for e in shown.medicines for t in e.trials), *shown.head_to_head]


def test_every_medicine_has_a_part_in_the_order_of_the_alphabet(shown, shelf):
    assert [e.medicine for e in shown.medicines] == list(shelf.medicines.values())


def test_every_published_figure_is_in_exactly_one_trial(shown, shelf):
    """Nothing is left out because it is small, bad or awkward to draw."""
    for evidence in shown.medicines:
        medicine = evidence.medicine
        mine = [t for t in all_trials(shown) if t.medicine.slug == medicine.slug]
        cells = sum(
            sum(cell is not None for cell in row.cells[:-1])
            for trial in mine
            for table in (*trial.outcomes, *trial.reactions)
            for row in table.rows
        )
        assert cells == len(medicine.outcomes) + len(medicine.reactions), medicine.slug


def test_every_picture_ends_with_its_comparator(shown):
    pictures = 0
    for trial in all_trials(shown):
        for picture in filter(None, (trial.benefit, trial.harm)):
            pictures += 1
            assert len(picture.groups) >= 2
            assert picture.groups[-1].label == trial.comparator
            assert picture.caption.startswith("Out of 100 people")
            assert all(0 <= group.whole <= 100 for group in picture.groups)
    assert pictures > 20


def test_both_ways_round(shown):
    for trial in all_trials(shown):
        for picture in filter(None, (trial.benefit, trial.harm)):
            for group in picture.groups:
                if group.words.startswith("fewer"):
                    assert group.others == "more than 99 did not"
                else:
                    assert group.others == f"{100 - group.whole} did not"


def test_fewer_than_one_is_not_said_as_none(shelf):
    (force,) = [
        t for t in trials(shelf.medicines["anzupgo"], shelf) if t.study.slug == "delta-force"
    ]
    (nausea,) = [row for table in force.reactions for row in table.rows if row.name == "Nausea"]
    assert nausea.cells[0].short == "fewer than 1"


def test_trials_against_a_medicine_stand_apart(shown):
    for evidence in shown.medicines:
        assert not any(trial.head_to_head for trial in evidence.trials)
    names = {(t.medicine.slug, t.study.slug) for t in shown.head_to_head}
    assert {
        ("cibinqo", "jade-compare"),
        ("rinvoq", "heads-up"),
        ("anzupgo", "delta-force"),
    } <= names
    cibinqo = next(t for t in shown.head_to_head if t.medicine.slug == "cibinqo")
    assert "Dupixent" in cibinqo.comparator


def test_the_figures_of_a_known_trial(shelf):
    found = {t.study.slug: t for t in trials(shelf.medicines["cibinqo"], shelf)}
    mono = found["jade-mono-1"]
    assert mono.benefit.heading == "Clear or almost clear skin"
    assert [g.whole for g in mono.benefit.groups] == [24, 44, 8]
    assert mono.how_many == "387 people"
    assert mono.how_long.startswith("12 weeks")
    assert mono.harm is None
    pool = found["cibinqo-placebo-pool"]
    assert pool.harm.heading == "Side effect seen more with Cibinqo: Nausea"
    assert [g.whole for g in pool.harm.groups] == [6, 15, 2]


def test_the_picture_of_benefit_is_of_the_same_measure_for_every_medicine(shown):
    for evidence in shown.medicines:
        if evidence.benefit:
            assert evidence.benefit.benefit.heading == "Clear or almost clear skin"


@pytest.mark.parametrize(
    ("medicine", "benefit", "harm"),
    [
        ("anzupgo", "delta-pool", "delta-pool"),
        ("cibinqo", "jade-mono-2", "cibinqo-placebo-pool"),
        ("olumiant", "breeze-ad1", "breeze-ad-pool"),
        ("opzelura", "true-ad1", "true-ad-pool"),
        ("rinvoq", "measure-up-1", "rising-up"),
    ],
)
def test_which_trials_are_pictured(shown, medicine, benefit, harm):
    """None of children, none with a cream where there is one without, whatever they found."""
    (evidence,) = (e for e in shown.medicines if e.medicine.slug == medicine)
    assert (evidence.benefit.study.slug, evidence.harm.study.slug) == (benefit, harm)


def test_the_picture_of_harm_is_of_a_side_effect_seen_more_with_the_medicine(shown):
    drawn = 0
    for evidence in shown.medicines:
        if evidence.harm is None:
            assert not any(trial.reactions for trial in evidence.trials)
            continue
        more = {
            row.name: max(cell.whole for cell in row.cells[:-1] if cell)
            for table in evidence.harm.reactions
            if table.scale == "out of 100 people"
            for row in table.rows
            if not row.name.startswith("Any ")
            and any(cell.whole > row.cells[-1].whole for cell in row.cells[:-1] if cell)
        }
        if not more:
            assert evidence.harm.harm is None
            assert "no named side effect was seen more" in evidence.harm.harm_words
            assert evidence.medicine.slug == "anzupgo"
            continue
        drawn += 1
        *groups, beside = evidence.harm.harm.groups
        most = max(group.whole for group in groups)
        assert most == max(more.values())
        assert most > beside.whole
    assert drawn >= 4


def test_every_picture_says_whose_numbers_it_shows(shown):
    for trial in all_trials(shown):
        for picture in filter(None, (trial.benefit, trial.harm)):
            assert picture.about.startswith(f"{trial.study.name}: {trial.study.who}, ")
            size = f"{trial.study.size:,} people in all" if trial.study.size else "not in the text"
            assert size in picture.about
            assert re.search(r"(?:week|day) \d|\d weeks", picture.about)
            also = f"Everyone also used {trial.study.also_used}."
            assert (also in picture.about) == bool(trial.study.also_used)
            *groups, beside = picture.groups
            assert all(group.label.startswith(trial.medicine.brand) for group in groups)
            assert "plus" not in beside.label


def test_trials_taken_together_are_not_counted_as_trials(shown, shelf):
    for evidence in shown.medicines:
        pools = [t for t in evidence.trials if "pool" in t.study.slug]
        assert [t for t in evidence.trials if t.pooled] == pools
        assert evidence.at_source + evidence.second_hand + len(pools) == len(evidence.trials)
    counts = {e.medicine.slug: (e.at_source, e.second_hand, e.pooled) for e in shown.medicines}
    assert counts["opzelura"] == (1, 3, 1)


def test_it_says_how_each_trial_was_read(shown):
    kinds = {trial.primary for trial in all_trials(shown)}
    assert kinds == {True, False}
    for trial in all_trials(shown):
        first = trial.how_sure[0]
        assert ("read this at the source itself" in first) == trial.primary
        assert ("second-hand" in first) != trial.primary
        if trial.study.caution:
            assert trial.study.caution in trial.how_sure


def test_one_second_hand_figure_makes_a_trial_second_hand(shelf):
    """DELTA FORCE is primary as a study; the trial is so only if all of its figures are."""
    for medicine in shelf.medicines.values():
        for trial in trials(medicine, shelf):
            rows = [
                row
                for row in (*medicine.outcomes, *medicine.reactions)
                if row.study == trial.study.slug and row.head_to_head == trial.head_to_head
            ]
            assert trial.primary == all(r.how_checked == "primary" for r in [trial.study, *rows])


def test_who_knew_is_said_only_where_the_documents_say_so(shown):
    for trial in all_trials(shown):
        said = any("knew which" in reason for reason in trial.how_sure)
        assert said == ("knew which" in trial.study.caution)


def test_small_groups_are_named(shown):
    rising = next(t for t in all_trials(shown) if t.study.slug == "rising-up")
    assert any("only 90 people" in reason for reason in rising.how_sure)


def test_the_lede_holds_more_were_clear_on_the_medicine_and_never_all(shelf):
    """The page opens with this sentence; when it stops being true, it must go."""
    rows = [
        row
        for medicine in shelf.medicines.values()
        for row in medicine.outcomes
        if row.measure == "clear" and not row.head_to_head
    ]
    assert len(rows) > 10
    for row in rows:
        assert float(row.comparator.percent) < float(row.medicine.percent) < 100, row
