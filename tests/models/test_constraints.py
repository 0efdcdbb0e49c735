"""Each rule of the desk is kept by the database itself, whatever wrote to it."""

import datetime

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from drugs import models as desk
from tests.models.good_rows import good_row, made

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 11, 22)
LATELY = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
NO_FIGURE = {"count": None, "size": None, "percent": ""}
NO_COMPARATOR = {"comparator_count": None, "comparator_size": None, "comparator_percent": ""}
MODELS = list(apps.get_app_config("drugs").get_models())
UNIQUE = [
    (model, constraint)
    for model in MODELS
    for constraint in model._meta.constraints
    if isinstance(constraint, models.UniqueConstraint)
]
ONE_OF_A_KIND = [
    (model, field.name)
    for model in MODELS
    for field in model._meta.local_concrete_fields
    if field.unique and not field.primary_key
]


def broken_figures(name):
    return {
        f"{name}_has_a_figure": [NO_FIGURE, NO_FIGURE | {"count": 3}, NO_FIGURE | {"size": 30}],
        f"{name}_has_its_comparator": [NO_COMPARATOR, NO_COMPARATOR | {"comparator_count": 3}],
        f"{name}_counts_fit_groups": [
            {"count": 31, "size": 30},
            {"comparator_count": 31, "comparator_size": 30},
        ],
        f"{name}_groups_have_people": [
            {"count": None, "size": 0},
            {"comparator_count": None, "comparator_size": 0},
        ],
    }


def broken_review(name):
    return {f"{name}_review_has_date_and_person": [{"reviewed_on": TODAY}]}


# For each check constraint: changes to a good row that it must refuse.
CHECKS = {
    desk.Comment: {
        "comment_resolved_at_and_by": [{"resolved_at": LATELY}],
        "comment_says_something": [{"text": ""}],
    },
    desk.Assignment: {"assignment_ended_at_and_by": [{"ended_at": LATELY}]},
    desk.Plan: {"plan_ended_at": [{"ended_at": LATELY}, {"state": "done"}]},
    desk.Source: {"source_newest_needs_read": [{"newest_revision": "5/2026", "revision_read": ""}]},
    desk.Treatment: broken_review("treatment")
    | {
        "medicine_has_its_card": [
            {name: ""}
            for name in (
                "brand",
                "generic",
                "generic_slug",
                "maker",
                "route",
                "summary",
                "who_for",
                "remember",
                "box_line",
            )
        ],
        "option_has_a_name": [{"kind": "option", "name": "", "what_it_is": "A cream."}],
        "compared_option_has_a_brand": [
            {"kind": "option", "name": "x", "what_it_is": "x", "compared": True, "brand": ""},
            {"kind": "option", "name": "x", "what_it_is": "x", "compared": True, "generic": ""},
            {"compared": True},
        ],
        "pictured_harm_has_a_reason": [{"pictured_harm_id": 1, "pictured_harm_why": ""}],
    },
    desk.Study: {
        "study_names_its_comparator": [
            {"comparator": "other", "comparator_name": ""},
            {"comparator": "treatment", "comparator_name": "", "comparator_treatment_id": 1},
        ],
        "study_links_its_comparator": [
            {"comparator": "treatment", "comparator_name": "x", "comparator_treatment": None}
        ],
        "study_ages_in_order": [{"ages_from": 18, "ages_to": 12}],
        "study_ages_can_be": [
            {"ages_from": 144, "ages_to": None},
            {"ages_from": None, "ages_to": 216},
        ],
    },
    desk.Slot: {
        "said_slot_has_a_text": [{"state": "said", "text": ""}],
        "silent_slot_names_its_edition": [{"state": "silent", "edition": ""}],
        "unread_slot_names_the_part": [{"state": "not-read", "missing": ""}],
        "what_a_slot_says_was_read": [
            {"state": "said", "text": "It is 4 mg.", "how_checked": "not-read"},
            {
                "state": "not-read",
                "missing": "all",
                "text": "It is 4 mg.",
                "how_checked": "not-read",
            },
        ],
    },
    desk.LabelPart: {"label_part_names_its_edition": [{"state": "read", "edition": ""}]},
    desk.Substance: {"class_has_a_professional_name": [{"kind": "class", "professional_name": ""}]},
    desk.MixingNote: {"allowed_mixing_says_its_limit": [{"level": "allowed", "text": ""}]},
    desk.Rule: {
        "moved_rule_has_a_reason": [
            {"moved_to_rank": 1, "moved_why": ""},
            {"moved_to_rank": None, "moved_why": "Why."},
        ],
        "rule_amount_has_a_unit": [{name: 5, "unit": ""} for name in ("dose", "most", "or_most")],
        "rule_wait_has_a_unit": [
            {"wait": 4, "wait_unit": ""},
            {"wait": 4, "wait_unit": "weeks", "wait_from": ""},
            {"wait": None, "wait_unit": "weeks"},
        ],
    },
    desk.RuleCondition: {
        "rule_condition_says_which": [
            {"what": "illness", "illness": ""},
            {"what": "takes", "substance": None},
            {"what": "gene", "gene": ""},
        ],
        "rule_condition_says_how_much": [
            {"what": what, "at_least": None, "below": None, "level": ""}
            for what in ("age", "weight", "kidney")
        ],
        "rule_condition_limits_in_order": [
            {"what": "kidney", "at_least": 60, "below": 30},
            {"what": "age", "at_least": 12, "below": 12},
        ],
        "rule_condition_age_can_be": [
            {"what": "age", "at_least": 780},
            {"what": "age", "at_least": 12, "below": 780},
        ],
        "rule_exception_amount_is_whole": [
            {"amount": 81, "amount_unit": ""},
            {"amount": 81, "amount_unit": "mg", "amount_per": ""},
        ],
    },
    desk.ToEnter: {"to_enter_entered_at_and_by": [{"entered_at": LATELY}]},
    desk.SideEffect: broken_review("sideeffect"),
    desk.Article: broken_review("article"),
    desk.Indication: {
        "approved_indication_says_age": [{"status": "approved", "min_age_months": None}],
        "indication_ages_can_be": [
            {"min_age_months": 1441},
            {"weight_applies_below_age": 216},
        ],
    },
    desk.Monitoring: {
        "monitoring_week_is_named": [
            {"moment": "week", "week": None},
            {"moment": "before", "week": 4},
        ]
    },
    desk.Reaction: broken_figures("reaction")
    | {"reaction_by_site_is_alone": [{"site": "in the lung", "alone": False}]},
    desk.ArticleFigure: broken_figures("articlefigure"),
    desk.Outcome: broken_figures("outcome")
    | {"outcome_has_one_time": [{"week": None, "day": None}, {"week": 2, "day": 3}]},
    desk.Publication: {
        "publication_notice_says_nothing_else": [{"notice": True}],
        "publication_versions_from_one": [{"version": 0}],
        "publication_has_a_reason": [{"reason": ""}],
    },
    desk.Printing: {"printing_done_in_total": [{"done": 3, "total": 2}]},
    desk.ProblemReport: {"problem_report_closed_at_and_by": [{"closed_at": LATELY}]},
    desk.Handover: {
        "handover_answered_at_and_by": [
            {"answered_at": LATELY},
            {"state": "published", "answered_at": LATELY},
        ]
    },
    desk.Recheck: {
        "recheck_names_its_section": [{"section": ""}],
        "recheck_says_what_changed": [{"answer": "changed", "now_says": ""}],
    },
}
BREAKS = [
    (model, name, changes)
    for model, names in CHECKS.items()
    for name, many in names.items()
    for changes in many
]


