"""A medicine is whole before it is published: each rule refuses what was once let through."""

from decimal import Decimal

import pytest

from drugs.models import LabelPart, Rule, Slot
from drugs.press import rules
from drugs.press.rules import treatments
from tests import made_documents as made


def changed(document, **fields):
    return document.model_copy(update=fields)


def first(rows, **fields):
    """The rows with fields of the first of them changed."""
    return (changed(rows[0], **fields), *rows[1:])


# --- the box ---


@pytest.mark.parametrize("box", ["boxed", "elsewhere"])
def test_a_boxed_medicine_has_its_warnings(medicine, problems, box):
    ((part, message),) = problems(changed(medicine, box=box, warnings=()))
    assert part == "box"
    assert "no warning is entered as boxed" in message
    unboxed = tuple(changed(row, boxed=False) for row in medicine.warnings)
    assert problems(changed(medicine, box=box, warnings=unboxed)) == [(part, message)]


@pytest.mark.parametrize("box", ["none", "unknown"])
def test_a_boxed_warning_has_its_box(medicine, problems, box):
    ((_, message),) = problems(changed(medicine, box=box))
    assert "the medicine says that it has no box" in message


# --- a new medicine is whole ---


def test_a_new_medicine_with_only_its_card_is_refused(problems):
    messages = [message for _, message in problems(made.medicine(label="testol-label",
                sources=("testol-label",), indications=()))]  # fmt: skip
    for begin in (
        *(f"The topic {topic.label!r} is missing." for topic in Slot.Topic),
        *(f"Nothing says whether the part {part.label!r}" for part in LabelPart.Part),
        "No rule is entered",
        "Nothing says whether it is approved in the United States",
        "No urgent sign names it",
    ):
        assert any(message.startswith(begin) for message in messages), begin


@pytest.mark.parametrize("topic", Slot.Topic.values)
def test_each_topic_is_answered(medicine, problems, topic):
    rest = tuple(slot for slot in medicine.slots if slot.topic != topic)
    ((part, message),) = problems(changed(medicine, slots=rest))
    assert part == f"slot {topic}"
    assert "is missing" in message


@pytest.mark.parametrize("part", LabelPart.Part.values)
def test_of_each_part_of_the_label_it_is_told_whether_it_was_read(medicine, problems, part):
    rest = tuple(row for row in medicine.label_parts if row.part != part)
    assert [found for found, _ in problems(changed(medicine, label_parts=rest))] == [
        f"labelpart {part}"
    ]


@pytest.mark.parametrize(
    ("state", "fields", "says"),
    [
        ("said", {"summary": "", "text": ()}, "What is said needs its text."),
        ("silent", {"edition": ""}, "Say which edition of the label says nothing."),
        ("not-read", {"missing": ""}, "Say which part of the label was not read."),
    ],
)
def test_an_empty_slot_is_refused(medicine, problems, state, fields, says):
    slots = first(medicine.slots, **{"state": state, "edition": "x", "missing": "x"} | fields)
    assert [message for _, message in problems(changed(medicine, slots=slots))] == [says]


def test_only_what_was_not_read_may_rest_on_nothing(medicine, problems):
    unread = {"state": "not-read", "missing": "Section 10", "sources": ()}
    assert problems(changed(medicine, slots=first(medicine.slots, **unread))) == []
    silent = {"state": "silent", "edition": "10/2025", "sources": ()}
    ((_, message),) = problems(changed(medicine, slots=first(medicine.slots, **silent)))
    assert message.startswith("There is no source.")
    ((_, message),) = problems(changed(medicine, rules=first(medicine.rules, sources=())))
    assert message.startswith("There is no source.")


def test_only_who_read_every_part_says_that_the_label_is_silent(medicine, problems):
    """ "We read the whole label. It says nothing" stood before readers of a label nobody read."""
    silent = [f"slot {slot.topic}" for slot in medicine.slots if slot.state == "silent"]
    assert silent
    older = first(medicine.label_parts, state="read-older")
    assert problems(changed(medicine, label_parts=older)) == []
    found = problems(changed(medicine, label_parts=first(medicine.label_parts, state="not-read")))
    assert [part for part, _ in found] == silent
    assert all("entered as not read: Boxed warning. Say that" in message for _, message in found)


def test_there_are_rules_and_a_highest_dose(medicine, problems):
    caps = tuple(rule for rule in medicine.rules if rule.kind != "most-allowed")
    ((_, message),) = problems(changed(medicine, rules=caps))
    assert message == "No rule says the usual and the highest dose."


@pytest.mark.parametrize("kind", sorted({*Rule.Kind} - treatments.FOR_ALL))
def test_a_rule_for_some_people_says_for_whom(medicine, problems, kind):
    """Without a condition it held for everybody, and nobody who asked by their illness met it."""
    bare = changed(
        medicine.rules[0], slug="bare", short="Take 100 mg.", kind=kind, dose=Decimal(100),
        unit="mg", conditions=(),
    )  # fmt: skip
    allowed = made.condition("takes", exception=True, substance="aspirin", amount=81)
    for rule in (bare, changed(bare, conditions=(allowed,))):
        ((part, message),) = problems(changed(medicine, rules=(*medicine.rules, rule)))
        assert part == f"rule {bare.slug}"
        assert message.startswith("No condition is entered")


