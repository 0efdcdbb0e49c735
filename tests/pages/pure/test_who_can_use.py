"""Which approvals cover which choices, and which rules go with them: made-up medicines."""

import pytest

from drugs.pages.who_can_use.answer import answer, answer_for
from drugs.pages.who_can_use.form import AGES, EMPTY, Form, questions, read_form
from tests import made_documents as made

CHOSEN = {
    "age": "18-to-64",
    "kind": "atopic-dermatitis",
    "severity": "moderate",
    "tried": "steroid-cream other-cream whole-body",
    "route": "either",
}
HANDS = {"condition": "chronic-hand-eczema", "condition_name": "chronic hand eczema"}


def form(**choices):
    sent = {name: value.split() for name, value in (CHOSEN | choices).items()}
    read = read_form(sent)
    assert not read.errors, read.errors
    return read


def found(medicine, *others, **choices):
    return answer_for(medicine, form(**choices), made.shelf(medicine, *others))


def approval(choices, **indication):
    (only,) = found(made.medicine(indications=(made.indication(**indication),)), **choices).here
    return only


# what is chosen, what the approval is like, the verdict, and what must be said
CASES = [
    ({"age": "2-to-11"}, {}, "does-not", "Approved from age 12."),
    ({"age": "12-to-17"}, {}, "covers", ""),
    ({"age": "65-or-older"}, {}, "covers", ""),
    ({"age": "2-to-11"}, {"min_age_months": 72}, "depends", "That is only part of the ages"),
    ({"age": "under-6-months"}, {"min_age_months": 6}, "does-not", "Approved from age 6 months."),
    ({"severity": "severe"}, {}, "covers", ""),
    ({"severity": "mild"}, {}, "does-not", "moderate to severe eczema, not for mild"),
    ({"severity": "not-sure"}, {}, "depends", "Ask your doctor how bad yours is."),
    ({}, {"severity": "", "severity_name": ""}, "depends", "how bad the eczema must be"),
    ({"tried": "steroid-cream"}, {}, "does-not", "comes first. You must first have tried"),
    ({"tried": "none"}, {}, "does-not", "Something else comes first"),
    ({"tried": ""}, {}, "depends", "What comes first: You must first have tried"),
    ({"tried": "none"}, {"must_have_tried": ("nothing",)}, "covers", ""),
    (
        {"tried": "steroid-cream"},
        {"must_have_tried": ("steroid-cream", "other-cream")},
        "covers",
        "",
    ),
    ({}, {"must_have_tried": ()}, "depends", "What comes first: You must first have tried"),
    ({}, {"must_have_tried": (), "tried_first": ()}, "depends", "could not confirm what must be"),
    ({"kind": "chronic-hand-eczema"}, {}, "does-not", "not for chronic hand eczema"),
    ({"kind": "another"}, {}, "does-not", "not for another kind of eczema"),
    ({"kind": "not-sure"}, {}, "depends", "Ask your doctor which kind you have."),
    ({"kind": "chronic-hand-eczema"}, HANDS, "covers", ""),
    ({"kind": "both"}, HANDS, "covers", ""),
    (
        {"age": "12-to-17"},
        {"min_weight_kg": 40, "weight_applies_below_age": 18},
        "depends",
        "Under age 18, you must weigh at least 40 kg (88 pounds).",
    ),
    ({"age": "18-to-64"}, {"min_weight_kg": 40, "weight_applies_below_age": 18}, "covers", ""),
    ({}, {"status": "not-approved"}, "not-approved", ""),
    ({}, {"status": "under-review"}, "under-review", ""),
    ({}, {"status": "not-confirmed"}, "not-confirmed", ""),
]  # fmt: skip


@pytest.mark.parametrize(("choices", "indication", "verdict", "said"), CASES)
def test_one_approval_beside_the_choices(choices, indication, verdict, said):
    judged = approval(choices, **indication)
    assert judged.verdict == verdict
    assert said in " ".join([*judged.why, *judged.check])
    if verdict == "covers":
        assert not judged.why
        assert not judged.check


def test_what_must_be_tried_is_a_field_and_its_words_decide_nothing():
    """ "You do not need to have tried whole-body medicines" once gave "does not cover"."""
    told = made.text("You do not need to have tried whole-body medicines.")
    judged = approval({"tried": "none"}, must_have_tried=("nothing",), tried_first=told)
    assert judged.verdict == "covers"


