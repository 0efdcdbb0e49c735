"""Feared harms in numbers: what followed people had with no group beside them, and what the study
behind a boxed warning found in other people, wherever the warning is."""

from tests.pages_of import text


def test_the_study_behind_the_box_stands_with_its_side_effect(pages):
    soup = pages["/side-effects/blood-clots/"]
    table = soup.find(id="behind-the-box").find_next("section")
    assert "Out of 1,000 people" in text(table.caption)
    assert "people 50 and older with arthritis" in text(table)
    assert [text(cell.b) for cell in table.select("tbody td")] == ["12", "7"]
    assert table["data-sources"] == "guideline"
    assert soup.select("#sources li, .sources li")


def test_it_stands_in_the_chapter_of_a_box_that_rests_on_it(pages):
    """And in no other: one medicine has no box, the box of another rests on its own data."""
    assert pages["/medicines/testol/boxed-warning/"].find(id="behind-the-box")
    for other in ("velvix/warnings", "nortab/boxed-warning"):
        assert not pages[f"/medicines/{other}/"].find(id="behind-the-box"), other


def test_a_side_effect_that_it_did_not_count_has_no_such_place(pages):
    assert not pages["/side-effects/acne/"].find(id="behind-the-box")


def test_people_followed_alone_have_a_view_of_their_own(pages):
    """One denominator, no group beside them, and the page says so."""
    place = pages["/side-effects/shingles/"].find(id="followed")
    assert "No other group stood beside them." in text(place.find_next("p"))
    table = place.find_next("table")
    assert "per 100 people followed for a year" in text(table.caption)
    assert "2.1 per 100 people followed for a year" in text(table)
    assert "%" not in text(table)
    assert table.tbody["data-sources"] == "testol-trial"
    assert not pages["/side-effects/acne/"].find(id="followed")
