"""A medicine's page, as a reader sees it."""

import re

import pytest
from bs4 import BeautifulSoup

from drugs.pages.slots import SECTIONS
from drugs.wording.rules import rule_words

APPROVED = ["anzupgo", "cibinqo", "opzelura", "rinvoq"]
ELSEWHERE = ["corectim", "olumiant"]


def soup(response):
    return BeautifulSoup(response.content, "lxml")


def text(tag):
    return " ".join(tag.get_text(" ").split())


def test_it_works(reader):
    response = reader.get("/medicines/cibinqo/")
    assert response.status_code == 200
    assert text(soup(response).h1) == "Cibinqo (abrocitinib)"


def test_the_public_page_needs_no_database(reader, django_assert_num_queries):
    # `reader` has no database at all: a query would fail this test.
    assert reader.get("/medicines/rinvoq/").status_code == 200


@pytest.mark.parametrize(
    ("address", "brand"),
    [("abrocitinib", "cibinqo"), ("Cibinqo", "cibinqo"), ("ruxolitinib", "opzelura")],
)
def test_a_generic_name_or_capitals_lead_to_the_brand(reader, address, brand):
    response = reader.get(f"/medicines/{address}/")
    assert (response.status_code, response["Location"]) == (301, f"/medicines/{brand}/")


@pytest.mark.parametrize("word", ["opzelera", "opzelurra", "opzeulra"])
def test_a_misspelt_brand_is_suggested(reader, word):
    response = reader.get(f"/medicines/{word}/")
    assert response.status_code == 404
    assert soup(response).main.find("a", href="/medicines/opzelura/")


@pytest.mark.parametrize("word", ["zzzz", "a" * 500, "1", "select-from-drugs"])
def test_an_unknown_medicine_gets_a_way_on(reader, word):
    response = reader.get(f"/medicines/{word}/")
    assert response.status_code == 404
    assert soup(response).main.find("a", href="/medicines/")


def test_only_reading_is_allowed(reader):
    assert reader.post("/medicines/cibinqo/").status_code == 405
    assert reader.head("/medicines/cibinqo/").status_code == 200


def test_all_medicines_have_the_same_sections_in_the_same_order(pages, shelf):
    wanted = [slug for slug, _ in SECTIONS]
    for slug in shelf.medicines:
        page = pages[f"/medicines/{slug}/"]
        found = [tag["id"] for tag in page.select(".page__body > section[id]")]
        assert found == wanted, slug
        assert [a["href"] for a in page.select("#contents a")] == [f"#{s}" for s in wanted]


def test_all_six_are_there(shelf):
    assert list(shelf.medicines) == sorted(APPROVED + ELSEWHERE)


@pytest.mark.parametrize("slug", ELSEWHERE)
def test_not_approved_is_said_first(pages, slug):
    page = pages[f"/medicines/{slug}/"]
    first = page.select_one(".page-title").find_next_sibling()
    assert "warning-callout" in first["class"]
    assert "The FDA has not approved" in text(first)
    assert "No" in text(page.select_one("#who .summary-list"))


@pytest.mark.parametrize("slug", APPROVED)
def test_approved_medicines_open_with_the_card(pages, slug):
    page = pages[f"/medicines/{slug}/"]
    assert "at-a-glance" in page.select_one(".page-title").find_next_sibling()["class"]
    assert "Not FDA-approved" not in text(page.main)


def test_the_boxed_warning_line_is_right_for_each(pages):
    lines = {
        slug: text(pages[f"/medicines/{slug}/"].select_one(".at-a-glance"))
        for slug in APPROVED + ELSEWHERE
    }
    for slug in ("cibinqo", "rinvoq", "opzelura"):
        assert "Boxed warning: Yes" in lines[slug]
    assert "Boxed warning: None" in lines["anzupgo"]
    for slug in ("cibinqo", "rinvoq", "opzelura"):
        boxed = pages[f"/medicines/{slug}/"].select("#boxed-warning section.warning")
        assert len(boxed) >= 5, slug
        assert all("Whose data this rests on" in text(warning) for warning in boxed)
    assert not pages["/medicines/anzupgo/"].select("#boxed-warning section.warning")


