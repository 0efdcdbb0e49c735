"""A medicine's page as data: the same sections in the same order, nothing lost on the way."""

import pytest

from drugs.documents import SourceDoc
from drugs.models import Guidance
from drugs.pages.medicine import (
    ALWAYS_OPEN,
    SECTIONS,
    SHORT,
    TOPIC_NAMES,
    TOPICS,
    Topic,
    card,
    headings,
    label,
    medicine_page,
    sign_groups,
    signs,
    steps,
)
from drugs.wording.markdown import parse

SLUGS = ["anzupgo", "cibinqo", "corectim", "olumiant", "opzelura", "rinvoq"]


@pytest.fixture(params=SLUGS)
def page(request, shelf):
    return medicine_page(request.param, shelf)


@pytest.fixture
def cibinqo(shelf):
    return shelf.medicines["cibinqo"]


def test_the_medicines_are_all_tried(shelf):
    assert list(shelf.medicines) == SLUGS


def test_every_medicine_has_the_same_sections_in_the_same_order(page):
    assert [(s.slug, s.heading) for s in page.sections] == headings(page.medicine)
    assert [slug for slug, _ in headings(page.medicine)] == [slug for slug, _ in SECTIONS]
    for section in page.sections:
        assert tuple(topic.slug for topic in section.topics) == TOPICS.get(section.slug, ())


def test_every_topic_of_the_desk_stands_in_one_section():
    shown = [topic for topics in TOPICS.values() for topic in topics]
    assert sorted(shown) == sorted(Guidance.Topic.values)
    assert set(TOPICS) <= {slug for slug, _ in SECTIONS}
    assert sorted(TOPIC_NAMES) == sorted(shown)


def test_all_guidance_reaches_the_page(page):
    shown = [topic.guidance for section in page.sections for topic in section.topics]
    assert [row for row in shown if row] == sorted(
        page.medicine.guidance, key=[row for row in shown if row].index
    )
    assert len([row for row in shown if row]) == len(page.medicine.guidance)


def test_a_topic_that_could_not_be_confirmed_is_still_there(shelf, cibinqo):
    kept = tuple(row for row in cibinqo.guidance if row.topic != "storage")
    shelf_without = type(shelf)(shelf.edition)
    shelf_without.medicines["cibinqo"] = cibinqo.model_copy(update={"guidance": kept})
    page = medicine_page("cibinqo", shelf_without)
    (topic,) = [t for s in page.sections for t in s.topics if t.slug == "storage"]
    assert (topic.name, topic.guidance, topic.folded) == ("How to store it", None, False)


@pytest.mark.parametrize(
    ("slug", "summary", "words", "folded"),
    [
        ("storage", "Keep it cool.", SHORT + 1, True),
        ("storage", "Keep it cool.", SHORT, False),
        ("storage", "", SHORT + 1, False),
        (sorted(ALWAYS_OPEN)[0], "Not if pregnant.", SHORT + 1, False),
    ],
)
def test_a_long_topic_folds_behind_its_summary(cibinqo, slug, summary, words, folded):
    text = parse(" ".join(["word"] * words))
    guidance = cibinqo.guidance[0].model_copy(update={"summary": summary, "text": text})
    assert Topic(slug, "A name", guidance).folded is folded


def test_all_figures_reach_the_page(page):
    def cells(tables):
        return sum(cell is not None for t in tables for row in t.rows for cell in row.cells[:-1])

    assert cells(page.reactions) == len(page.medicine.reactions)
    assert cells(page.outcomes) == len(page.medicine.outcomes)


def test_all_warnings_reach_the_page_and_boxed_ones_stand_apart(page):
    shown = [*page.boxed, *page.other_warnings]
    assert [found.warning for found in shown] == list(page.medicine.warnings)
    assert all(found.warning.boxed for found in page.boxed)
    assert not any(found.warning.boxed for found in page.other_warnings)
    assert all(found.effect.slug == found.warning.side_effect for found in shown)


def test_a_box_of_its_own_and_warnings_go_together(page):
    assert bool(page.boxed) == (page.medicine.box in {"boxed", "elsewhere"})
    assert page.card["boxed"] == bool(page.boxed)


# --- the card ---