def test_no_approval_for_this_kind_says_for_which_there_is_one():
    medicine = made.medicine(
        indications=(made.indication(status="not-approved"), made.indication(**HANDS))
    )
    (judged,) = found(medicine).here
    assert judged.verdict == "not-approved"
    assert "It is approved for chronic hand eczema only." in judged.why


def test_both_kinds_show_both_decisions():
    medicine = made.medicine(indications=(made.indication(), made.indication(**HANDS)))
    assert len(found(medicine, kind="both").here) == 2
    assert len(found(medicine).here) == 1


def test_other_places_stand_apart():
    there = made.indication(region="japan", region_name="Japan")
    answered = found(made.medicine(indications=(made.indication(), there)))
    assert [a.indication.region for a in answered.here] == ["us"]
    assert [a.indication.region for a in answered.elsewhere] == ["japan"]


OLDER = made.rule(
    "At 65 and older: 15 mg a day at most.",
    made.condition("age", at_least=65),
    kind="most-allowed",
)


@pytest.mark.parametrize("age", [age.value for age in AGES])
def test_a_rule_about_an_age_goes_with_every_verdict_for_that_age(age):
    answered = found(made.medicine(rules=(OLDER,)), age=age)
    said = [words.whole for words in answered.age_rules]
    assert said == ([OLDER.short] if age == "65-or-older" else [])
    # A rule for other ages alone is none for this reader.
    assert not answered.rules


def test_a_rule_for_part_of_the_ages_chosen_is_said():
    young = made.rule("Under 6: half a tube.", made.condition("age", below=6), kind="lower-dose")
    assert found(made.medicine(rules=(young,)), age="2-to-11").age_rules
    assert not found(made.medicine(rules=(young,)), age="12-to-17").age_rules


def test_an_age_that_must_not_use_it_is_not_covered():
    ban = made.rule("Not at 65 and older.", made.condition("age", at_least=65))
    medicine = made.medicine(rules=(ban,))
    (judged,) = found(medicine, age="65-or-older").here
    assert judged.verdict == "does-not"
    assert ban.short in judged.why
    (judged,) = found(medicine, age="18-to-64").here
    assert judged.verdict == "covers"


def test_rules_that_may_never_be_left_out_stand_whole_with_every_answer():
    aspirin = made.condition(
        "takes", substance="aspirin", exception=True, order=2, amount=81, amount_unit="mg",
        amount_unit_name="mg", amount_per="day", amount_per_name="a day",
    )  # fmt: skip
    mixing = made.rule(
        "Do not take it with these in the first 3 months.",
        made.condition("takes", substance="clopidogrel"),
        aspirin,
        kind="do-not-mix",
        rank=1,
        names=("clopidogrel",),
    )
    test = made.rule("A blood count first.", kind="check", rank=2)
    answered = found(
        made.medicine(rules=(mixing, test)),
        made.substance("aspirin"),
        made.substance("clopidogrel", brands=("Plavix",)),
    )
    assert [words.whole for words in answered.rules] == [
        "Do not take it with these in the first 3 months. Such as Plavix (clopidogrel). "
        "Allowed: aspirin, 81 mg a day or less."
    ]
    assert answered.more == 1
    assert answered.not_asked == ("what else you take",)


def test_every_medicine_is_in_the_answer_once_in_the_order_of_the_alphabet():
    medicines = [
        made.medicine("Beta", route="cream"), made.medicine("Alpha"), made.medicine("Gamma"),
    ]  # fmt: skip
    shelf = made.shelf(*medicines)
    for route, asked in (
        ("either", "Alpha Beta Gamma"),
        ("tablet", "Alpha Gamma"),
        ("cream", "Beta"),
    ):
        answered = answer(form(route=route), shelf)
        assert [one.medicine.brand for one in answered.asked] == asked.split()
        assert len(answered.asked) + len(answered.left_out) == len(medicines)


def test_every_choice_can_be_answered():
    """No choice leads to an error, whatever the others are."""
    shelf = made.shelf(made.medicine(rules=(OLDER,)))
    for question in questions():
        for choice in question.choices:
            assert answer(form(**{question.name: choice.value}), shelf)


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
