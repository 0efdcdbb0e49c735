"""A help line says its number wherever it stands, and "call today" is never a dead end."""

import pytest

from drugs import documents as doc
from drugs.press import rules
from drugs.wording.markdown import parse
from drugs.wording.words import calls_today
from tests.press.test_rules import with_first


@pytest.fixture
def poison(documents):
    return documents["help-line", "poison-help"]


def test_a_telephone_can_dial_its_number(poison, problems):
    ((part, message),) = problems(
        poison.model_copy(update={"phone": "1-800-POISON", "short": "Call 1-800-POISON."})
    )
    assert part == "phone"
    assert "digits" in message
    assert poison.dials == "18002221222"


def test_its_short_form_has_its_number(poison, problems):
    """A sheet that says "call Poison Help" helps nobody."""
    ((part, message),) = problems(poison.model_copy(update={"short": "Call Poison Help."}))
    assert part == "short"
    assert "1-800-222-1222" in message


def test_the_second_door_says_where_to_go(documents, problems):
    line = documents["help-line", "nobody-answers"]
    ((part, _),) = problems(line.model_copy(update={"text": ()}))
    assert part == "text"


def test_call_today_is_no_dead_end(documents, problems):
    today = next(
        d for d in documents.values() if isinstance(d, doc.UrgentSignDoc) and d.urgency == "today"
    )
    without = {key for key, d in documents.items() if getattr(d, "purpose", "") == "second-door"}
    assert without
    ((_, message),) = problems(today, without=without)
    assert "nobody answers" in message
    assert problems(today) == []


def test_the_last_second_door_cannot_be_taken_away(documents):
    after = {key: d for key, d in documents.items() if key != ("help-line", "nobody-answers")}
    broken = {problem.kind for problem in rules.broken_by(after, documents)}
    assert broken == {"urgent-sign", "medicine", "side-effect"}


def test_the_page_of_a_help_line_may_be_linked(documents, poison, problems):
    """Its host is known, as that of a source is."""
    line = poison.model_copy(update={"address": "https://poison.example/help/"})
    text = (
        doc.Block(
            kind="paragraph",
            inlines=(doc.Inline(kind="link", text="a link", href="https://poison.example/x"),),
        ),
    )
    assert problems(line.model_copy(update={"text": text})) == []
    assert len(problems(poison.model_copy(update={"text": text}))) == 1


# --- what stands behind a text ---

CALL = "[Call your doctor today](help:nobody-answers) for a fever."


def with_slot(medicine, topic, **changes):
    slots = tuple(
        slot.model_copy(update=changes) if slot.topic == topic else slot for slot in medicine.slots
    )
    return medicine.model_copy(update={"slots": slots})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Call your doctor today.", True),
        ("For a fever, call today.", True),
        ("Ask your doctor or nurse today.", True),
        ("A fever needs a call today.", True),
        ("New belly pain: get medical help right away.", True),
        ("Call Poison Help right away.", False),
        ("Mention it at your next visit.", False),
        ("Your doctor may stop it. Take it today.", False),
    ],
)
def test_a_call_to_the_doctor_today_is_found(text, found):
    assert calls_today(text) == found


def test_a_text_that_says_to_call_today_calls_for_the_second_door(medicine, problems):
    bare = with_first(medicine, "warnings", text=parse("Call your doctor today for a fever."))
    ((part, message),) = problems(bare)
    assert part == f"warning {medicine.warnings[0].side_effect}"
    assert message.endswith("Write it as [call your doctor today](help:nobody-answers).")
    assert problems(with_first(medicine, "warnings", text=parse(CALL))) == []


@pytest.mark.parametrize("without", ["", "Fever is a sign of an infection."])
def test_a_line_above_a_text_is_asked_for_it_too(medicine, problems, without):
    line = "Fever: call your doctor today."
    ((part, message),) = problems(with_first(medicine, "rules", short=line, text=parse(without)))
    assert part == f"rule {medicine.rules[0].slug}"
    assert "nothing says what to do when nobody answers" in message
    assert problems(with_first(medicine, "rules", short=line, text=parse(CALL))) == []


