"""What a reader chose, and the answer to it: for tests on made-up medicines."""

from drugs.pages.who_can_use.answer import answer
from drugs.pages.who_can_use.asking import questions
from drugs.pages.who_can_use.form import Form, read_form
from drugs.pages.who_can_use.table import tables
from tests import made_documents as made

CHOSEN = {
    "age": "216-780",
    "kind": "atopic-dermatitis",
    "severity": "moderate",
    "tried": "steroid-cream other-cream whole-body",
}
TEENS = {"min_weight_kg": 40, "weight_applies_below_age": 18}
HANDS = {"condition": "chronic-hand-eczema", "condition_name": "chronic hand eczema"}

# Beside each medicine stands one that makes every question be asked: only fields make them.
OTHER = made.medicine(
    "Zother",
    indications=(
        made.indication(min_age_months=6, min_weight_kg=25),
        made.indication(
            severity="mild-to-moderate", must_have_tried=("other-cream", "steroid-cream"), **HANDS
        ),
    ),
    rules=(
        made.rule("Old.", made.condition("age", at_least=65), kind="check"),
        made.rule("Young.", made.condition("age", below=18), kind="check"),
        made.rule("Kidneys.", made.condition("kidney", at_least=30, below=60), kind="check"),
        made.rule("TB.", made.condition("illness", illness="active-tb", illness_name="active TB")),
    ),
)


def form(**choices):
    return Form({name: tuple(values.split()) for name, values in (CHOSEN | choices).items()})


def found(medicine, *others, **choices):
    shelf = made.shelf(medicine, OTHER, *others)
    sent = {name: values.split() for name, values in (CHOSEN | choices).items() if values}
    read = read_form(sent, questions(shelf))
    assert not read.dropped, choices
    return answer(read, tables(shelf).medicines).medicines[0]


def judged(choices, **indication):
    (only,) = found(made.medicine(indications=(made.indication(**indication),)), **choices).here
    assert only.approval.indication.condition
    return only


def said(rules):
    return [rule.words.whole for rule in rules]
