"""Doses and other numbers in sentences against the fields they come from."""

import pytest

from drugs import documents as doc
from drugs.press import rules
from drugs.wording.markdown import parse
from tests.press.test_rules_of_medicines import changed, first


@pytest.mark.parametrize("dose", ["150", "1,000", "1000", "45", "2.5"])
@pytest.mark.parametrize(
    "where",
    [
        lambda m, text: changed(m, remember=text),
        lambda m, text: changed(m, rules=first(m.rules, short=text)),
        lambda m, text: changed(m, rules=first(m.rules, text=parse(text))),
        lambda m, text: changed(m, slots=first(m.slots, summary=text)),
        lambda m, text: changed(m, slots=first(m.slots, text=parse(f"- {text}"))),
        lambda m, text: changed(
            m, indications=first(m.indications, limits=parse(f"{text} From 40 kg."))
        ),
        lambda m, text: changed(m, warnings=first(m.warnings, text=parse(text))),
    ],
    ids=["field", "short", "text of a rule", "summary", "list", "limits", "warning"],
)
def test_a_dose_that_no_field_knows_is_refused(medicine, problems, dose, where):
    ((_, message),) = problems(where(medicine, f"Take {dose} mg a day."))
    assert message.startswith(f"It says {dose} mg. No strength, rule or figure of Testol has")


@pytest.mark.parametrize(
    "text",
    [
        "Take 100 mg.",
        "Not 300 mg.",
        "Aspirin: 81 mg.",
        "Under 8 mg/dL.",
        "100 or 200 mg",
        "50-100 mg",
        "0.1 g",
        "100 milligrams/day",
        "A 100-mg pill",
        "8 G/dL",
        "2 mg/kg",
        "5 mg per kg of weight",
        "16 weeks, 100 mg",
    ],
)
def test_a_dose_of_the_fields_is_right(medicine, problems, text):
    """Strengths, strengths elsewhere, amounts of exceptions; a blood level is no dose."""
    assert problems(changed(medicine, remember=text)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1000 mg/day", "1000 mg"),
        ("1000 MG", "1000 MG"),
        ("1000 milligrams a day", "1000 milligrams"),
        ("a 1000-mg pill", "1000 mg"),
        ("150 or 200 mg", "150 mg"),
        ("150-200 mg", "150 mg"),
        ("150–200 mg", "150 mg"),
        ("100 to 250 mg", "250 mg"),
        ("1 g a day", "1 g"),
        ("100 grams", "100 grams"),
        ("1000 mcg", "1000 mcg"),
        ("100 micrograms", "100 micrograms"),
    ],
)
def test_a_dose_is_found_however_it_is_spelled(medicine, problems, text, said):
    ((_, message),) = problems(changed(medicine, remember=f"Take {text}."))
    assert message.startswith(f"It says {said}. No strength, rule or figure of Testol has")


def test_a_number_of_percent_knows_no_milligrams(documents, problems):
    """1.5% cream is a strength of this one, and 1.5 mg is a slip."""
    cream = documents["medicine", "velvix"]
    assert problems(changed(cream, remember="At most 60 g in a month.")) == []
    ((_, message),) = problems(changed(cream, remember="Take 1.5 mg."))
    assert message.startswith("It says 1.5 mg.")


def of_kind(documents, kind):
    return next(d for d in documents.values() if isinstance(d, kind))


@pytest.mark.parametrize(
    "where",
    [
        lambda ds, text: changed(ds["option", "shotumab"], good_points=parse(text)),
        lambda ds, text: changed(of_kind(ds, doc.QuestionDoc), why=parse(text)),
        lambda ds, text: changed(of_kind(ds, doc.ArticleDoc), summary=text),
        lambda ds, text: changed(of_kind(ds, doc.MixedMessageDoc), claim=text),
    ],
    ids=["option", "question", "article", "mixed message"],
)
def test_what_speaks_of_treatments_has_doses_of_theirs(documents, problems, where):
    ((_, message),) = problems(where(documents, "Take 9000 mg."))
    assert message.startswith("It says 9000 mg. No strength, rule or figure of a treatment")
    assert problems(where(documents, "Take 100 mg.")) == []


def test_a_question_on_one_medicine_has_no_dose_of_another(documents, problems):
    question = changed(of_kind(documents, doc.QuestionDoc), why=parse("Take 100 mg."))
    assert problems(changed(question, medicines=("testol",))) == []
    assert len(problems(changed(question, medicines=("nortab",)))) == 1


def test_an_option_without_a_dose_has_nothing_to_compare_with(documents, problems):
    option = documents["option", "no-change"]
    assert problems(changed(option, good_points=parse("Some take 40 mg."))) == []


def test_what_was_published_before_rules_were_entered_is_not_asked(documents, medicine):
    old = changed(medicine, rules_entered=False)
    question = changed(of_kind(documents, doc.QuestionDoc), why=parse("9000 mg."), medicines=())
    others = documents | {("medicine", "testol"): old}
    assert rules.check(question, documents)
    assert rules.check(question, others) == []


def test_a_summary_with_another_dose_than_its_text_is_pointed_out(medicine):
    def hints(before, **fields):
        after = changed(medicine, slots=first(medicine.slots, state="said", **fields))
        return [h for h in rules.hints(after, before and after) if "Its summary" in h.message]

    text = parse("Take 100 mg.")
    (hint,) = hints(None, summary="Take 200 mg.", text=text)
    assert hint.part == f"slot {medicine.slots[0].topic}"
    assert hint.message.startswith("Its summary says 200 mg, and its text has other doses.")
    assert hints(medicine, summary="Take 200 mg.", text=text) == []
    assert hints(None, summary="Take 0.1 g.", text=text) == []
    assert hints(None, summary="Take 200 mg.", text=parse("Take it.")) == []


def test_numbers_that_stand_in_no_field_are_pointed_out(medicine):
    told = [hint for hint in rules.hints(changed(medicine, remember="In 37 hours."), medicine)
            if "Moved" not in hint.message]  # fmt: skip
    assert [(hint.part, hint.message[:3]) for hint in told] == [("medicine testol", "37:")]
    assert [hint for hint in rules.hints(medicine, medicine) if "Moved" not in hint.message] == []
