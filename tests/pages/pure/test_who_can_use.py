"""Which approvals cover which choices: made-up medicines."""

import pytest

from tests import made_documents as made
from tests.pages.pure.choosing import HANDS, TEENS, found, judged

# what is chosen, what the approval is like, the verdict, and what must be said
CASES = [
    ({"age": "6-144"}, {}, "does-not", "It is approved from age 12."),
    ({"age": "144-216"}, {}, "covers", "from age 12."),
    ({"age": "780-"}, {}, "covers", "It is for moderate to severe atopic dermatitis"),
    ({"age": ""}, {}, "depends", "It is approved from age 12."),
    ({"age": "0-6"}, {"min_age_months": 6}, "does-not", "from age 6 months."),
    ({"severity": "severe"}, {}, "covers", ""),
    ({"severity": "mild"}, {}, "does-not", "moderate to severe eczema, not for mild eczema."),
    ({"severity": ""}, {}, "depends", "Ask your doctor how bad yours is."),
    ({}, {"severity": "", "severity_name": ""}, "depends", "how bad the eczema must be"),
    ({"tried": "steroid-cream"}, {}, "does-not", "comes first. You must first have tried"),
    ({"tried": "none"}, {}, "does-not", "Something else comes first"),
    ({"tried": "none whole-body"}, {}, "covers", ""),
    ({"tried": ""}, {}, "depends", "You must first have tried"),
    ({"tried": "none"}, {"must_have_tried": ("nothing",)}, "covers", ""),
    ({"tried": "other-cream"}, {"must_have_tried": ("steroid-cream", "other-cream")}, "covers", ""),
    ({}, {"must_have_tried": ()}, "depends", "You must first have tried"),
    ({}, {"must_have_tried": (), "tried_first": ()}, "depends", "do not know what must be tried"),
    ({"kind": "chronic-hand-eczema"}, {}, "does-not", "and not for what you chose"),
    ({"kind": "another"}, {}, "does-not", "It is approved for atopic dermatitis"),
    ({"kind": ""}, {}, "depends", "Ask your doctor which kind you have."),
    ({"kind": "chronic-hand-eczema"}, HANDS, "covers", ""),
    ({"kind": "chronic-hand-eczema atopic-dermatitis"}, HANDS, "covers", ""),
    ({}, {"status": "not-approved"}, "not-approved", ""),
    ({}, {"status": "under-review"}, "under-review", ""),
    ({}, {"status": "not-confirmed"}, "not-confirmed", ""),
]  # fmt: skip


@pytest.mark.parametrize(("choices", "indication", "verdict", "words"), CASES)
def test_one_approval_beside_the_choices(choices, indication, verdict, words):
    one = judged(choices, **indication)
    assert one.verdict == verdict
    assert one.sentence.startswith("United States: ")
    assert one.shown
    assert words in " ".join(one.why)
    # Every verdict on an approval says why, or what it depends on.
    assert one.why or one.approval.indication.status != "approved"


LEAST = "Under age 18, you must weigh at least 88 pounds (40 kg)."


@pytest.mark.parametrize(
    ("choices", "verdict"),
    [
        ({"age": "144-216"}, "depends"),
        ({"age": "144-216", "weight": "25-40"}, "does-not"),
        ({"age": "144-216", "weight": "40-"}, "covers"),
        ({"age": "216-780"}, "covers"),
        ({"age": "216-780", "weight": "0-25"}, "covers"),
        ({"age": "", "weight": "25-40"}, "depends"),
        ({"age": "", "weight": "40-"}, "depends"),  # on the age alone
    ],
)
def test_a_weight_counts_at_the_ages_it_is_for(choices, verdict):
    one = judged(choices, **TEENS)
    assert one.verdict == verdict
    told = LEAST in one.why
    assert told == (verdict != "covers" and choices.get("weight") != "40-")


def test_a_weight_can_count_at_every_age():
    one = judged({}, min_weight_kg=40)
    assert "You must weigh at least 88 pounds (40 kg)." in one.why


def test_what_must_be_tried_is_a_field_and_its_words_decide_nothing():
    """ "You do not need to have tried whole-body medicines" once gave "does not cover"."""
    told = made.text("You do not need to have tried whole-body medicines.")
    one = judged({"tried": "none"}, must_have_tried=("nothing",), tried_first=told)
    assert one.verdict == "covers"


BOTH = made.medicine(indications=(made.indication(status="not-approved"), made.indication(**HANDS)))


def test_no_approval_for_this_kind_says_for_which_there_is_one():
    shown = [one for one in found(BOTH).here if one.shown]
    assert [one.verdict for one in shown] == ["not-approved"]
    assert shown[0].why == ("It is approved for chronic hand eczema only.",)


@pytest.mark.parametrize(
    ("kind", "verdicts"),
    [
        ("chronic-hand-eczema", ["covers"]),
        ("chronic-hand-eczema atopic-dermatitis", ["covers", "not-approved"]),
        ("", ["depends", "not-approved"]),
        # Nothing was decided about it: what was decided tells why not.
        ("another", ["does-not", "not-approved"]),
    ],
)
def test_the_decisions_about_the_kinds_chosen_are_shown(kind, verdicts):
    assert [one.verdict for one in found(BOTH, kind=kind).here if one.shown] == verdicts


def test_other_places_stand_apart():
    there = made.indication(region="japan", region_name="Japan", min_age_months=24)
    answered = found(made.medicine(indications=(there, made.indication())), age="24-144")
    assert [one.approval.indication.region for one in answered.judged] == ["us", "japan"]
    assert [one.verdict for one in answered.judged] == ["does-not", "covers"]
    assert not answered.may
