"""The facts a medicine's page must never get wrong."""

import re

import pytest

from drugs.numbers.behind_box import resting, uncounted
from drugs.press.addresses import guide_paths
from tests.pages_of import text

APPROVED = ["anzupgo", "cibinqo", "opzelura", "rinvoq"]
ELSEWHERE = ["corectim", "olumiant"]


def test_all_six_are_there(shelf):
    assert list(shelf.medicines) == sorted(APPROVED + ELSEWHERE)


def test_the_boxed_warning_line_is_right_for_each(pages):
    boxes = {
        slug: text(pages[f"/medicines/{slug}/"].select_one(".fda > p"))
        for slug in APPROVED + ELSEWHERE
    }
    for slug in ("cibinqo", "rinvoq", "opzelura"):
        assert boxes[slug].startswith("Yes: serious infections, death, cancer, major heart events")
        warned = pages[f"/medicines/{slug}/boxed-warning/"].select(".fda .warning")
        assert len(warned) >= 5, slug
        assert all("Whose data:" in text(warning) for warning in warned)
    assert boxes["anzupgo"].startswith("None in its label of July 2025.")
    assert not pages["/medicines/anzupgo/warnings/"].select(".fda .warning")


@pytest.mark.parametrize(
    ("slug", "words"),
    [("cibinqo", "June 30, 2026"), ("rinvoq", "May 26, 2026")],
)
def test_a_newer_label_is_said_on_every_page_of_the_guide(pages, shelf, slug, words):
    for path in guide_paths(shelf.medicines[slug]):
        (line,) = pages[path].select(".status")
        assert words in text(line), path
        assert "ask your pharmacist" in text(line), path


@pytest.mark.parametrize("slug", ["anzupgo", "opzelura"])
def test_a_label_that_is_the_newest_has_no_notice(pages, slug):
    assert "newer" not in text(pages[f"/medicines/{slug}/"].select_one(".status"))


@pytest.mark.parametrize(
    ("slug", "chapter", "topic", "said"),
    [
        (
            "rinvoq",
            "how-to-take",
            "missed-dose",
            "We read the whole US label of Rinvoq (October 2025). It says nothing",
        ),
        ("anzupgo", "day-to-day", "travel", "We have not read this part of the label"),
    ],
)
def test_absence_is_told_as_what_it_is(pages, slug, chapter, topic, said):
    place = pages[f"/medicines/{slug}/{chapter}/"].select_one(f"#topic-{topic}")
    assert said in text(place.find_parent(class_="silence") or place)


# The facts a site must never get wrong, one line each, as a reader finds them.
CRITICAL = [
    ("cibinqo", r"12 years"),
    ("cibinqo", r"81 mg a day"),
    ("cibinqo", r"1-877-311-3770"),
    ("cibinqo", r"1 day after"),
    ("cibinqo", r"150,000"),
    ("cibinqo", r"50,000"),
    ("cibinqo", r"30 to 59"),
    ("rinvoq", r"from 40 kg \(88 pounds\)"),
    ("rinvoq", r"4 weeks after"),
    ("rinvoq", r"65 and older: 15 mg"),
    ("rinvoq", r"1-800-633-9110"),
    ("rinvoq", r"under 15"),
    ("rinvoq", r"6 days after"),
    ("rinvoq", r"[Gg]rapefruit"),
    ("rinvoq", r"Rinvoq LQ"),
    ("opzelura", r"2 years"),
    ("opzelura", r"20% of"),
    ("opzelura", r"about 4 weeks after"),
    ("opzelura", r"one 60 g tube (?:in|per|every) 2 weeks"),
    ("anzupgo", r"18 years"),
    ("anzupgo", r"30 g in 2 weeks"),
    ("anzupgo", r"60 g in a month"),
]


@pytest.mark.parametrize(("slug", "pattern"), CRITICAL)
def test_critical_facts_are_there(pages, shelf, slug, pattern):
    """On all of it on one page, and on its front page or a chapter."""
    assert re.search(pattern, text(pages[f"/medicines/{slug}/all/"].main)), pattern
    *paths, _ = guide_paths(shelf.medicines[slug])
    assert any(re.search(pattern, text(pages[path].main)) for path in paths), pattern


@pytest.mark.parametrize("slug", ["cibinqo", "rinvoq"])
def test_when_to_stop_is_not_told_as_an_order_to_stop_alone(pages, slug):
    topic = text(pages[f"/medicines/{slug}/how-to-take/"].select_one("#topic-stopping"))
    assert "restart it on your own, unless a doctor, a nurse or 911 tells you to" in topic


def test_burning_is_not_named_as_every_reaction_to_the_cream(pages):
    page = pages["/medicines/opzelura/side-effects/"]
    link = page.find("a", href="/side-effects/application-site-burning/")
    assert link.text == "Burning where the cream goes"


def test_plain_words_come_before_the_names_of_enzymes(pages, shelf):
    rows = 0
    for slug in shelf.medicines:
        for rule in pages[f"/medicines/{slug}/other-medicines/"].select(".rules li b"):
            found = re.search(r"CYP|P-gp", rule.text)
            rows += bool(found)
            before = rule.text[: found.start()] if found else ""
            assert not found or re.search(r"\(|block|speed up|carried by", before), rule.text
    assert rows >= 6


@pytest.mark.parametrize("topic", ["too-much", "child-swallowed"])
def test_too_much_names_poison_help_and_911_in_short_and_in_full(shelf, topic):
    """A card prints the short text alone, and who holds it has no other."""
    for slug, medicine in shelf.medicines.items():
        slot = medicine.on(topic)
        whole = " ".join(text for block in slot.text for text in block.texts)
        for said in (slot.summary, whole):
            assert "1-800-222-1222" in said, slug
            assert "911" in said, slug
            assert "collapse" in said, slug


def test_each_part_of_a_box_that_rests_on_another_medicine_has_its_figure_or_says_none(
    pages, shelf
):
    """In the chapter of the box and on the page of the side effect: out of 1,000, with whose data,
    or that no number was found."""
    told = 0
    for medicine in shelf.medicines.values():
        for slug in resting(medicine):
            effect = shelf.side_effects[slug]
            here = pages[f"/medicines/{medicine.slug}/boxed-warning/"].find(id="behind-the-box")
            there = pages[effect.page].find(id="behind-the-box") if effect.role != "event" else here
            for place in (here, there):
                said = text(place)
                assert "JAK pill" in said
                assert "arthritis" in said
                counted = not uncounted([slug], shelf)
                if counted:
                    assert "Out of 1,000 people" in said, (medicine.slug, slug)
                else:
                    assert "We found no number" in said, (medicine.slug, slug)
                told += counted
    assert told
