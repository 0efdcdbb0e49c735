"""What the fields of a rule, an approval or a dose say, their sentences say too: a slip in
either is refused."""

from decimal import Decimal

import pytest

from drugs.models import Indication
from drugs.press.rules import treatments
from drugs.press.rules.doses import doses_of_figures
from drugs.press.rules.figures import ages_of
from drugs.press.rules.rule_sentences import rule_sentences
from drugs.wording.markdown import parse
from tests import made_documents as made
from tests.made_figures import alone, reaction


def changed(document, **fields):
    return document.model_copy(update=fields)


def first(rows, **fields):
    """The rows with fields of the first of them changed."""
    return (changed(rows[0], **fields), *rows[1:])


# --- rules ---


def told(*rules):
    return list(rule_sentences(made.medicine(rules=rules)))


def of_age(short, at_least=None, below=None, **fields):
    age = made.condition("age", what_name="age in years", at_least=at_least, below=below)
    return made.rule(short, age, **{"slug": "aged", "kind": "check"} | fields)


def of_dose(short, **fields):
    return made.rule(short, **{"slug": "dose", "unit": "mg", "kind": "most-allowed"} | fields)


@pytest.mark.parametrize(
    ("short", "at_least", "below", "number"),
    [
        ("At 65 and older: 100 mg.", 780, None, "780"),
        ("At 65 and older: 100 mg.", "6.5", None, "6.5"),
        ("At 65 and older: 100 mg.", 66, None, "66"),
        ("Under age 12: not for them.", None, 18, "18"),
        ("Ages 2 to 11: one tube.", 2, 13, "13"),
        ("Ages 2 to 11: one tube.", 12, 12, "12"),
        ("From age 2: one tube.", 2, 18, "18"),
        ("Old people: 100 mg.", 65, None, "65"),
        ("Adults: 5 g.", 12, None, "12"),
    ],
)
def test_an_age_that_the_sentence_does_not_say(short, at_least, below, number):
    ((part, message),) = told(of_age(short, at_least, below))
    assert part == "rule aged"
    assert f" {number} (age in years)" in message
    assert "Correct the limit, or say it in the sentence." in message


@pytest.mark.parametrize(
    ("short", "at_least", "below"),
    [
        ("65 and older: 15 mg.", 65, None),
        ("12 to 64: 15 mg.", 12, 65),
        ("Under age 18: not for them.", None, 18),
        ("Up to 17: not for them.", None, 18),
        ("In Japan, adults: at most 5 g.", 18, None),
        ("Only adults.", None, 18),
    ],
)
def test_an_age_that_the_sentence_says(short, at_least, below):
    assert told(of_age(short, at_least, below)) == []


def test_a_rule_for_children_need_not_say_where_it_ends_if_adults_have_one():
    children = of_age("From age 2: 4 mg.", 2, 18, kind="most-allowed")
    adults = made.rule("Adults: 4 mg.", kind="most-allowed")
    assert told(children, adults) == []
    assert len(told(children, made.rule("Adults: 4 mg.", kind="check"))) == 1
    assert len(told(children, changed(adults, region="japan"))) == 1


@pytest.mark.parametrize("what", ["kidney", "weight", "blood"])
def test_other_limits_are_said_too(what):
    def rule(short):
        return made.rule(short, made.condition(what, at_least=1000, below=2000))

    assert told(rule("From 1,000 to under 2,000: stop.")) == []
    assert told(rule("1,000 to 1,999: stop.")) == []
    assert len(told(rule("From 1,000: stop."))) == 1
    assert len(told(rule("Below 18: stop, adults."))) == 2


def test_only_an_age_of_18_is_said_by_adults():
    assert len(told(made.rule("Adults: stop.", made.condition("weight", at_least=18)))) == 1


def test_a_blood_level_is_named():
    level = made.condition("blood", what_name="a blood level", blood_name="platelets", below=500)
    ((_, message),) = told(made.rule("Platelets below 50,000: stop.", level))
    assert message.startswith("It holds below 500 (platelets),")


@pytest.mark.parametrize("field", ["dose", "most", "or_most"])
def test_an_amount_that_the_sentence_does_not_say(field):
    for short in ("At 65 and older: 100 mg a day.", "200 a day.", "200 g a day.", "1,200 mg."):
        ((part, message),) = told(of_dose(short, **{field: Decimal(200)}))
        assert part == "rule dose"
        assert "is 200 mg, and its sentence does not say “200 mg”." in message
    assert told(of_dose("200 mg a day, and no more.", **{field: Decimal("200.00")})) == []


