"""The chapters of a medicine, as a reader sees them."""

import pytest
from bs4 import BeautifulSoup

from drugs.models import Slot
from drugs.pages.medicine.chapters import chapters
from drugs.press.addresses import guide_paths, paths
from drugs.press.rules.short_forms import lost_in_chapter
from drugs.wording import page_text
from tests.pages_of import text

SAME = (
    "who-it-is-for", "how-to-take", "how-it-worked", "side-effects", "tests", "other-medicines",
    "pregnancy", "day-to-day", "cost", "not-known", "sources",
)  # fmt: skip


def soup(response):
    return BeautifulSoup(response.content, "lxml")


@pytest.fixture
def read(reader):
    return lambda slug, chapter: soup(reader.get(f"/medicines/{slug}/{chapter}/"))


def test_whom_it_is_for_is_told_once(read, shelf):
    """Where it is approved, by the approval; where not, in the words of the front page."""
    seen = set()
    for slug, medicine in shelf.medicines.items():
        chapter = text(read(slug, "who-it-is-for").article)
        assert (medicine.who_for in chapter) == bool(medicine.not_approved_in_us), slug
        assert text(read(slug, "who-it-is-for").article).count("Approved?") >= 1
        seen.add(bool(medicine.not_approved_in_us))
    assert seen == {True, False}


# --- addresses ---


def test_every_chapter_works_without_a_database(reader, shelf, django_assert_num_queries):
    # `reader` has no database at all: a query would fail this test.
    for slug, medicine in shelf.medicines.items():
        warnings = "warnings" if medicine.box == "none" else "boxed-warning"
        for chapter in (*SAME, warnings):
            assert reader.get(f"/medicines/{slug}/{chapter}/").status_code == 200, (slug, chapter)


def test_every_page_of_a_guide_is_printed_and_in_the_sitemap(reader, shelf):
    sitemap = reader.get("/sitemap.xml").content.decode()
    for medicine in shelf.medicines.values():
        found = guide_paths(medicine)
        assert len(found) == len(set(found)) == 14
        assert set(found) <= set(paths(shelf))
        assert all(f"{path}</loc>" in sitemap for path in found)


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("testonib/tests", "testol/tests"),
        ("Testol/cost", "testol/cost"),
        ("testol/warnings", "testol/boxed-warning"),
        ("velvitinib/boxed-warning", "velvix/warnings"),
        ("velvix/boxed-warning", "velvix/warnings"),
    ],
)
def test_another_name_leads_to_the_chapter(reader, address, target):
    response = reader.get(f"/medicines/{address}/")
    assert (response.status_code, response["Location"]) == (302, f"/medicines/{target}/")


@pytest.mark.parametrize("address", ["testol/nowhere", "testoll/tests", "zzzz/tests"])
def test_what_is_no_chapter_gets_a_way_on(reader, address):
    response = reader.get(f"/medicines/{address}/")
    assert response.status_code == 404
    assert soup(response).main.find("a", href="/medicines/")


def test_a_misspelt_brand_or_chapter_leads_to_the_medicine(reader):
    for address in ("testoll/tests", "testol/nowhere"):
        response = reader.get(f"/medicines/{address}/")
        assert soup(response).main.find("a", href="/medicines/testol/"), address


def test_only_reading_is_allowed(reader):
    assert reader.post("/medicines/testol/tests/").status_code == 405
    assert reader.head("/medicines/testol/tests/").status_code == 200


def test_titles_and_descriptions_are_unique(reader, shelf):
    seen = {}
    for medicine in shelf.medicines.values():
        for path in guide_paths(medicine):
            page = soup(reader.get(path))
            for said in (page.title.text, page.find("meta", {"name": "description"})["content"]):
                assert seen.setdefault(said, path) == path, (said, path)
                assert medicine.brand in said, path


# --- the way through ---


def test_one_leads_to_the_next_and_back(read, shelf):
    for slug, medicine in shelf.medicines.items():
        row = [chapter.slug for chapter in chapters(medicine)]
        for before, here, after in zip(["", *row], row, [*row[1:], ""], strict=False):
            links = [a["href"] for a in read(slug, here).select(".turn a")]
            assert links == [f"/medicines/{slug}/{one}/" for one in (before, after) if one], here


