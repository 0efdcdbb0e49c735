"""Which rules go with which choices, and what is asked for them: made-up medicines."""

import pytest

from drugs.pages.who_can_use.answer import answer
from drugs.pages.who_can_use.asking import questions
from drugs.pages.who_can_use.form import NOT_SAID, Form, read_form
from drugs.pages.who_can_use.table import tables
from tests import made_documents as made
from tests.pages.pure.choosing import CHOSEN, OTHER, TEENS, form, found, said

OLDER = made.rule(
    "At 65 and older: 15 mg a day at most.",
    made.condition("age", at_least=65),
    kind="most-allowed",
)


@pytest.mark.parametrize("age", ["0-6", "6-144", "144-216", "216-780", "780-"])
def test_a_rule_about_an_age_goes_with_every_answer_for_that_age(age):
    answered = found(made.medicine(rules=(OLDER,)), age=age)
    older = age == "780-"
    assert said(answered.holding) == ([OLDER.short] if older else [])
    # A rule for other ages alone is none for this reader, and does not open the verdict.
    assert not answered.first
    assert not answered.folded
    assert answered.may == (age not in {"0-6", "6-144"})
    if older:
        assert answered.here[0].verdict == "covers"


def test_a_rule_about_an_age_stands_where_no_age_was_chosen():
    assert said(found(made.medicine(rules=(OLDER,)), age="").first) == [OLDER.short]


def test_an_age_that_must_not_use_it_is_ruled_out():
    ban = made.rule("Not at 65 and older.", made.condition("age", at_least=65))
    medicine = made.medicine(rules=(ban,))
    older = found(medicine, age="780-")
    assert older.here[0].verdict == "ruled-out"
    assert said(older.holding) == [ban.short]
    assert found(medicine, age="216-780").here[0].verdict == "covers"


def test_a_rule_of_another_place_rules_nothing_out_here():
    ban = made.rule("Not with TB.", TB, region="japan", region_name="Japan")
    answered = found(made.medicine(rules=(ban,)), illness="active-tb")
    assert answered.here[0].verdict == "covers"
    assert said(answered.holding) == [ban.short]


TB = made.condition("illness", illness="active-tb", illness_name="active TB")


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        ("do-not-use", "ruled-out"), ("do-not-start", "ruled-out"), ("stop", "depends"),
        ("ask-first", "depends"), ("do-not-mix", "depends"), ("check", "depends"),
    ],
)  # fmt: skip
def test_a_rule_that_holds_is_never_covered_up(kind, verdict):
    rule = made.rule("With TB: this.", TB, kind=kind, rank=2)
    answered = found(made.medicine(rules=(rule,)), illness="active-tb")
    assert answered.here[0].verdict == verdict
    assert said(answered.holding) == ["With TB: this."]
    if verdict == "depends":
        assert answered.here[0].why == (
            "Its label has a rule for what you chose. It stands below.",
        )
    # It holds for nobody else.
    other = found(made.medicine(rules=(rule,)))
    assert other.here[0].verdict == "covers"
    assert (other.holding, other.more, said(other.left)) == ((), 1, ["With TB: this."])


def test_bans_stand_first():
    rules = (
        made.rule("Ask with TB.", TB, kind="ask-first"),
        made.rule("Not with TB.", TB, kind="do-not-start", order=2),
    )
    answered = found(made.medicine(rules=rules), illness="active-tb")
    assert said(answered.holding) == ["Not with TB.", "Ask with TB."]


def test_a_kidney_number_holds_between_its_limits():
    rule = made.rule("30 to 59: half.", made.condition("kidney", at_least=30, below=60))
    medicine = made.medicine(rules=(rule,))
    for kidney, holds in (("0-30", False), ("30-60", True), ("60-", False), ("", False)):
        assert bool(found(medicine, kidney=kidney).holding) == holds


@pytest.mark.parametrize(("level", "met"), [("severe", {"severe"}), ("", {"moderate", "severe"})])
def test_liver_trouble_without_a_level_is_any(level, met):
    rules = (
        made.rule("Liver.", made.condition("liver", level=level), kind="check"),
        made.rule("M.", made.condition("liver", level="moderate", level_name="moderate"), rank=2),
        made.rule("S.", made.condition("liver", level="severe", level_name="severe"), rank=2),
    )
    for chosen in ("moderate", "severe"):
        holding = said(found(made.medicine(rules=rules), liver=chosen).holding)
        assert ("Liver." in holding) == (chosen in met)


ASPIRIN = made.condition(
    "takes", substance="aspirin", exception=True, order=2, amount=81, amount_unit="mg",
    amount_unit_name="mg", amount_per="day", amount_per_name="a day",
)  # fmt: skip
MIXING = made.rule(
    "Do not take it with these in the first 3 months.",
    made.condition("takes", substance="thinners"),
    ASPIRIN,
    kind="do-not-mix",
    rank=1,
    names=("clopidogrel",),
)
TEST = made.rule("A blood count first.", made.condition("blood", below=5), kind="check", rank=2)
SUBSTANCES = (
    made.substance("aspirin"),
    made.substance("thinners", of="class", name="blood thinners"),
    made.substance("clopidogrel", brands=("Plavix",), classes=("thinners",)),
)
MIXING_WHOLE = (
    "Do not take it with these in the first 3 months. Such as Plavix (clopidogrel). "
    "Allowed: aspirin, 81 mg a day or less."
)


