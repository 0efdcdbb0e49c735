"""One side effect across all medicines: each medicine once, with the one state that it has."""

import pytest

from drugs.documents.medicine import LISTS_SIDE_EFFECTS
from drugs.pages.side_effect import emergency, events_of, listed, side_effect_page
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
    assert [medicine.brand for medicine in page.not_listed] == ["Whole"]
    assert [medicine.brand for medicine in page.not_listed_before] == ["Older"]
    assert [medicine.brand for medicine in page.not_read] == ["Partly", "Unread"]


def test_a_label_with_a_newer_revision_is_not_called_silent():
    whole = made.medicine("Whole", label_parts=READ)
    label = made.label().model_copy(
        update={"slug": whole.label, "revision_read": "10/2025", "newest_revision": "05/2026"}
    )
    page = side_effect_page("acne", made.shelf(label, made.side_effect(), whole))
    assert ([*page.not_listed], [m.brand for m in page.not_listed_before]) == ([], ["Whole"])


def test_a_count_of_all_is_on_no_list():
    tally = made.side_effect(role="tally")
    page = side_effect_page("acne", made.shelf(tally, made.medicine("Whole", label_parts=READ)))
    assert (page.not_listed, page.not_listed_before) == ((), ())


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


# --- the overview ---


def reactions(*rows):
    return tuple(made.reaction(**row) for row in rows)


def people(percent):
    return made.doc.Side(count=None, size=None, percent=percent)


def counted(study="trial", percent="8", beside="2", **fields):
    return {
        "study": study, "medicine": people(percent),
        "comparator": people(beside), **fields,
    }  # fmt: skip


def test_each_medicine_has_one_trial_in_the_overview_the_one_taken_everywhere():
    studies = (made.study("small", size=50), made.study("large", size=500))
    medicine = made.medicine(
        studies=studies,
        reactions=reactions(counted("small"), counted("large", "9"), counted("large", "10")),
    )
    page = side_effect_page("acne", made.shelf(medicine, made.side_effect()))
    (trial,) = page.overview.trials
    assert trial.trial == medicine.study("large").name
    assert [row.on_it.short for row in trial.rows] == ["9", "10"]
    assert {row.beside.short for row in trial.rows} == {"2"}


def test_of_two_alike_the_label_s_own_comes_first():
    studies = (made.study("a-paper"), made.study("the-label"))
    medicine = made.medicine(
        label="label",
        studies=(studies[0].model_copy(update={"sources": ("a-paper",)}), studies[1]),
        reactions=reactions(counted("a-paper", "7"), counted("the-label", "8")),
    )
    page = side_effect_page("acne", made.shelf(medicine, made.side_effect()))
    assert page.overview.trials[0].rows[0].on_it.short == "8"


def test_the_overview_has_one_scale_for_all():
    """One small risk among them, and all are told out of 1,000."""
    shelf = made.shelf(
        made.side_effect(),
        made.medicine("Many", studies=(made.study(),), reactions=reactions(counted())),
        made.medicine(
            "Few",
            studies=(made.study(),),
            reactions=reactions(counted("trial", "0.4", "0.1")),
        ),
    )
    overview = side_effect_page("acne", shelf).overview
    assert overview.scale.out_of == 1000
    assert {t.treatment.brand: t.rows[0].on_it.short for t in overview.trials} == {
        "Few": "4", "Many": "80",
    }  # fmt: skip
    assert overview.full == 100


def test_rates_and_head_to_head_trials_are_not_in_the_overview():
    rows = reactions(counted(unit="per-year"), counted(head_to_head=True))
    medicine = made.medicine(studies=(made.study(),), reactions=rows)
    page = side_effect_page("acne", made.shelf(medicine, made.side_effect()))
    assert page.overview is None
    assert page.medicines[0].tables


def test_events_are_told_whole_elsewhere():
    medicine = made.medicine(warnings=(made.warning(side_effect="death", boxed=True),))
    shelf = made.shelf(medicine, made.side_effect(), made.side_effect("death", role="event"))
    (event,) = events_of(shelf)
    assert event.effect.slug == "death"
    assert event.medicines[0].warning in event.facts