def test_all_chapters_are_one_tap_away_in_three_groups_of_four(read, shelf):
    for slug, medicine in shelf.medicines.items():
        wanted = [f"/medicines/{slug}/{one.slug}/" for one in chapters(medicine)]
        page = read(slug, "tests")
        lists = page.select("#chapters, .chapter > nav")
        assert len(lists) == 2
        for one in lists:
            assert [len(group.select("a")) for group in one.select("ul")] == [4, 4, 4]
            assert [a["href"] for a in one.select("ul a")] == wanted
            (here,) = one.select("[aria-current=page]")
            assert here["href"].endswith("/tests/")
        assert page.select_one("a[href='#chapters']")
        assert page.select_one(f".crumb a[href='/medicines/{slug}/']")


def test_not_approved_is_said_on_every_chapter(read, shelf):
    for slug, medicine in shelf.medicines.items():
        flags = [text(flag) for flag in read(slug, "how-to-take").select("article > .flag")]
        assert flags == ["Not FDA-approved for eczema"] * (not medicine.approved_in_us)


# --- what stands in them ---


def test_every_rule_stands_whole_in_its_chapter(reader, shelf):
    for slug, medicine in shelf.medicines.items():
        for chapter in chapters(medicine):
            texts = page_text.blocks(reader.get(f"/medicines/{slug}/{chapter.slug}/").content)
            assert list(lost_in_chapter(texts, medicine, shelf, chapter.slug)) == []


def test_each_topic_is_on_its_chapter_and_on_no_other(read, shelf):
    for slug, medicine in shelf.medicines.items():
        seen = {}
        for chapter in chapters(medicine):
            for tag in read(slug, chapter.slug).article.select("[id^=topic-]"):
                assert seen.setdefault(tag["id"], chapter.slug) == chapter.slug
                assert tag["id"].removeprefix("topic-") in chapter.topics
        assert len(seen) == len(Slot.Topic.values)


def test_absence_is_told_as_what_it_is(read):
    for slug, said in (
        ("testol", "We read the whole US label of Testol (May 2026). It says nothing"),
        ("nortab", "We have not read this part of the label"),
    ):
        place = read(slug, "day-to-day").select_one("#topic-travel")
        assert said in text(place.find_parent(class_="silence") or place), slug


def test_who_it_is_for_says_what_the_regulator_said(read):
    assert "No" in text(read("nortab", "who-it-is-for").select_one("article .facts"))


def test_every_medicine_says_what_is_not_known(read, shelf):
    for slug in shelf.medicines:
        assert len(text(read(slug, "not-known").article)) > 150, slug


def test_the_boxed_warning_is_there_with_whose_data_it_rests_on(read):
    boxed = read("testol", "boxed-warning").select(".fda .warning")
    assert len(boxed) == 2
    assert all("Whose data:" in text(warning) for warning in boxed)
    assert not read("velvix", "warnings").select(".fda .warning")


def test_without_a_box_the_heading_does_not_speak_of_one(read):
    assert text(read("testol", "boxed-warning").h1) == "Testol: the boxed warning"
    assert text(read("velvix", "warnings").h1) == "Velvix: warnings"


def test_why_a_harm_is_pictured_is_said_where_it_is(read, shelf):
    page = read("testol", "side-effects")
    assert shelf.medicines["testol"].pictured_harm_why in text(page.article)


def test_trials_without_adults_have_a_fold_of_their_own(read, shelf):
    """A parent finds them by name, and finds nothing else among them."""
    seen = 0
    for slug, medicine in shelf.medicines.items():
        for chapter in ("how-it-worked", "side-effects"):
            for fold in read(slug, chapter).select("details:has(.figures)"):
                of_children = {
                    study.of_children
                    for study in medicine.studies
                    for table in fold.select(".figures")
                    if f"_{study.slug}-" in f"{table['id']}-"
                }
                if fold.find_parent("details") or not of_children:
                    continue
                named = text(fold.summary).startswith("Children and teens")
                assert of_children == {named}, (slug, chapter, text(fold.summary))
                seen += named
    assert seen


def test_the_newer_label_is_told_with_what_is_known_of_it(read):
    assert "October 2, 2026" in text(read("testol", "sources").article)


def test_dates_and_versions_stand_under_about_this_page(read, shelf):
    for slug in shelf.medicines:
        about = text(read(slug, "sources").select_one(".about-page"))
        assert "No clinician has reviewed it yet" in about
        assert "First published: " in about