def test_the_card_names_the_strengths_for_eczema(cibinqo):
    some = cibinqo.model_copy(
        update={"form": "tablet", "strengths": ("15 mg", "45 mg (not for eczema)", "30 mg")}
    )
    assert card(some)["form"] == "Tablet: 15 mg, 30 mg"


@pytest.mark.parametrize(("route", "drawing"), [("tablet", "tablet"), ("cream", "tube")])
def test_the_card_shows_the_kind(cibinqo, route, drawing):
    assert card(cibinqo.model_copy(update={"route": route}))["drawing"] == drawing


@pytest.mark.parametrize(
    ("box", "boxed"), [("boxed", True), ("elsewhere", True), ("none", False), ("unknown", False)]
)
def test_the_card_says_whether_there_is_a_box(cibinqo, box, boxed):
    assert card(cibinqo.model_copy(update={"box": box}))["boxed"] is boxed


# --- the label ---


@pytest.fixture
def labelled(shelf, cibinqo):
    """The label of Cibinqo as if its source had these fields."""

    def build(**changes):
        changed = type(shelf)(shelf.edition)
        source: SourceDoc = shelf.sources[cibinqo.label]
        changed.sources[cibinqo.label] = source.model_copy(update=changes)
        return label(cibinqo, changed)

    return build


@pytest.mark.parametrize(
    ("read", "newest", "newer"),
    [("12/2023", "5/2026", True), ("5/2026", "5/2026", False), ("12/2023", "", False)],
)
def test_a_newer_label_than_the_one_read_is_told(labelled, read, newest, newer):
    found = labelled(revision_read=read, newest_revision=newest)
    words = {"12/2023": "December 2023", "5/2026": "May 2026", "": ""}
    assert (found.newer, found.read, found.newest) == (newer, words[read], words[newest])


def test_what_is_known_of_the_newer_label_goes_along(labelled):
    note = parse("Ages 2 and older were added.")
    assert labelled(newest_revision_note=note).note == note


def test_a_medicine_without_a_label_has_no_notice(shelf, cibinqo):
    assert label(cibinqo.model_copy(update={"label": ""}), shelf) is None


# --- tests on a timeline ---


def test_tests_stand_in_the_order_of_time(page):
    order = ["Before you start", "Week", "After that", "When to wait or stop"]
    at_home = [step.when for step in page.steps if "(" not in step.when]
    places = [next(n for n, name in enumerate(order) if when.startswith(name)) for when in at_home]
    assert places == sorted(places)
    weeks = [int(when.split()[1]) for when in at_home if when.startswith("Week")]
    assert weeks == sorted(weeks)
    assert sum(len(step.tests) for step in page.steps) == len(page.medicine.monitoring)


def test_one_moment_is_one_step_with_all_its_sources(cibinqo):
    row = cibinqo.monitoring[0]

    def at(moment, week=None, region="us", sources=("a",)):
        return row.model_copy(
            update={"moment": moment, "week": week, "region": region, "region_name": "Japan",
                    "sources": sources}
        )  # fmt: skip

    rows = (at("before"), at("week", 4), at("before", sources=("b",)), at("week", 12),
            at("ongoing"), at("limit"), at("week", 4, region="japan"))  # fmt: skip
    found = steps(cibinqo.model_copy(update={"monitoring": rows}))
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


def test_signs_of_this_medicine_stand_by_urgency(page, shelf):
    assert [g.urgency for g in page.signs] == [
        urgency
        for urgency in ("911", "today", "next-visit")
        if any(g.urgency == urgency for g in page.signs)
    ]
    found = [sign for group in page.signs for sign in group.signs]
    assert all(page.medicine.slug in sign.medicines for sign in found)
    assert len(found) == sum(page.medicine.slug in s.medicines for s in shelf.urgent_signs)


def test_an_urgency_without_signs_has_no_group(shelf, cibinqo):
    today = [sign for sign in shelf.urgent_signs if sign.urgency == "today"]
    (group,) = sign_groups(today)
    assert group.items == [sign.sign for sign in today]
    assert set(group.sources) == {slug for sign in today for slug in sign.sources}
    assert sign_groups([]) == []
    assert signs(cibinqo.model_copy(update={"slug": "other"}), shelf) == []