@pytest.mark.parametrize(
    ("slug", "words"),
    [("cibinqo", "June 30, 2026"), ("rinvoq", "May 26, 2026")],
)
def test_a_newer_label_is_said_at_the_top(pages, slug, words):
    page = pages[f"/medicines/{slug}/"]
    notice = page.select_one(".page__lead .freshness-notice")
    assert words in text(notice)
    assert "Ask your pharmacist" in text(notice)


@pytest.mark.parametrize("slug", ["anzupgo", "opzelura"])
def test_a_label_that_is_the_newest_has_no_notice(pages, slug):
    assert not pages[f"/medicines/{slug}/"].select(".freshness-notice")


@pytest.mark.parametrize(
    ("slug", "topic", "said"),
    [
        (
            "rinvoq",
            "missed-dose",
            "We read the whole US label of Rinvoq (10/2025). It says nothing",
        ),
        ("anzupgo", "travel", "We have not read this part of the label"),
    ],
)
def test_absence_is_told_as_what_it_is(pages, slug, topic, said):
    assert said in text(pages[f"/medicines/{slug}/"].select_one(f"#topic-{topic}"))


def test_every_rule_stands_whole_on_its_page(pages, shelf):
    for slug, medicine in shelf.medicines.items():
        body = text(pages[f"/medicines/{slug}/"].main)
        for rule in medicine.rules:
            assert rule_words(rule, shelf, names=None).whole in body, (slug, rule.slug)


def test_every_medicine_says_what_is_not_known(pages, shelf):
    for slug in shelf.medicines:
        assert len(text(pages[f"/medicines/{slug}/"].select_one("#not-known"))) > 150, slug


def test_every_page_says_nobody_has_reviewed_it(pages, shelf):
    for slug in shelf.medicines:
        lead = text(pages[f"/medicines/{slug}/"].select_one(".page__lead"))
        assert "No clinician has reviewed it yet" in lead
        about = text(pages[f"/medicines/{slug}/"].select_one(".about-page"))
        assert "Imported from the fixtures; not yet reviewed by a clinician" in about


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
def test_critical_facts_are_there(pages, slug, pattern):
    assert re.search(pattern, text(pages[f"/medicines/{slug}/"].main)), pattern


def test_without_a_box_the_heading_does_not_speak_of_one(pages, shelf):
    for slug, medicine in shelf.medicines.items():
        boxed = medicine.box in {"boxed", "elsewhere"}
        wanted = "What is the boxed warning?" if boxed else "Is there a boxed warning?"
        page = pages[f"/medicines/{slug}/"]
        assert page.select_one("#boxed-warning > h2").text == wanted
        assert page.select_one("#contents a[href='#boxed-warning']").text == wanted


@pytest.mark.parametrize("slug", ["cibinqo", "rinvoq"])
def test_when_to_stop_is_not_told_as_an_order_to_stop_alone(pages, slug):
    topic = text(pages[f"/medicines/{slug}/"].select_one("#topic-stopping"))
    assert topic.startswith("When to stop Your doctor stops it if")
    assert "Do not stop on your own." in topic.split("More")[0]


def test_burning_is_not_named_as_every_reaction_to_the_cream(pages):
    page = pages["/medicines/opzelura/"]
    link = page.find("a", href="/side-effects/application-site-burning/")
    assert link.text == "Burning where the cream goes"


def test_plain_words_come_before_the_names_of_enzymes(pages, shelf):
    rows = 0
    for slug in shelf.medicines:
        for summary in pages[f"/medicines/{slug}/"].select("#other-medicines summary"):
            found = re.search(r"CYP|P-gp", summary.text)
            rows += bool(found)
            assert not found or "(" in summary.text[: found.start()], summary.text
    assert rows >= 6
