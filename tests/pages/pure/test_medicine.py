"""A medicine's page as data: the same sections in the same order, nothing lost on the way."""

import pytest

from drugs.models import Slot
from drugs.pages.medicine import card, label, medicine_page, steps
from drugs.pages.slots import ALWAYS_OPEN, SECTIONS, SHORT, SLOTS, headings, shown_slot
from drugs.pages.urgent_help import sign_groups, signs
from tests import made_documents as made
from tests.made_figures import alone


def page(*documents, **fields):
    medicine = made.medicine(**fields)
    return medicine_page(medicine.slug, made.shelf(medicine, made.side_effect(), *documents))


def shown(topic, **fields):
    return shown_slot(made.medicine(**fields), topic)


# --- sections and slots ---


def test_the_same_sections_in_the_same_order_whatever_is_filled():
    for fields in ({}, {"box": "boxed"}, {"slots": (made.slot("storage"),)}):
        found = [section.slug for section in page(**fields).sections]
        assert found == [slug for slug, _ in SECTIONS]


def test_without_a_box_the_heading_asks_whether_there_is_one():
    assert ("boxed-warning", "Is there a boxed warning?") in headings(made.medicine(box="none"))
    assert ("boxed-warning", "What is the boxed warning?") in headings(made.medicine(box="boxed"))


def test_a_page_published_before_rules_were_entered_has_no_section_of_rules():
    assert "rules" not in dict(headings(made.medicine(rules_entered=False)))


def test_every_topic_of_the_desk_stands_in_one_section():
    placed = [topic for topics in SLOTS.values() for topic in topics]
    assert sorted(placed) == sorted(Slot.Topic.values)
    assert set(SLOTS) <= {slug for slug, _ in SECTIONS}


def test_every_slot_reaches_the_page():
    slots = tuple(made.slot(topic) for topic in Slot.Topic.values)
    found = [slot.slot for section in page(slots=slots).sections for slot in section.slots]
    assert sorted(found, key=slots.index) == list(slots)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"state": "silent", "edition": "10/2025"},
            "whole US label of Madeup (October 2025). It says",
        ),
        ({"state": "not-read", "missing": "section 10"}, "not read this part of the label: sect"),
        ({}, ""),
    ],
)
def test_absence_is_told_as_what_it_is(fields, said):
    absence = shown("storage", slots=(made.slot("storage", **fields),)).absence
    assert said in absence
    assert bool(absence) == bool(said)
    assert not absence or absence.endswith("Ask your doctor or pharmacist.")


def test_a_slot_that_was_never_filled_is_told_too():
    assert "have not read what the label of Madeup says" in shown("storage").absence


@pytest.mark.parametrize(
    ("topic", "summary", "words", "folded"),
    [
        ("storage", "Keep it cool.", SHORT + 1, True),
        ("storage", "Keep it cool.", SHORT, False),
        ("storage", "", SHORT + 1, False),
        (sorted(ALWAYS_OPEN)[0], "Not if pregnant.", SHORT + 1, False),
    ],
)
def test_a_long_slot_folds_behind_its_summary(topic, summary, words, folded):
    slot = made.slot(topic, summary=summary, text=made.text(" ".join(["word"] * words)))
    assert shown(topic, slots=(slot,)).folded is folded


# --- rules, warnings, figures ---


def test_every_rule_stands_once_the_gravest_first_and_mixing_apart():
    rules = (
        made.rule("Two.", kind="check", rank=2),
        made.rule("One.", kind="stop", rank=1),
        made.rule("Zero.", kind="do-not-use", rank=0),
        made.rule("Mixing.", kind="do-not-mix", rank=1),
    )
    found = page(rules=rules)
    said = [words.short for group in found.rules for words in group.rules]
    assert said == ["Zero.", "One.", "Two."]
    assert [words.short for words in found.mixing] == ["Mixing."]


def test_all_figures_reach_the_page():
    found = page(reactions=(made.reaction(),), studies=(made.study(),))
    cells = [cell for t in found.reactions for row in t.rows for cell in row.cells[:-1] if cell]
    assert len(cells) == 1


def test_people_followed_alone_stand_apart_from_the_other_figures():
    row = alone(effect="acne", study="trial")
    found = page(followed_alone=(row,), studies=(made.study(),))
    assert [table.alone for table in found.alone] == [True]
    assert found.reactions == []


