"""The chapters of a medicine's guide as data: nothing lost, nothing twice."""

import itertools

import pytest

from drugs.models import Slot
from drugs.pages.medicine.chapter import chapter_pages
from drugs.pages.medicine.chapters import chapter_of, chapters, home_of, warnings_of
from drugs.pages.medicine.contents import (
    BOXED_WARNING,
    GROUPS,
    HOW_TO_TAKE,
    OTHER_MEDICINES,
    PREGNANCY,
    TESTS,
    WARNINGS,
    WHO,
    Topics,
)
from drugs.pages.medicine.slots import ALWAYS_OPEN, SHORT, shown_slot, slot_group
from tests import made_documents as made

KINDS = ({}, {"box": "boxed"}, {"box": "elsewhere"}, {"route": "cream"}, {"rules_entered": False})


def pages(*documents, **fields):
    medicine = made.medicine(**fields)
    shelf = made.shelf(medicine, made.side_effect(), made.substance("plavix"), *documents)
    return {one.chapter.slug: one for one in chapter_pages(medicine.slug, shelf)}


def shown(topic, **fields):
    return shown_slot(made.medicine(**fields), topic)


# --- addresses and names ---


@pytest.mark.parametrize("fields", KINDS)
def test_twelve_chapters_with_names_of_their_own(fields):
    found = chapters(made.medicine(**fields))
    for of in (lambda c: c.slug, lambda c: c.name, lambda c: c.title, lambda c: c.description):
        assert len({of(chapter) for chapter in found}) == 12
    assert all("Madeup" in one.title and "madeuptinib" in one.description for one in found)


@pytest.mark.parametrize(
    ("box", "slug"),
    [("boxed", BOXED_WARNING), ("elsewhere", BOXED_WARNING), ("none", WARNINGS),
     ("unknown", WARNINGS)],
)  # fmt: skip
def test_without_a_box_the_chapter_does_not_speak_of_one(box, slug):
    medicine = made.medicine(box=box)
    assert [c.slug for c in chapters(medicine) if c.slug in {BOXED_WARNING, WARNINGS}] == [slug]
    assert warnings_of(medicine).slug == slug
    for word in (BOXED_WARNING, WARNINGS):
        assert chapter_of(medicine, word).slug == slug


def test_a_cream_is_used_and_a_pill_taken():
    for route, verb in (("tablet", "take"), ("cream", "use")):
        found = chapter_of(made.medicine(route=route), HOW_TO_TAKE)
        assert found.name == f"How to {verb} it"


def test_what_is_no_chapter_is_none():
    assert chapter_of(made.medicine(), "benefits") is None


def test_each_knows_what_comes_before_and_after():
    found = list(pages().values())
    assert (found[0].before, found[-1].after) == (None, None)
    for one, other in itertools.pairwise(found):
        assert (one.after, other.before) == (other.chapter, one.chapter)


# --- rules ---


@pytest.mark.parametrize(
    ("kind", "conditions", "fields", "home"),
    [
        ("do-not-use", (), {}, WHO),
        ("do-not-start", [{"what": "illness"}], {}, WHO),
        ("ask-first", [{"what": "weight"}], {}, WHO),
        ("most-allowed", [{"what": "age"}], {}, HOW_TO_TAKE),
        ("lower-dose", [{"what": "kidney"}], {}, HOW_TO_TAKE),
        ("stop", [{"what": "illness"}], {}, HOW_TO_TAKE),
        ("pause", (), {}, HOW_TO_TAKE),
        ("check", (), {}, TESTS),
        ("do-not-start", [{"what": "blood"}], {}, TESTS),
        ("pause", [{"what": "illness"}, {"what": "blood"}], {}, TESTS),
        ("do-not-mix", (), {}, OTHER_MEDICINES),
        ("dose-when-mixed", (), {}, OTHER_MEDICINES),
        ("ask-before-mixing", (), {}, OTHER_MEDICINES),
        ("do-not-use", [{"what": "takes"}], {}, OTHER_MEDICINES),
        ("do-not-use", (), {"names": ("plavix",)}, OTHER_MEDICINES),
        ("wait", [{"what": "breastfeeding"}], {}, PREGNANCY),
        ("ask-first", [{"what": "planning"}], {}, PREGNANCY),
        ("stop", [{"what": "pregnant"}], {}, PREGNANCY),
    ],
)
def test_the_fields_of_a_rule_say_where_it_stands(kind, conditions, fields, home):
    rule = made.rule("It.", *(made.condition(**row) for row in conditions), kind=kind, **fields)
    assert home_of(rule) == home


