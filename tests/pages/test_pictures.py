"""Pictures and tables of figures on every page: whose numbers, which dose, against what."""

import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from drugs.numbers import pictured
from drugs.numbers.sides import number
from drugs.press.addresses import paths
from drugs.shelf import REQUEST_KEY
from tests.pages_of import text

TIME = re.compile(r"\b(?:week|day) \d|\d weeks|time not known")


# Where pictures and tables of figures stand.
WITH_FIGURES = ("/evidence/", "/how-it-works/", "/medicines/", "/side-effects/", "/compare/")


@pytest.fixture(scope="module")
def pages(shelf, static_files):
    client = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    return {
        path: BeautifulSoup(client.get(path).content, "lxml")
        for path in paths(shelf)
        if path.startswith(WITH_FIGURES)
    }


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
            size = f"{study.size:,} people in all" if study.size else "no number given"
            assert size in said, path
            assert (f"Everyone also used {study.also_used}." in said) == bool(study.also_used)
            *groups, beside = picture.select(".trio > figure > figcaption")
            for group in groups:
                assert re.match(rf"\S+ (?:{'|'.join(brands(shelf))}) ", text(group)), text(group)
                assert re.search(r"\d(?: mg|%)", text(group)), (path, text(group))
            assert not any(brand in text(beside) for brand in brands(shelf)), path
    assert drawn


def test_pictures_are_of_the_trials_that_the_rule_says(pages, shelf):
    """No child stands for adults; the harm is the one on the medicine's record, with its reason."""
    drawn = 0
    for slug, medicine in shelf.medicines.items():
        found = pictured.harm(medicine)
        if not found:
            assert not pages[f"/evidence/{slug}/"].select(".leading .trio:not(.good)"), slug
            continue
        drawn += 1
        *_, picture = pages[f"/evidence/{slug}/"].select(".leading .people-groups")
        about, why = picture.select(".about-picture")
        assert text(about).startswith(f"{found.study.name}: ")
        assert text(why) == f"Why this one? {' '.join(medicine.pictured_harm_why.split())}"
        numbers = [b.text for b in picture.select(".trio b")]
        sides = [*(row.medicine for row in found.rows), found.rows[0].comparator]
        assert numbers == [number(side).short for side in sides]
    assert drawn


# --- tables ---


def test_doses_carry_their_medicine_and_the_comparator_comes_last(pages, shelf):
    tables = 0
    for path, soup in pages.items():
        if path.startswith("/how-it-works"):
            continue  # about another medicine
        for figures in soup.select("section.figures"):
            if figures.find_parent(class_="followed-alone"):
                continue  # nobody stood beside them
            if figures.find_parent(id="behind-the-box"):
                continue  # another medicine's study
            tables += 1
            _, *doses, beside = (text(head) for head in figures.select("thead th"))
            assert doses, path
            assert all(dose.startswith(brands(shelf)) for dose in doses), (path, doses)
            assert not beside.startswith(brands(shelf)), (path, beside)
    assert tables


def test_people_followed_alone_stand_on_medicine_pages_alone_and_say_so(pages, shelf):
    shown = 0
    for path, soup in pages.items():
        for part in soup.select(".followed-alone"):
            assert path.startswith("/medicines/"), path
            assert path.endswith("/side-effects/") or part.find_parent(id="side-effects"), path
            for figures in part.select("section.figures"):
                shown += 1
                assert "followed alone, no group beside it" in text(
                    figures.select_one("h2, h3, h4")
                )
                heads = [text(head) for head in figures.select("thead th")][1:]
                assert all(head.startswith(brands(shelf)) for head in heads), (path, heads)
    assert shown or not any(m.followed_alone for m in shelf.medicines.values())


def test_how_often_is_said_of_the_medicine_and_not_over_the_whole_table(pages):
    for path, soup in pages.items():
        for said in soup.select("section.figures caption, .people-groups > p:first-of-type"):
            assert "a day" not in said.text, (path, said.text)
    heads = [
        text(head) for head in pages["/evidence/head-to-head/"].select("section.figures thead th")
    ]
    assert "Testol 200 mg once a day" in heads
    assert "Shotumab (shotumab) shots" in heads


def test_what_everyone_used_is_said_once_and_of_no_single_group(pages, shelf):
    seen = 0
    for path, soup in pages.items():
        labels = soup.select("section.figures th, .trio figcaption, dl.versus dt")
        for label in labels:
            assert not re.search(r" plus (?:steroid|skin)", label.text), (path, label.text)
        for figures in soup.select("section.figures"):
            name = text(figures.select_one("h2, h3, h4, h5")).split(": side")[0]
            study = studies(shelf).get(name)
            if study and study.also_used:
                seen += 1
                assert text(figures.caption).count(f"Everyone also used {study.also_used}") == 1
    assert seen


def test_thousands_are_set_apart(pages):
    assert "4,362 people in all" in text(pages["/how-it-works/"].main)
    for path, soup in pages.items():
        assert not re.search(r"(?<![\d,.])\d{4,} people in all", text(soup.main)), path
