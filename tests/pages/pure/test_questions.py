"""Which questions of a moment stand in sight, and where the others are."""

from drugs.pages.questions import IN_SIGHT, closing_step, questions_page
from tests import made_documents as made


def moment(*questions):
    page = questions_page(made.shelf(made.medicine("Alpha"), made.medicine("Beta"), *questions))
    return page.moments[0]


def slugs(items):
    return [item.question.slug for item in items]


def test_one_of_each_topic_stands_before_a_second_of_any():
    found = moment(
        made.question("a1", topic="A", order=1),
        made.question("a2", topic="A", order=2),
        made.question("a3", topic="A", order=3),
        made.question("b1", topic="B", order=4),
        made.question("c1", topic="C", order=5),
        made.question("b2", topic="B", order=6),
        made.question("c2", topic="C", order=7),
    )
    assert slugs(found.first) == ["a1", "b1", "c1", "a2", "b2", "c2"]
    assert len(found.first) == IN_SIGHT
    assert slugs(found.rest) == ["a3"]


def test_what_is_asked_first_stands_first_even_for_some_or_of_one():
    found = moment(
        made.question("any", order=1),
        made.question("second", order=2, ask_first=2, circumstances=("smoking",)),
        made.question("first", order=3, ask_first=1, medicines=("alpha",)),
    )
    assert slugs(found.first) == ["first", "second", "any"]
    assert not found.of_circumstances
    assert not found.of_medicines


def test_what_is_of_one_medicine_or_for_some_stands_apart():
    found = moment(
        made.question("any", order=1),
        made.question("of-alpha", order=2, medicines=("alpha",)),
        made.question("smoking", order=3, circumstances=("smoking",)),
        made.question("both", order=4, circumstances=("smoking",), medicines=("beta",)),
    )
    assert slugs(found.first) == ["any"]
    assert slugs(found.of_medicines) == ["of-alpha"]
    assert slugs(found.of_circumstances) == ["smoking", "both"]
    assert slugs(found.questions) == ["any", "of-alpha", "smoking", "both"]


def test_every_answer_of_the_closing_step_has_a_name_of_its_own():
    for question in closing_step():
        names = [name for name, _ in question.answers]
        assert len(set(names)) == len(names) == len(question.answers)
        assert all(names)
