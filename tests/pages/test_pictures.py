"""Pictures and tables of figures on every page: whose numbers, which dose, against what."""

import re
from itertools import combinations

import pytest

from drugs.numbers import pictured

TIME = re.compile(r"\b(?:week|day) \d|\d weeks|time not known")


def text(tag):
    return " ".join(tag.get_text(" ").split())


def studies(shelf):
    return {study.name: study for m in shelf.medicines.values() for study in m.studies}


def brands(shelf):
    return tuple(medicine.brand for medicine in shelf.medicines.values())


# --- whose numbers ---


def test_every_picture_says_trial_who_how_many_when_and_what_all_used(pages, shelf):
    known, drawn = studies(shelf), 0
    for path, soup in pages.items():
        for picture in soup.select(".people-groups"):
            drawn += 1
            said = text(picture.select_one(".about-picture"))
            study = known[said.split(": ")[0]]
            assert study.who in said, path
            assert TIME.search(said), path
            size = f"{study.size:,} people in all" if study.size else "not in the text we read"
            assert size in said, path
            assert (f"Everyone also used {study.also_used}." in said) == bool(study.also_used)
            *groups, beside = picture.select(".array-pair__pictures > div > p")
            for group in groups:
                assert text(group).startswith(brands(shelf)), (path, text(group))
                assert re.search(r"\d(?: mg|%)", text(group)), (path, text(group))
            assert not text(beside).startswith(brands(shelf)), path
    assert drawn > 30


def test_the_pictures_of_the_comparison_say_so_too(pages, shelf):
    known, drawn = studies(shelf), 0
    for path, soup in pages.items():
        for cell in soup.select("td:has(dl.versus--pictured)"):
            drawn += 1
            name, _, time = text(cell.select_one(".trial")).rpartition(", ")
            study = known[name]
            assert TIME.search(time), path
            assert f"Who: {study.who}." in text(cell)
            size = f"{study.size:,} people in all." if study.size else "not in the text we read."
            assert size in text(cell), path
            assert (f"Everyone also used {study.also_used}." in text(cell)) == bool(study.also_used)
    assert drawn > 30


@pytest.mark.parametrize(
    ("slug", "trials"),
    [
        ("cibinqo", ("JADE MONO-2", "Four Cibinqo trials taken together")),
        ("olumiant", ("Olumiant trial 1, pill alone", "Olumiant trials in adults together")),
        ("opzelura", ("TRuE-AD1", "TRuE-AD1 and TRuE-AD2 together")),
        ("rinvoq", ("Measure Up 1", "Rising Up")),
    ],
)
def test_pictures_are_of_the_main_group_and_the_table_under_them_is_the_same(pages, slug, trials):
    """No child stands for adults; the first table has the numbers of the picture."""
    page = pages[f"/medicines/{slug}/"]
    for section, trial in zip(("#benefits", "#side-effects"), trials, strict=True):
        part = page.select_one(section)
        picture, table = part.select_one(".people-groups"), part.select_one("section.figures")
        assert text(picture.select_one(".about-picture")).startswith(f"{trial}: ")
        assert text(table.select_one("h3")) == trial
        numbers = [b.text.split()[0] for b in picture.select(".array-pair__pictures b")]
        heading = text(picture.h3).rpartition(": ")[2]
        row = next(row for row in table.select("tbody tr") if text(row.th) == heading)
        assert [b.text for b in row.select("td b")] == numbers


def test_where_no_side_effect_was_seen_more_words_say_so(pages):
    for path in ("/medicines/anzupgo/", "/evidence/", "/compare/anzupgo-cibinqo/"):
        said = text(pages[path].main)
        assert (
            "no named side effect was seen more with Anzupgo than with plain cream. "
            "Seen most: COVID-19, in 11 out of 100 with Anzupgo 2% cream twice a day and "
            "11 out of 100 with plain cream." in said
        ), path
    assert not pages["/medicines/anzupgo/"].select("#side-effects .people-groups")
    assert not pages["/compare/anzupgo-cibinqo/"].select("#row-most-had td:nth-of-type(1) svg")


def test_clear_skin_has_the_same_numbers_in_every_comparison(pages, shelf):
    compared = 0
    for one, other in combinations(shelf.medicines, 2):
        page = pages[f"/compare/{one}-{other}/"]
        for slug, cell in zip((one, other), page.select("#row-outcome-clear td"), strict=False):
            study = next((row.study for row in pictured.benefit(shelf.medicines[slug])), None)
            if study:
                compared += 1
                name = shelf.medicines[slug].study(study).name
                assert text(cell.select_one(".trial")).startswith(f"{name}, week")
    assert compared >= 20


# --- tables ---


def test_doses_carry_their_medicine_and_the_comparator_comes_last(pages, shelf):
    tables = 0
    for path, soup in pages.items():
        if path.startswith("/boxed-warning"):
            continue  # about another medicine
        for figures in soup.select("section.figures"):
            tables += 1
            _, *doses, beside = (text(head) for head in figures.select("thead th"))
            assert doses, path
            assert all(dose.startswith(brands(shelf)) for dose in doses), (path, doses)
            assert not beside.startswith(brands(shelf)), (path, beside)
    assert tables > 40


def test_how_often_is_said_of_the_medicine_and_not_over_the_whole_table(pages):
    for path, soup in pages.items():
        for said in soup.select("section.figures caption, .people-groups > p:first-of-type"):
            assert "a day" not in said.text, (path, said.text)
    heads = [
        text(head) for head in pages["/evidence/"].select("#side-by-side section.figures thead th")
    ]
    assert {"Rinvoq 30 mg once a day", "Anzupgo 2% cream twice a day"} <= set(heads)
    for other in ("Dupixent (dupilumab) shots", "Alitretinoin capsules"):
        assert other in heads


def test_what_everyone_used_is_said_once_and_of_no_single_group(pages, shelf):
    seen = 0
    for path, soup in pages.items():
        labels = soup.select("section.figures th, .array-pair__pictures p, dl.versus dt")
        for label in labels:
            assert not re.search(r" plus (?:steroid|skin)", label.text), (path, label.text)
        for figures in soup.select("section.figures"):
            study = studies(shelf).get(text(figures.select_one("h3, h4, h5")).split(": side")[0])
            if study and study.also_used:
                seen += 1
                assert text(figures.caption).count(f"Everyone also used {study.also_used}") == 1
        for line in soup.select("#row-reaction-shingles td.no-change dt"):
            assert "all with steroid cream" in line.text or "Rinvoq" not in line.text, path
    assert seen > 5


def test_thousands_are_set_apart(pages):
    assert "4,362 people in all" in text(pages["/boxed-warning/"].main)
    for path, soup in pages.items():
        assert not re.search(r"(?<![\d,.])\d{4,} people in all", text(soup.main)), path