@pytest.mark.parametrize(
    ("short", "amount", "unit"),
    [
        ("At most one 60 g tube.", "60", "g"),
        ("On at most 20% of the skin.", "20", "percent-of-skin"),
        ("1,000 mg a day.", "1000", "mg"),
        ("2.5 mg a day.", "2.5", "mg"),
    ],
)
def test_amounts_are_said_with_their_unit(short, amount, unit):
    assert told(of_dose(short, most=Decimal(amount), unit=unit)) == []
    assert len(told(of_dose(short, most=Decimal(amount) * 10, unit=unit))) == 1


def test_a_blood_level_is_no_amount():
    assert len(told(of_dose("Below 8 g/dL.", dose=Decimal(8), unit="g"))) == 1


def test_a_time_is_said():
    waits = {"slug": "wait", "kind": "wait", "wait_unit": "weeks", "wait_unit_name": "weeks"}
    assert told(made.rule("For 4 weeks after it.", **waits, wait=4)) == []
    ((part, message),) = told(made.rule("For 4 weeks after it.", **waits, wait=40))
    assert part == "rule wait"
    assert message.startswith("The time is 40 weeks, and its sentence does not say 40.")


def test_an_exception_stands_behind_the_sentence():
    """What is allowed all the same is set there from its fields, amount and all."""
    aspirin = made.condition("takes", exception=True, amount=81)
    assert told(made.rule("Not with blood thinners.", aspirin)) == []


def test_the_press_asks(medicine, problems):
    rules = tuple(
        changed(rule, dose=Decimal(50)) if rule.slug == "age-65" else rule
        for rule in medicine.rules
    )
    ((part, _),) = problems(changed(medicine, rules=rules))
    assert part == "rule age-65"


# --- approvals ---


@pytest.mark.parametrize(
    ("months", "who", "refused"),
    [
        (144, "People 12 and older.", ""),
        (12, "People 12 and older.", "enter 144."),
        (12, "People 12 months and older.", ""),
        (3, "Babies 3 months and older.", ""),
        (30, "Children.", "enter 360."),
        (24, "Children of 2 years and older.", ""),
        (24, "Adults, and children ages 2 to 11.", ""),
        (144, "Adults.", "the sentences beside it say 18."),
        (216, "Adults.", ""),
        (216, "People with eczema.", ""),
        (24, "People 12 and older.", "the sentences beside it say 12."),
    ],
)
def test_the_youngest_age_is_what_the_sentences_say(medicine, months, who, refused):
    row = made.indication(min_age_months=months)
    told = list(treatments.ages(changed(medicine, who_for=who, indications=(row,))))
    assert [refused in message for _, message in told] == ([True] if refused else []), told


def test_limits_say_an_age_too(medicine):
    row = made.indication(min_age_months=3, limits=parse("Not before 3 months of age."))
    assert list(treatments.ages(changed(medicine, indications=(row,)))) == []


def test_an_approval_elsewhere_keeps_to_the_sentences_too(medicine):
    def found(months, note=""):
        row = made.indication(region="eu-uk", min_age_months=months, note=parse(note))
        return [
            (part, message[:29])
            for part, message in treatments.ages(
                changed(medicine, who_for="People 12 and older.", indications=(row,))
            )
        ]

    assert found(144) == []
    assert found(24) == [("indication eu-uk", "The youngest age is 2 years, ")]
    assert found(24, "There it is for ages 2 and older.") == []
    assert found(216, "There it is for adults.") == []


def test_the_lowest_weight_is_what_the_sentences_say(medicine, problems):
    """88 pounds, typed as kilograms."""
    ((part, message),) = problems(
        changed(medicine, indications=first(medicine.indications, min_weight_kg=88))
    )
    assert part == "indication us"
    assert message.startswith("The lowest weight is 88 kg. If that is right, say “88 kg”")
    assert problems(changed(medicine, who_for="People 12 and older, from 40 kg.")) == []


def test_what_must_have_been_tried_is_one_of_the_choices(medicine, problems):
    def found(*tried):
        return problems(
            changed(medicine, indications=first(medicine.indications, must_have_tried=tried))
        )

    assert found(*Indication.Tried.values) == []
    ((part, message),) = found("whole-body", "pills")
    assert part == "indication us"
    assert message.startswith("'pills' is no choice of what must have been tried.")