@pytest.mark.parametrize("kind", sorted(treatments.OF_AN_AMOUNT))
def test_a_rule_of_a_dose_has_its_amount(medicine, problems, kind):
    told = next(rule for rule in medicine.rules if rule.conditions)
    bare = changed(told, slug="bare", kind=kind, dose=None, most=None)
    ((part, message),) = problems(changed(medicine, rules=(*medicine.rules, bare)))
    assert (part, message[:20]) == (f"rule {bare.slug}", "No amount is entered")


def test_the_usual_dose_is_a_number(medicine, problems):
    empty = tuple(
        changed(rule, dose=None, most=None) if rule.kind == "most-allowed" else rule
        for rule in medicine.rules
    )
    found = [message for _, message in problems(changed(medicine, rules=empty))]
    assert any(message.startswith("No amount is entered. Enter the usual") for message in found)


def test_a_medicine_is_named_by_urgent_signs(documents, medicine, problems):
    signs = {key for key in documents if key[0] == "urgent-sign"}
    ((part, message),) = problems(medicine, without=signs)
    assert part == "urgent signs"
    assert message.startswith("No urgent sign names it")


def test_a_sign_to_call_911_for_names_a_medicine(documents, medicine, problems):
    """One that can wait is no sign of an emergency."""
    signs = {key: d for key, d in documents.items() if key[0] == "urgent-sign"}
    urgent = {key for key, d in signs.items() if d.urgency == "911"}
    assert any("testol" in d.medicines for key, d in signs.items() if key not in urgent)
    ((part, message),) = problems(medicine, without=urgent)
    assert part == "urgent signs"
    assert message.startswith("No urgent sign to call 911 for names it.")
    gone = {key: other for key, other in documents.items() if key not in urgent}
    assert "testol" in {one.slug for one in rules.broken_by(gone, documents)}


def test_a_change_of_signs_that_leaves_a_medicine_without_is_refused(documents):
    gone = {key: other for key, other in documents.items() if key[0] != "urgent-sign"}
    found = {(one.kind, one.slug) for one in rules.broken_by(gone, documents)}
    assert ("medicine", "testol") in found
    assert rules.broken_by(documents, documents) == []


def test_what_was_published_before_rules_were_fields_may_come_back(medicine, problems):
    old = changed(medicine, rules_entered=False, rules=(), slots=(), label_parts=(), warnings=())
    assert problems(old) == []


# --- approval ---


def test_no_approval_without_the_notice_and_no_notice_beside_an_approval(documents, problems):
    abroad = documents["medicine", "nortab"]
    assert not abroad.approved_in_us
    ((part, message),) = problems(changed(abroad, not_approved_notice=""))
    assert part == "not approved notice"
    assert "Write the notice." in message
    here = documents["medicine", "testol"]
    ((_, message),) = problems(changed(here, not_approved_notice="The FDA has not approved it."))
    assert "One of the two is wrong." in message


# --- what every form must hold ---


def about_room(found):
    """The one message about a card; the rules left out may miss elsewhere too."""
    (message,) = [message for _, message in found if "a card has room" in message]
    return message


def test_what_stands_on_every_form_has_room_there(medicine, problems):
    short = next(rule for rule in medicine.rules if rule.rank == 1)
    long = changed(short, short="A rule. " * 16)
    assert [m for _, m in problems(changed(medicine, rules=(*medicine.rules, long)))] == [
        "Its sentence has 128 characters. A card has room for 120."
    ]
    many = [
        changed(short, slug=f"rule-{number}", short=f"Stop at {number}.") for number in range(17)
    ]
    kept = tuple(rule for rule in medicine.rules if rule.rank != 1)
    message = about_room(problems(changed(medicine, rules=(*kept, *many))))
    assert message.startswith("17 rules stand on every form, and a card has room for 16.")
    wide = [changed(short, slug=f"rule-{n}", short=f"{n} " + "Stop it. " * 12) for n in range(12)]
    message = about_room(problems(changed(medicine, rules=(*kept, *wide))))
    assert "a card has room for 1,200" in message


# --- what is pointed out ---


def test_a_rule_moved_to_another_rank_is_pointed_out(medicine):
    moved = changed(medicine, rules=first(medicine.rules, rank=2, moved_why="It can wait."))
    messages = [hint.message for hint in rules.hints(moved, medicine)]
    said = "Moved. It stands in the chapter, on the sheet and in large print: It can wait."
    assert said in messages
    # Whoever reviews another change of it was told so when it was moved.
    assert said not in [hint.message for hint in rules.hints(moved, moved)]
