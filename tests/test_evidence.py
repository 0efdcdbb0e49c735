"""Trials as pictures and tables: every figure with its comparator, on one scale."""

import pytest

from drugs.evidence import evidence_page, trials


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
            sum(cell is not None for cell in row.cells[1:])
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
    assert nausea.cells[1].short == "fewer than 1"


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
    assert pool.harm.heading == "Side effect seen most: Nausea"
    assert [g.whole for g in pool.harm.groups] == [6, 15, 2]


def test_the_picture_of_benefit_is_of_the_same_measure_for_every_medicine(shown):
    for evidence in shown.medicines:
        if evidence.benefit:
            assert evidence.benefit.benefit.heading == "Clear or almost clear skin"


def test_the_picture_of_benefit_is_from_the_largest_trial_that_counted_it(shown):
    for evidence in shown.medicines:
        slugs = {row.study for row in evidence.medicine.outcomes if row.measure == "clear"}
        sizes = [t.study.size or 0 for t in evidence.trials if t.study.slug in slugs]
        if evidence.benefit is None:
            assert not sizes  # nothing it counted could be confirmed
            continue
        assert evidence.benefit.study.size in (max(sizes), None)


def test_the_picture_of_harm_is_the_side_effect_that_most_people_had(shown):
    for evidence in shown.medicines:
        if evidence.harm is None:
            assert not any(trial.reactions for trial in evidence.trials)
            continue
        most = max(
            cell.whole
            for trial in evidence.trials
            for table in trial.reactions
            if table.scale == "out of 100 people"
            for row in table.rows
            if not row.name.startswith("Any ")
            for cell in row.cells[1:]
            if cell
        )
        assert max(g.whole for g in evidence.harm.harm.groups[:-1]) == most


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
