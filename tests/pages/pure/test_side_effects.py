"""The list of side effects as data: by urgency, and by when they cannot wait."""

from drugs.pages.side_effects import side_effects_page
from tests import made_documents as made


def test_the_most_urgent_first_and_what_names_no_case_before_what_does():
    shelf = made.shelf(
        made.side_effect("acne", name="Acne", urgency="next-visit"),
        made.side_effect("clots", name="Clots", urgency="911"),
        made.side_effect("cough", name="Cough", urgency="today", emergency_if="you choke"),
        made.side_effect("fever", name="Fever", urgency="today"),
    )
    groups = side_effects_page(shelf)
    assert [group.urgency for group in groups] == ["911", "today", "next-visit"]
    assert [(case.when, [e.slug for e in case.effects]) for case in groups[1].cases] == [
        ("", ["fever"]),
        ("911 if you choke", ["cough"]),
    ]


def test_a_case_that_many_share_is_said_once_and_first():
    lone = made.side_effect("a", name="A", urgency="today", emergency_if="alone")
    shared = [
        made.side_effect(slug, name=slug, urgency="today", emergency_if="together")
        for slug in ("b", "c")
    ]
    (group,) = side_effects_page(made.shelf(lone, *shared))
    assert [(case.when, len(case.effects)) for case in group.cases] == [
        ("911 if together", 2),
        ("911 if alone", 1),
    ]