@pytest.mark.parametrize(
    ("fields", "part", "begins"),
    [
        ({"indications": (made.indication(min_age_months=12),)}, "indication us",
         "The youngest age is 12 months."),
        ({"indications": (made.indication(min_age_months=24),)}, "indication us",
         "The youngest age is 2 years, and the sentences beside it say 12."),
        ({"indications": (made.indication(min_weight_kg=88),)}, "indication us",
         "The lowest weight is 88 kg."),
        ({"indications": (made.indication(must_have_tried=("pills",)),)}, "indication us",
         "'pills' is no choice"),
        ({"rules": (made.rule("Not with liver trouble.", slug="liver"),)}, "rule liver",
         "No condition is entered"),
        ({"rules": (of_age("Not under 12.", None, 18, kind="do-not-use"),)}, "rule aged",
         "It holds below 18"),
        ({"slots": (made.slot("missed-dose", "", text=()),)}, "slot missed-dose",
         "What is said needs its text."),
        ({"slots": (made.slot("missed-dose", "", state="silent", edition="10/2025"),)},
         "slot missed-dose", "It says that the whole label was read and says nothing, and no part"),
    ],
)  # fmt: skip
def test_another_option_is_asked_as_a_medicine_is(fields, part, begins):
    """What is entered of it stands beside a medicine's, in the same comparison."""
    whole = made.option("shot", ages="12 and older", indications=(made.indication(),))
    assert list(treatments.treatment(whole)) == []
    ((found, message),) = treatments.treatment(changed(whole, **fields))
    assert (found, message[: len(begins)]) == (part, begins)


# --- figures ---


@pytest.mark.parametrize(
    ("who", "first_age", "last_age", "wrong"),
    [
        ("adults with eczema", 18, None, ""),
        ("adults in Japan", None, None, ""),
        ("children with eczema", None, 17, ""),
        ("people 12 and older", 12, None, ""),
        ("teens of 12 to 17 years", 12, 17, ""),
        ("people followed for up to 3.9 years", None, None, ""),
        ("people 12 and older", 2, None, "Its ages are entered as 2, and"),
        ("adults with eczema", 12, None, "Its ages are entered as 12, and"),
        ("children 2 to 11 years", 2, 17, "Its ages are entered as 17, and"),
        ("people 12 and older", None, None, "The sentence that says who was in it names 12, and"),
        ("children 2 to 11 years", 2, None, "The sentence that says who was in it names 11, and"),
    ],
)
def test_the_ages_of_a_study_are_what_its_sentence_says(who, first_age, last_age, wrong):
    found = list(ages_of(made.study(who=who, ages_from=first_age, ages_to=last_age)))
    assert [(part, message[: len(wrong)]) for part, message in found] == (
        [("study trial", wrong)] if wrong else []
    )


def test_the_press_asks_for_the_ages_of_a_study(medicine, problems):
    studies = first(medicine.studies, who="children 2 to 11 years", ages_from=None, ages_to=None)
    ((part, _),) = problems(changed(medicine, studies=studies))
    assert part == f"study {medicine.studies[0].slug}"
    # Not of one that comes back as it was published before ages were fields.
    assert part not in dict(problems(changed(medicine, studies=studies, rules_entered=False)))


@pytest.mark.parametrize(
    ("dose", "amount", "right"),
    [
        ("100 mg once a day", 100, True),
        ("60 mg once, then 30 mg every 4 weeks", 30, True),
        ("1.5% cream twice a day", 1.5, True),
        ("1,000 mg once a day", 1000, True),
        ("any dose", None, True),
        ("100 mg once a day", None, True),
        ("100 mg once a day", 999, False),
        ("100 mg, 1 time a day", 1, False),
    ],
)
@pytest.mark.parametrize("shape", [reaction, alone])
def test_the_number_of_a_dose_stands_in_its_words(shape, dose, amount, right):
    row = shape(dose=dose, dose_amount=amount)
    field = "reactions" if shape is reaction else "followed_alone"
    found = list(doses_of_figures(made.medicine(**{field: (row,)})))
    assert [(part, message[:23]) for part, message in found] == (
        [] if right else [("reaction nausea" if shape is reaction else "alone nausea",
                           "The number of the dose ")]
    )  # fmt: skip


def test_the_press_asks_for_the_number_of_a_dose(medicine, problems):
    figures = first(medicine.outcomes, dose_amount=Decimal(999))
    ((part, message),) = problems(changed(medicine, outcomes=figures))
    assert part == f"outcome {medicine.outcomes[0].measure}"
    assert message.startswith("The number of the dose is 999, and the dose is “100 mg once a day”.")