def test_the_door_that_a_text_calls_for_is_published(medicine, problems):
    lost = parse(CALL.replace("nobody-answers", "nowhere"))
    found = [message for _, message in problems(with_first(medicine, "warnings", text=lost))]
    assert "There is no help line 'nowhere'. Publish it too." in found


@pytest.mark.parametrize("state", ["said", "silent", "not-read"])
@pytest.mark.parametrize("field", ["summary", "text"])
@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("too-much", "Poison Help, 1-800-222-1222"),
        ("child-swallowed", "Poison Help, 1-800-222-1222"),
        ("reporting", "Reports, 1-800-332-1088"),
    ],
)
def test_who_must_be_called_is_named_with_a_number(medicine, problems, topic, line, field, state):
    """Whatever the label says: a form prints one of the two texts, and a reader has no other."""
    said = "Wipe it off."
    changes = {field: parse(said) if field == "text" else said}
    if state != "said":
        changes |= {"state": state, "edition": "05/2026", "missing": "section 10"}
    found = problems(with_slot(medicine, topic, **changes))
    assert (f"slot {topic}", f"Give the number of {line}, in both texts.") in found


def test_an_empty_slot_says_nothing_wrong(medicine, problems):
    """Forms print the site's own words then, with the number."""
    changes = {"state": "silent", "edition": "05/2026", "summary": "", "text": ()}
    assert problems(with_slot(medicine, "too-much", **changes)) == []


def test_the_number_as_it_is_written_in_letters_will_do(medicine, problems):
    changes = {"summary": "Call 1-800-FDA-1088.", "text": parse("Call 1-800-332-1088.")}
    assert problems(with_slot(medicine, "reporting", **changes)) == []


def test_the_number_comes_from_its_record(medicine, documents):
    """Another number there, and the texts that have the old one are refused."""
    line = documents["help-line", "poison-help"].model_copy(update={"phone": "1-800-555-0100"})
    found = rules.check(medicine, documents | {("help-line", "poison-help"): line})
    assert [problem.part for problem in found] == ["slot too-much", "slot child-swallowed"]


def test_the_last_poison_line_cannot_be_taken_away(documents, medicine):
    """The line of a maker is no line for everybody, either."""
    after = {key: d for key, d in documents.items() if key != ("help-line", "poison-help")}
    broken = {problem.part for problem in rules.broken_by(after, documents)}
    assert {"slot too-much", "slot child-swallowed"} <= broken
    line = documents["help-line", "poison-help"].model_copy(update={"treatments": ("testol",)})
    found = rules.check(medicine, documents | {("help-line", "poison-help"): line})
    assert any(problem.part == "slot too-much" for problem in found)


def test_what_came_before_rules_is_not_asked(medicine, problems):
    old = with_slot(medicine, "too-much", summary="Wipe it off.")
    assert problems(old)
    found = problems(old.model_copy(update={"rules_entered": False}))
    assert not any(part == "slot too-much" for part, _ in found)


@pytest.mark.parametrize("field", ["what_it_is", "feels_like", "what_to_do"])
def test_a_side_effect_that_names_911_says_when(documents, problems, field):
    """Its line in the list tells from the field alone; one that is a 911 call needs none."""
    waits = documents["side-effect", "nausea"]
    called = waits.model_copy(update={field: parse("Call 911 if you pass out.")})
    assert waits.emergency_if
    assert problems(called) == []
    ((part, message),) = problems(called.model_copy(update={"emergency_if": ""}))
    assert part == "emergency if"
    assert message.startswith("Its texts say 911, and this field is empty")
    urgent = called.model_copy(update={"emergency_if": "", "urgency": "911"})
    assert problems(urgent) == []
    plain = waits.model_copy(update={"emergency_if": "", field: parse("Drink water.")})
    assert problems(plain) == []
