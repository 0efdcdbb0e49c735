"""The evidence at a glance: one trial of each medicine for benefit and for harm, never ranked."""

import pytest

from drugs.documents import TermDoc
from drugs.numbers.sides import share
from drugs.pages.evidence import evidence_page
from tests import made_documents as made
from tests.pages.pure.test_trials import ALPHA, SHELF


@pytest.fixture(scope="module")
def shown():
    return evidence_page(SHELF)


def test_every_medicine_leads_to_its_trials_in_the_order_of_the_alphabet(shown):
    assert [(m.medicine.brand, m.trials) for m in shown.medicines] == [
        ("Alpha", 3), ("Beta", 1), ("Gamma", 0),
    ]  # fmt: skip
    assert shown.head_to_head == 1


def test_the_trial_of_each_is_the_one_taken_everywhere(shown):
    (benefit,), (harm,) = shown.benefit.trials, shown.harm.trials
    numbers = [(row.on_it.short, row.beside.short) for row in benefit.rows]
    assert numbers == [("24", "8"), ("44", "8")]
    assert (harm.what, [row.on_it.short for row in harm.rows]) == ("Nausea", ["6", "15"])
    assert benefit.trial == harm.trial == ALPHA.study("main").name


def test_whom_a_table_leaves_out_is_said(shown):
    assert [medicine.brand for medicine in shown.no_benefit] == ["Beta", "Gamma"]
    assert [item.medicine.brand for item in shown.no_harm] == ["Beta", "Gamma"]
    assert all(item.why for item in shown.no_harm)


def test_a_harm_is_never_stretched_against_a_benefit(shown):
    """Bars of both tables are full at the same number."""
    assert shown.benefit.full == shown.harm.full == 50


def test_everything_shown_can_be_traced(shown):
    cited = {
        slug for table in (shown.benefit, shown.harm) for t in table.trials for slug in t.sources
    }
    assert cited
    assert cited <= {slug for fact in shown.facts for slug in fact.sources}


def term(slug, score):
    return TermDoc(
        slug=slug, term=slug, say_it="", also_called=(), definition=made.text("A word."),
        score=score, **made.FACT,
    )  # fmt: skip


def test_scores_are_the_words_that_have_a_place_among_scores():
    terms = [term("easi", 2), term("iga", 1), term("biologic", None)]
    page = evidence_page(made.shelf(*terms))
    assert [score.slug for score in page.scores] == ["iga", "easi"]
    assert page.benefit is None


# --- the real ones ----------------------------------------------------------------------------


def test_the_lede_holds_more_were_clear_on_the_medicine_and_never_all(shelf):
    """The page opens with this sentence; when it stops being true, it must go."""
    rows = [
        row
        for document in shelf.medicines.values()
        for row in document.outcomes
        if row.measure == "clear" and not row.head_to_head
    ]
    assert rows
    for row in rows:
        assert share(row.comparator) < share(row.medicine) < 1, row