def refused(row):
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), desk.at_the_press():
        row.save(force_insert=True)
    return str(caught.value)


def copy(row):
    row.pk = None
    row._state.adding = True
    return row


@pytest.mark.parametrize(
    ("model", "name", "changes"), BREAKS, ids=[f"{name}-{c}" for _, name, c in BREAKS]
)
def test_the_database_refuses_what_a_check_forbids(model, name, changes):
    row = copy(good_row(model))
    if model is desk.Publication:
        row.version = 99  # a copy of the same version is refused before anything else
    for field, value in changes.items():
        setattr(row, field, value)
    constraint = next(c for c in model._meta.constraints if c.name == name)
    with pytest.raises(ValidationError):
        constraint.validate(model, row)
    # A table checks its rules in no certain order, so only one may be broken.
    others = [c for c in model._meta.constraints if isinstance(c, models.CheckConstraint)]
    others.remove(constraint)
    for other in others:
        other.validate(model, row)
    assert name in refused(row)


def test_every_check_is_tried():
    here = {
        constraint.name
        for model in MODELS
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
    }
    assert here == {name for _, name, _ in BREAKS}


@pytest.mark.parametrize("model", [desk.Reaction, desk.Outcome, desk.ArticleFigure])
def test_an_unchecked_figure_may_wait_for_its_numbers(model):
    row = good_row(model)
    for field, value in (NO_FIGURE | NO_COMPARATOR | {"how_checked": "unchecked"}).items():
        setattr(row, field, value)
    row.full_clean()
    row.save()


def test_a_trial_counts_one_side_effect_beside_each_of_its_groups_once():
    other = copy(good_row(desk.Reaction))
    other.against = "another treatment"
    other.full_clean()
    other.save()
    assert desk.Reaction.objects.get_by_natural_key(*other.natural_key()) == other
    assert "UNIQUE" in refused(copy(other)).upper()


@pytest.mark.parametrize(("model", "constraint"), UNIQUE, ids=[c.name for _, c in UNIQUE])
def test_nothing_stands_twice(model, constraint):
    if constraint.condition is None:
        row = good_row(model)
    else:
        row = model.objects.filter(constraint.condition).first() or made(model)
    row = copy(row)
    for field in model._meta.local_concrete_fields:
        if field.unique and not field.primary_key:
            setattr(row, field.name, f"other-{getattr(row, field.name)}"[: field.max_length])
    with pytest.raises(ValidationError):
        constraint.validate(model, row)
    assert "UNIQUE" in refused(row).upper() or model is desk.Publication


@pytest.mark.parametrize(("model", "field"), ONE_OF_A_KIND)
def test_names_and_slugs_are_one_of_a_kind(model, field):
    row = copy(good_row(model))
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    assert field in caught.value.message_dict
    refused(row)


@pytest.mark.parametrize("percent", ["24.3%", "24,3", ">1", "1234", "1.234", "about 5", "-1"])
def test_a_percent_is_as_printed(percent):
    row = desk.Reaction.objects.exclude(percent="").first()
    row.percent = percent
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    assert list(caught.value.message_dict) == ["percent"]


@pytest.mark.parametrize("percent", ["24.3", "6.0", "0", "<1", "100", "0.75"])
def test_a_percent_keeps_its_zeros_and_its_sign(percent):
    row = desk.Reaction.objects.filter(count=None).exclude(percent="").first()
    row.percent = percent
    row.full_clean()
