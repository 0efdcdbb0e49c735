"""One side effect across all medicines: each medicine once, with the one state that it has."""

import pytest

from drugs.documents.medicine import LISTS_SIDE_EFFECTS
from drugs.pages.side_effect import emergency, listed, side_effect_page
from tests import made_documents as made

READ = tuple(made.label_part(part) for part in LISTS_SIDE_EFFECTS)
COUNTED = {"reactions": (made.reaction(),), "studies": (made.study(),)}
ELSEWHERE = made.listing(where="other-region", region_name="Japan")


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"warnings": (made.warning(boxed=True),)} | COUNTED, "boxed"),
        ({"warnings": (made.warning(),)} | COUNTED, "warned"),
        (COUNTED | {"listings": (made.listing(),)}, "counted"),
        ({"listings": (made.listing(),)}, "listed"),
        ({"listings": (ELSEWHERE,)}, "named-elsewhere"),
        ({"label_parts": READ}, "not-in-what-we-read"),
    ],
)
def test_one_state_for_each_medicine_the_gravest_first(fields, state):
    medicine = made.medicine(**fields)
    assert medicine.state_of("acne") == state
    page = side_effect_page("acne", made.shelf(medicine, made.side_effect()))
    shown = [found.state for found in page.medicines]
    assert shown == ([] if state == "not-in-what-we-read" else [state])


def test_a_label_is_called_silent_only_where_all_that_lists_side_effects_was_read():
    part, *others = READ
    unread = made.label_part(part.part, "not-read")
    page = side_effect_page(
        "acne",
        made.shelf(
            made.side_effect(),
            made.medicine("Whole", label_parts=READ),
            made.medicine("Older", label_parts=(made.label_part(part.part, "read-older"), *others)),
            made.medicine("Partly", label_parts=(unread, *others)),
            made.medicine("Unread"),
        ),
    )
    assert [medicine.brand for medicine in page.not_named] == ["Older", "Whole"]
    assert [medicine.brand for medicine in page.not_read] == ["Partly", "Unread"]


def test_all_that_is_known_stands_on_it_and_can_be_traced():
    medicine = made.medicine(**COUNTED, warnings=(made.warning(),), listings=(made.listing(),))
    (found,) = side_effect_page("acne", made.shelf(medicine, made.side_effect())).medicines
    assert (found.warning, found.listing) == (medicine.warnings[0], medicine.listings[0])
    assert sum(len(table.rows) for table in found.tables) == 1
    assert {*medicine.warnings, *medicine.listings, *medicine.reactions} <= set(found.facts)


def test_what_studies_count_and_events_stand_in_no_list_of_symptoms():
    effects = [made.side_effect(role, role=role) for role in ("symptom", "tally", "event")]
    assert [effect.slug for effect in listed(made.shelf(*effects))] == ["symptom"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ""),
        ({"emergency_if": "breathing gets hard"}, "911 if breathing gets hard"),
        (
            {"emergency_if": "painful blisters", "emergency_room": True},
            "emergency room for painful blisters",
        ),
    ],
)
def test_when_it_cannot_wait_is_a_field(fields, said):
    assert emergency(made.side_effect(**fields)) == said


def test_words_of_the_advice_decide_nothing():
    advice = made.text("Call 911 right away if breathing gets hard.")
    assert emergency(made.side_effect(what_to_do=advice)) == ""


def test_its_urgent_signs_stand_on_it():
    signs = [made.sign("here", side_effect="acne"), made.sign("there", side_effect="other")]
    page = side_effect_page("acne", made.shelf(made.side_effect(), *signs))
    assert [sign.slug for sign in page.signs] == ["here"]
