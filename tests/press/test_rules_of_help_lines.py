"""A help line says its number wherever it stands, and "call today" is never a dead end."""

import pytest

from drugs import documents as doc
from drugs.press import rules


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
    assert broken == {"urgent-sign"}


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
