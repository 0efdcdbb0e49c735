"""Which approvals cover which choices: a table of cases over the published shelf."""

import pytest

from drugs.documents import Block, Inline
from drugs.pages.who_can_use.answer import answer, answer_for, judge
from drugs.pages.who_can_use.form import EMPTY, QUESTIONS, Form, read_form

CHOSEN = {
    "age": "18-to-64",
    "kind": "atopic-dermatitis",
    "severity": "moderate",
    "tried": "steroid-cream other-cream whole-body",
    "route": "either",
}


def form(**choices):
    sent = {name: value.split() for name, value in (CHOSEN | choices).items()}
    read = read_form(sent)
    assert not read.errors, read.errors
    return read


def here(shelf, brand, **choices):
    """The approvals in the United States, as {condition: approval}."""
    found = answer_for(shelf.medicines[brand], form(**choices)).here
    return {approval.indication.condition: approval for approval in found}


def us(shelf, brand, **choices):
    (only,) = here(shelf, brand, **choices).values()
    return only


HANDS = {"kind": "chronic-hand-eczema"}

# brand, choices, verdict in the United States, and what must be said.
CASES = [
    # Cibinqo: atopic dermatitis, from 12, moderate to severe, after whole-body medicines.
    ("cibinqo", {"age": "2-to-11"}, "does-not", "Approved from age 12."),
    ("cibinqo", {"age": "12-to-17"}, "covers", ""),
    ("cibinqo", {"age": "65-or-older"}, "covers", ""),
    ("cibinqo", {"severity": "severe"}, "covers", ""),
    ("cibinqo", {"severity": "mild"}, "does-not", "moderate to severe eczema, not for mild"),
    ("cibinqo", {"severity": "not-sure"}, "depends", "Ask your doctor how bad yours is."),
    ("cibinqo", {"tried": "steroid-cream"}, "does-not", "comes first. You must first have tried"),
    ("cibinqo", {"tried": "none"}, "does-not", "Something else comes first"),
    ("cibinqo", {"tried": ""}, "depends", "What comes first: You must first have tried"),
    ("cibinqo", {"kind": "chronic-hand-eczema"}, "does-not", "not for chronic hand eczema"),
    ("cibinqo", {"kind": "another"}, "does-not", "not for another kind of eczema"),
    ("cibinqo", {"kind": "not-sure"}, "depends", "Ask your doctor which kind you have."),
    # Rinvoq: the same, and teens from 40 kg.
    ("rinvoq", {"age": "2-to-11"}, "does-not", "Approved from age 12."),
    ("rinvoq", {"age": "12-to-17"}, "depends", "Under age 18, you must weigh at least 40 kg (88"),
    ("rinvoq", {"age": "18-to-64"}, "covers", ""),
    ("rinvoq", {"age": "65-or-older"}, "covers", ""),
    ("rinvoq", {"severity": "mild"}, "does-not", "moderate to severe"),
    ("rinvoq", {"kind": "chronic-hand-eczema"}, "does-not", "not for chronic hand eczema"),
    # Opzelura: from 2, mild to moderate, after prescription creams of either sort.
    ("opzelura", {"age": "6-to-23-months"}, "does-not", "Approved from age 2."),
    ("opzelura", {"age": "2-to-11"}, "covers", ""),
    ("opzelura", {"severity": "mild"}, "covers", ""),
    ("opzelura", {"severity": "severe"}, "does-not", "mild to moderate eczema, not for severe"),
    ("opzelura", {"tried": "steroid-cream"}, "covers", ""),
    ("opzelura", {"tried": "other-cream"}, "covers", ""),
    ("opzelura", {"tried": "none"}, "does-not", "tried other prescription creams"),
    ("opzelura", {"kind": "chronic-hand-eczema"}, "does-not", "not for chronic hand eczema"),
    # Anzupgo: chronic hand eczema only, adults, moderate to severe, after steroid creams.
    ("anzupgo", {}, "not-approved", "It is approved for chronic hand eczema only."),
    ("anzupgo", HANDS, "covers", ""),
    ("anzupgo", HANDS | {"age": "12-to-17"}, "does-not", "Approved from age 18."),
    ("anzupgo", HANDS | {"severity": "mild"}, "does-not", "not for mild"),
    ("anzupgo", HANDS | {"tried": "other-cream"}, "does-not", "tried steroid creams"),
    # Not approved for eczema in the United States, whatever is chosen.
    ("olumiant", {}, "not-approved", ""),
    ("olumiant", {"kind": "chronic-hand-eczema"}, "not-approved", "no approval for chronic hand"),
    ("corectim", {}, "not-approved", ""),
    ("corectim", {"age": "6-to-23-months", "severity": "mild"}, "not-approved", ""),
]  # fmt: skip


@pytest.mark.parametrize(("brand", "choices", "verdict", "said"), CASES)
def test_in_the_united_states(shelf, brand, choices, verdict, said):
    found = us(shelf, brand, **choices)
    assert found.verdict == verdict
    assert said in " ".join([*found.why, *found.check])
    if verdict == "covers":
        assert not found.why
        assert not found.check


def test_the_cases_name_every_medicine(shelf):
    assert {case[0] for case in CASES} == set(shelf.medicines)


def test_both_kinds_show_both_decisions(shelf):
    assert set(here(shelf, "anzupgo")) == {"atopic-dermatitis"}
    found = here(shelf, "anzupgo", kind="both")
    assert found["atopic-dermatitis"].verdict == "not-approved"
    assert found["chronic-hand-eczema"].verdict == "covers"