def test_all_warnings_reach_the_page_and_boxed_ones_stand_apart():
    rows = (made.warning(boxed=True), made.warning("rash"))
    found = page(made.side_effect("rash"), warnings=rows, box="boxed")
    assert [item.warning for item in found.boxed] == [rows[0]]
    assert [item.warning for item in found.other_warnings] == [rows[1]]
    assert [item.effect.slug for item in found.boxed] == ["acne"]


def test_what_is_named_without_a_figure_stands_there_unless_more_is_known():
    rows = (made.listing(), made.listing("rash"))
    found = page(made.side_effect("rash"), listings=rows, warnings=(made.warning(),))
    assert [item.effect.slug for item in found.listed] == ["rash"]


# --- the card ---


def test_the_card_names_the_strengths_for_eczema_alone():
    medicine = made.medicine(strengths=("15 mg", "30 mg"), strengths_elsewhere=("45 mg",))
    assert card(medicine)["form"] == "Tablet: 15 mg, 30 mg"


@pytest.mark.parametrize(("route", "drawing"), [("tablet", "tablet"), ("cream", "tube")])
def test_the_card_shows_the_kind(route, drawing):
    assert card(made.medicine(route=route))["drawing"] == drawing


@pytest.mark.parametrize(
    ("box", "boxed"), [("boxed", True), ("elsewhere", True), ("none", False), ("unknown", False)]
)
def test_the_card_says_whether_there_is_a_box(box, boxed):
    assert card(made.medicine(box=box))["boxed"] is boxed


# --- the label ---


@pytest.mark.parametrize(
    ("read", "newest", "newer"),
    [("12/2023", "5/2026", True), ("5/2026", "5/2026", False), ("12/2023", "", False)],
)
def test_a_newer_label_than_the_one_read_is_told(read, newest, newer):
    source = made.label(revision_read=read, newest_revision=newest)
    found = label(made.medicine(), made.shelf(source))
    words = {"12/2023": "December 2023", "5/2026": "May 2026", "": ""}
    assert (found.newer, found.read, found.newest) == (newer, words[read], words[newest])


def test_what_is_known_of_the_newer_label_goes_along():
    note = made.text("Ages 2 and older were added.")
    assert label(made.medicine(), made.shelf(made.label(newest_revision_note=note))).note == note


def test_a_medicine_without_a_label_has_no_notice():
    assert label(made.medicine(label=""), made.shelf()) is None


# --- tests on a timeline ---


def test_one_moment_is_one_step_with_all_its_sources():
    rows = (
        made.check(sources=("a",)), made.check("Blood", moment="week", week=4),
        made.check("Blood", sources=("b",)), made.check("Fat", moment="week", week=12),
        made.check(moment="ongoing"), made.check(moment="limit"),
        made.check("Skin", moment="week", week=4, region="japan", region_name="Japan"),
    )  # fmt: skip
    found = steps(made.medicine(monitoring=rows))
    assert [(step.when, len(step.tests), step.start) for step in found] == [
        ("Before you start", 2, True),
        ("Week 4", 1, False),
        ("Week 12", 1, False),
        ("After that", 1, False),
        ("When to wait or stop", 1, False),
        ("Week 4 (Japan)", 1, False),
    ]
    assert found[0].sources == ("a", "b")


# --- signs ---


def test_signs_of_this_medicine_stand_by_urgency():
    found = [made.sign("later", "next-visit"), made.sign("now"), made.sign("today", "today")]
    other = made.sign("other", medicines=("another",))
    groups = signs(made.medicine(), made.shelf(*found, other))
    assert [(group.urgency, group.items) for group in groups] == [
        ("911", ["now"]),
        ("today", ["today"]),
        ("next-visit", ["later"]),
    ]
    assert sign_groups([]) == []


def test_how_a_stroke_looks_is_said_unless_a_sign_says_so():
    (silent,) = sign_groups([made.sign("chest pain", meaning="A stroke or heart attack")])
    (tells,) = sign_groups([made.sign("drooping face", tells_stroke=True)])
    assert len(silent.lead) == 2
    assert len(tells.lead) == 1