def test_rules_that_may_never_be_left_out_stand_whole_with_every_answer():
    medicine = made.medicine(rules=(MIXING, TEST))
    answered = found(medicine, *SUBSTANCES)
    assert said(answered.folded) == [MIXING_WHOLE]
    assert answered.more == 1
    assert answered.not_said_words == (
        "You chose nothing on: what else you take. Its rules turn on that too."
    )
    assert answered.table.not_asked == "blood counts"
    # Also where no approval covers it; then all are folded.
    not_covered = found(medicine, *SUBSTANCES, age="6-144", takes="thinners")
    assert (not_covered.matters, not_covered.holding) == (False, ())
    assert said(not_covered.folded) == [MIXING_WHOLE]


def test_a_class_is_asked_by_names_people_know():
    shelf = made.shelf(made.medicine(rules=(MIXING,)), *SUBSTANCES)
    (takes,) = [question for question in questions(shelf) if question.name == "takes"]
    assert [(choice.value, choice.label) for choice in takes.choices] == [
        ("thinners", "Blood thinners, such as Plavix (clopidogrel)")
    ]


def test_who_takes_one_of_a_class_is_told_the_rule_of_the_class():
    one = made.rule(
        "Ask.", made.condition("takes", substance="clopidogrel"), kind="ask-before-mixing", rank=2
    )
    answered = found(made.medicine(rules=(MIXING, one)), *SUBSTANCES, takes="clopidogrel")
    assert said(answered.holding) == [MIXING_WHOLE, "Ask."]
    # Not the other way round: a class is more than one of it.
    answered = found(made.medicine(rules=(MIXING, one)), *SUBSTANCES, takes="thinners")
    assert said(answered.holding) == [MIXING_WHOLE]


def test_every_medicine_is_in_the_answer_once_in_the_order_of_the_alphabet():
    shelf = made.shelf(
        made.medicine("Beta", route="cream"), made.medicine("Alpha"), made.medicine("Gamma")
    )
    for choices in ({}, CHOSEN, {"kind": "another"}):
        answered = answer(form(**choices), tables(shelf).medicines)
        brands = [one.table.medicine.brand for one in answered.medicines]
        assert brands == ["Alpha", "Beta", "Gamma"]
    assert answer(form(), tables(shelf).medicines).may == 3
    assert not answer(form(), tables(shelf).medicines).open


def test_all_main_rules_stand_open_where_one_medicine_matters():
    shelf = made.shelf(made.medicine("Alpha"), made.medicine("Beta", indications=(
        made.indication(status="not-approved"),
    )))  # fmt: skip
    assert answer(form(), tables(shelf).medicines).open


def test_what_nothing_turns_on_is_not_asked():
    shelf = made.shelf(made.medicine(indications=(made.indication(severity=""),)))
    assert [question.name for question in questions(shelf)] == ["age", "kind", "tried"]


def labels(shelf, name):
    (question,) = [one for one in questions(shelf) if one.name == name]
    return [choice.label for choice in question.choices]


def test_the_bands_are_the_limits_of_approvals_and_rules():
    shelf = made.shelf(OTHER, made.medicine(indications=(made.indication(**TEENS),)))
    assert labels(shelf, "age") == [
        "Under 6 months", "6 months to under 12 years", "12 to 17 years", "18 to 64 years",
        "65 years or older",
    ]  # fmt: skip
    assert labels(shelf, "weight") == [
        "Under 55 pounds (25 kg)", "55 to under 88 pounds (25 to under 40 kg)",
        "88 pounds (40 kg) or more",
    ]  # fmt: skip
    assert labels(shelf, "kidney") == ["Under 30", "30 to under 60", "60 or more"]
    two = made.indication(min_age_months=24, weight_applies_below_age=3)
    shelf = made.shelf(made.medicine(indications=(two, made.indication(min_age_months=6))))
    assert labels(shelf, "age") == [
        "Under 6 months", "6 to 23 months", "2 years", "3 years or older",
    ]  # fmt: skip


def test_what_is_no_answer_of_ours_is_dropped_and_the_rest_kept():
    asked = questions(made.shelf(OTHER))
    sent = {
        "age": ["6-144"], "kind": ["nonsense"], "tried": ["other-cream", "none"],
        "severity": ["mild", "severe"], "kidney": [NOT_SAID], "route": ["tablet"],
    }  # fmt: skip
    read = read_form(sent, asked)
    assert read.dropped
    assert read.chosen == {"age": ("6-144",), "tried": ("other-cream", "none")}
    assert not read_form({"kidney": [NOT_SAID], "age": ["6-144"]}, asked).dropped
    assert read_form({"severity": [object()]}, asked).dropped
    assert read_form({}, asked) == Form()