def test_only_anzupgo_is_approved_here_for_hand_eczema(shelf):
    for brand in shelf.medicines:
        covers = us(shelf, brand, kind="chronic-hand-eczema").verdict == "covers"
        assert covers == (brand == "anzupgo"), brand


# brand, region, choices, verdict, what must be said
ELSEWHERE = [
    ("olumiant", "eu-uk", {"age": "2-to-11"}, "depends", "treatment that works on the whole body"),
    ("olumiant", "eu-uk", {"age": "6-to-23-months"}, "does-not", "Approved from age 2."),
    ("olumiant", "japan", {"age": "12-to-17"}, "does-not", "Approved from age 18."),
    ("corectim", "japan", {"age": "under-6-months"}, "does-not", "Approved from age 6 months."),
    ("corectim", "japan", {"age": "6-to-23-months"}, "depends", "could not confirm how bad"),
    ("corectim", "eu-uk", {}, "not-approved", ""),
    ("cibinqo", "eu-uk", {}, "not-confirmed", ""),
    ("rinvoq", "eu-uk", {}, "not-confirmed", ""),
    ("opzelura", "china", {}, "under-review", ""),
    ("anzupgo", "eu-uk", {"kind": "chronic-hand-eczema"}, "depends", "could not confirm"),
    ("cibinqo", "china", {"age": "2-to-11"}, "does-not", "Approved from age 12."),
]


@pytest.mark.parametrize(("brand", "region", "choices", "verdict", "said"), ELSEWHERE)
def test_elsewhere(shelf, brand, region, choices, verdict, said):
    found = answer_for(shelf.medicines[brand], form(**choices)).elsewhere
    (only,) = [a for a in found if a.indication.region == region]
    assert only.verdict == verdict
    assert said in " ".join([*only.why, *only.check])


def test_an_approval_in_part_of_a_band_of_ages_says_so(shelf):
    row = us(shelf, "opzelura").indication.model_copy(update={"min_age_months": 72})
    found = judge(row, form(age="2-to-11"))
    assert found.verdict == "depends"
    assert found.check == ("Approved from age 6. That is only part of the ages you chose.",)


def test_a_requirement_in_other_words_is_left_to_the_reader(shelf):
    told = (Block(kind="paragraph", inlines=(Inline(kind="text", text="Ask a wise owl."),)),)
    row = us(shelf, "cibinqo").indication.model_copy(update={"tried_first": told})
    found = judge(row, form(tried="whole-body"))
    assert found.verdict == "depends"
    assert found.check == ("What comes first: Ask a wise owl.",)


def test_every_requirement_published_for_the_united_states_is_understood(shelf):
    """So that a new wording in a fixture is seen here, not only as a vaguer answer."""
    rows = [
        row
        for medicine in shelf.medicines.values()
        for row in medicine.indications
        if row.region == "us" and row.status == "approved"
    ]
    assert len(rows) == 4
    for row in rows:
        kind = row.condition
        assert judge(row, form(kind=kind, tried="none")).verdict == "does-not", row
        assert judge(row, form(kind=kind)).verdict == "covers", row


def test_every_medicine_is_in_the_answer_once_in_the_order_of_the_alphabet(shelf):
    for route, asked in (("either", 6), ("tablet", 3), ("cream", 3)):
        found = answer(form(route=route), shelf)
        assert len(found.asked) == asked
        both = sorted([*found.asked, *found.left_out], key=lambda f: f.medicine.brand)
        assert [f.medicine for f in both] == list(shelf.medicines.values())
        for part in (found.asked, found.left_out):
            brands = [f.medicine.brand for f in part]
            assert brands == sorted(brands)
        assert all(route in ("either", f.medicine.route) for f in found.asked)


def test_every_choice_can_be_answered(shelf):
    """No choice leads to an error, whatever the others are."""
    for question in QUESTIONS:
        for choice in question.choices:
            found = answer(form(**{question.name: choice.value}), shelf)
            assert len(found.asked) + len(found.left_out) == 6


@pytest.mark.parametrize(
    ("sent", "name", "said"),
    [
        ({}, "age", "Pick an age."),
        ({"age": ["7"]}, "age", "We do not know that answer."),
        ({"age": ["2-to-11", "12-to-17"]}, "age", "Pick one answer only."),
        ({"kind": ["<script>"]}, "kind", "We do not know that answer."),
        ({"tried": ["none", "whole-body"]}, "tried", "You ticked “None of these”"),
        ({"severity": [object()]}, "severity", "We do not know that answer."),
    ],
)
def test_wrong_answers_are_told(sent, name, said):
    assert said in read_form(sent).errors[name]


def test_a_wrong_answer_keeps_the_right_ones():
    read = read_form({"age": ["2-to-11"], "kind": ["nonsense"], "tried": ["other-cream"]})
    assert read.chosen["age"] == ("2-to-11",)
    assert read.chosen["tried"] == ("other-cream",)
    assert read.chosen["kind"] == ()
    assert set(read.errors) == {"kind", "severity", "route"}


def test_nothing_ticked_as_tried_is_no_error():
    assert "tried" not in read_form({}).errors


def test_the_recap_says_every_answer():
    recap = dict(form(tried="steroid-cream whole-body").recap)
    assert recap["Age"] == ["18 to 64 years"]
    assert len(recap["Did not help enough, or no good choice"]) == 2
    assert isinstance(EMPTY, Form)