def test_an_exception_does_not_move_a_rule():
    rule = made.rule("It.", made.condition("takes", exception=True), kind="stop")
    assert home_of(rule) == HOW_TO_TAKE


def test_every_rule_stands_once_the_gravest_first():
    rules = (
        made.rule("Two.", kind="ask-first", rank=2),
        made.rule("One.", kind="do-not-start", rank=1),
        made.rule("Zero.", kind="do-not-use", rank=0),
        made.rule("Mixing.", kind="do-not-mix", rank=1, names=("plavix",)),
    )
    found = pages(rules=rules)
    said = [w.short for page in found.values() for group in page.rules for w in group.rules]
    assert said == ["Zero.", "One.", "Two.", "Mixing."]
    assert [group.kind for group in found[WHO].rules] == ["do-not-use", "do-not-start", "ask-first"]


# --- topics ---


def test_every_topic_of_the_desk_stands_in_one_chapter():
    placed = [topic for group in GROUPS for one in group.chapters for topic in one.topics]
    assert sorted(placed) == sorted(Slot.Topic.values)


@pytest.mark.parametrize("fields", KINDS)
def test_every_slot_reaches_its_chapter(fields):
    slots = tuple(made.slot(topic) for topic in Slot.Topic.values)
    found = [
        slot.slot
        for page in pages(slots=slots, **fields).values()
        for group in page.slots
        for slot in group.slots
    ]
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


def test_several_topics_without_any_words_are_told_together_once_for_each_reason():
    slots = (
        made.slot("food", text=(), state="silent", edition="10/2025"),
        made.slot("alcohol", text=(), state="silent", edition="10/2025"),
        made.slot("cannabis", text=(), state="not-read", missing="section 17"),
        made.slot("tattoos", text=(), state="not-read", missing="section 17"),
        made.slot("grapefruit", state="silent", edition="10/2025"),
    )
    group = Topics("Food", ("food", "grapefruit", "alcohol", "cannabis", "tattoos", "sun"))
    found = slot_group(made.medicine(slots=slots), group)
    assert [one.topic for one in found.slots] == ["grapefruit", "sun"]
    told = {silence.words: [one.topic for one in silence.slots] for silence in found.silences}
    assert list(told.values()) == [["food", "alcohol"], ["cannabis", "tattoos"]]
    for words, reason in zip(told, ("on these, either", "section 17"), strict=True):
        assert reason in words


@pytest.mark.parametrize(
    ("state", "fields", "once"),
    [
        ("silent", {"edition": "10/2025"}, "(October 2025)"),
        ("not-read", {"missing": "section 17"}, "section 17"),
    ],
)
def test_why_a_label_says_nothing_is_told_in_full_once_a_group(state, fields, once):
    topics = ("driving", "surgery", "tattoos")
    slots = tuple(made.slot(topic, state=state, **fields) for topic in topics)
    other = made.slot("sun", state=state, **dict.fromkeys(fields, "5/2022"))
    group = Topics("Day to day", (*topics, "sun"))
    found = slot_group(made.medicine(slots=(*slots, other)), group).slots
    assert [once in one.absence for one in found] == [True, False, False, False]
    assert ["either" in one.absence for one in found] == [False, True, True, False]
    assert once in shown_slot(made.medicine(slots=slots), "tattoos").absence


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


# --- sources ---


def test_a_chapter_lists_the_sources_of_all_it_shows_and_no_others():
    found = pages(
        *(made.label(slug=slug) for slug in ("study", "figure")),
        made.side_effect("rash"),
        sources=("own",),
        slots=(made.slot("storage", sources=("slot",)),),
        rules=(made.rule("It.", kind="stop", sources=("rule",)),),
        indications=(made.indication(sources=("approval",)),),
        warnings=(made.warning(sources=("warning",)),),
        monitoring=(made.check(sources=("check",)),),
        listings=(made.listing("rash", sources=("listing",)),),
        studies=(made.study(sources=("study",)),),
        reactions=(made.reaction(sources=("figure",)),),
    )
    said = {slug: set(page.sources) for slug, page in found.items()}
    assert said[WHO] == {"own", "approval"}
    assert said[HOW_TO_TAKE] == {"rule"}
    assert said["day-to-day"] == {"slot"}
    assert said[WARNINGS] == {"own", "warning"}
    assert said[TESTS] == {"check"}
    assert said["side-effects"] == {"listing", "study", "figure"}
    assert said["cost"] == set()
    assert said["sources"] == set().union(*said.values())
