"""The front page of a medicine's guide, and what all its pages share, as data."""

import pytest

from drugs.pages.medicine.contents import OTHER_MEDICINES, TESTS, WHO
from drugs.pages.medicine.guide import guide
from drugs.pages.medicine.hub import hub_page
from drugs.pages.medicine.label import label
from drugs.pages.medicine.monitoring import steps, with_time
from drugs.pages.medicine.tiles import twin
from drugs.pages.urgent_help import sign_groups, signs
from tests import made_documents as made
from tests import made_figures
from tests.made_figures import alone


def page(*documents, **fields):
    medicine = made.medicine(**fields)
    return guide(medicine.slug, made.shelf(medicine, made.side_effect(), *documents))


def hub(*documents, **fields):
    medicine = made.medicine(**fields)
    return hub_page(medicine.slug, made.shelf(medicine, made.side_effect(), *documents))


# --- the rules on the front page ---

RULES = (
    made.rule("Two.", kind="check", rank=2),
    made.rule("Zero.", kind="do-not-use", rank=0),
    made.rule("Mixing.", kind="do-not-mix", rank=1),
    made.rule("Asking.", kind="ask-first", rank=2),
)


def test_rules_that_can_hurt_stand_there_by_their_chapter():
    said = [(g.chapter.slug, [words.short for words in g.rules]) for g in hub(rules=RULES).rules]
    assert said == [(WHO, ["Zero."]), (OTHER_MEDICINES, ["Mixing."])]


def test_how_many_more_rules_there_are_is_told_with_where():
    found = hub(rules=RULES)
    assert [(more.chapter.slug, more.number) for more in found.more] == [(WHO, 1), (TESTS, 1)]
    assert found.more_in_all == 2


def test_a_page_published_before_rules_were_entered_has_none():
    found = hub(rules_entered=False)
    assert (found.rules, found.more) == ((), ())


# --- the emergencies ---


def test_only_signs_for_911_stand_in_the_red_band():
    now, later = made.sign("now"), made.sign("later", "today")
    assert [sign.sign for sign in hub(now, later).now] == ["now"]


def test_what_can_wait_till_a_call_today_stands_there_if_it_has_short_words():
    short, long = made.sign("short", "today", in_short="In short."), made.sign("long", "today")
    assert [sign.in_short for sign in hub(short, long).today] == ["In short."]


def test_what_is_always_an_emergency_is_said_without_any_sign():
    found = hub()
    assert found.now == ()
    assert any("chest pain" in line for line in found.lead)


def test_what_the_signs_say_is_not_said_again():
    assert hub(made.sign("face", tells_stroke=True)).lead == ()


def test_what_to_do_with_too_much_is_said_whatever_was_read():
    slot = made.slot("too-much", "Call Poison Help.", state="not-read", missing="section 10")
    assert hub(slots=(slot,)).too_much == slot
    assert hub(slots=(made.slot("too-much", summary=""),)).too_much is None
    assert hub().too_much is None


# --- the two numbers ---


def numbers(*rows, **fields):
    studies = [made_figures.study(size=847, weeks=16, ages_from=12)]
    filled = {"studies": studies, "pictured_harm": "nausea"} | fields
    return twin(made_figures.medicine(*rows, **filled), made_figures.SHELF)


GOOD = (
    made_figures.outcome("62", "8", "30 mg once a day"),
    made_figures.outcome("48", "8", "15 mg once a day"),
)
BAD = made_figures.reaction("10", "2", "15 mg once a day")


def test_benefit_and_harm_are_twins():
    found = numbers(*GOOD, BAD)
    for tile, what, on, good in (
        (found.benefit, "Clear or almost clear skin", "48", True),
        (found.harm, "Nausea", "10", False),
    ):
        assert (tile.what, tile.on.label, tile.on.short, tile.good) == (what, "15 mg", on, good)
    assert (found.benefit.beside.label, found.benefit.beside.whole) == ("dummy", 8)
    assert found.benefit.more == ("30 mg: 62.",)


def test_each_number_has_its_group_its_time_and_its_comparator():
    found = numbers(*GOOD, BAD)
    assert found.shared == ("16 weeks, beside a dummy pill.", "From age 12.")
    assert [said for _, said in found.notes] == [
        ("30 mg: 62.", "One trial, 847 people."),
        ("One trial, 847 people.",),
    ]
    assert "A dummy pill: 8 out of 100." in found.benefit.words
    assert "16 weeks, beside a dummy pill." in found.benefit.words


def test_what_differs_is_said_on_each_tile():
    early = made_figures.outcome("48", "8", "15 mg once a day", week=12)
    found = numbers(early, BAD)
    assert found.shared == ("Beside a dummy pill.", "From age 12.")
    assert [said[-1] for _, said in found.notes] == ["At week 12.", "16 weeks."]
    assert "At week 12, beside a dummy pill." in found.benefit.words
    beside_another = made_figures.outcome(
        "48", "8", "15 mg once a day", week=12, comparator_name="another pill"
    )
    found = numbers(beside_another, BAD)
    assert found.shared == ("From age 12.",)
    assert [said[-1] for _, said in found.notes] == [
        "At week 12, beside another pill.",
        "16 weeks, beside a dummy pill.",
    ]


@pytest.mark.parametrize(
    ("study", "about"),
    [
        ({"size": 2707, "pooled_of": ("a", "b", "c"), "ages_from": 12, "ages_to": 75},
         ("3 trials, 2,707 people.", "Ages 12 to 75.")),
        ({"size": None, "name": "A pool", "ages_from": None}, ("A pool.", "")),
    ],
)  # fmt: skip
def test_whose_numbers_they_are(study, about):
    found = numbers(*GOOD, studies=[made_figures.study(**study)])
    assert (found.benefit.trials, found.benefit.ages) == about


def test_a_small_word_stands_only_for_the_comparator_of_the_trial():
    rows = [made_figures.outcome("48", "8", "15 mg once a day", comparator_name="another pill")]
    assert numbers(*rows).benefit.beside.label == "another pill"


def test_without_a_figure_words_stand_in_place_of_it():
    found = numbers()
    assert (found.benefit, found.harm, found.sources) == (None, None, ())
    assert "no count" in found.no_benefit
    assert "no count" in found.no_harm
    untold = numbers(BAD, pictured_harm="", pictured_harm_why="Because.")
    assert untold.harm is None
    assert "Because." in untold.no_harm


def test_the_tiles_rest_on_the_sources_of_their_figures():
    assert numbers(*GOOD, BAD).sources == ("a-label", "a-trial-paper")


# --- the ways on ---


def test_twelve_chapters_in_three_groups_of_four():
    for fields in ({}, {"box": "boxed"}, {"route": "cream"}, {"rules_entered": False}):
        assert [len(group.ways) for group in hub(**fields).ways] == [4, 4, 4]


def test_figures_of_the_old_page_are_looked_for_on_their_chapters():
    found = hub(reactions=(made.reaction(),), studies=(made.study(),))
    places = {way.chapter.slug: way.old_places for group in found.ways for way in group.ways}
    assert places["side-effects"][-1] == "harm_trial"
    assert "topic-missed-dose" in places["how-to-take"]


# --- figures and warnings ---


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


# --- the form ---


def test_the_form_names_the_strengths_for_eczema_alone():
    found = page(strengths=("15 mg", "30 mg"), strengths_elsewhere=("45 mg",))
    assert found.form == "Tablet: 15 mg, 30 mg"


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


def test_a_time_of_its_own_stands_beside_a_test_and_no_other():
    """A moment says no more than "after that": on paper the four weeks were gone."""
    rows = (
        made.check(), made.check("Fat", moment="week", week=12, when="about week 12"),
        made.check("Blood", moment="ongoing", when="4 weeks after each dose increase"),
        made.check("Skin", moment="ongoing", when="after that"),
        made.check("Eyes", moment="week", week=12, when="Week 12"),
    )  # fmt: skip
    found = steps(made.medicine(monitoring=rows))
    assert [[time for _, time in step.timed] for step in found] == [
        [""], ["about week 12", ""], ["4 weeks after each dose increase", ""],
    ]  # fmt: skip
    assert with_time(rows[2]) == "Blood (4 weeks after each dose increase)"
    assert with_time(rows[3]) == "Skin"


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
