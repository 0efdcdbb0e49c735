"""Many medicines: what is printed grows with them and no faster, and lists stay short enough.

Counts and bytes, on a library that `tests/library.py` makes up. Nothing here may ask the database:
a test that is not marked for one cannot.
"""

import time
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from drugs.pages.compare.choice import columns, find
from drugs.pages.medicines import MANY
from drugs.pages.questions import medicines_of
from drugs.pages.who_can_use.asking import Turning
from drugs.pages.who_can_use.table import tables
from drugs.press.addresses import paths
from drugs.shelf import REQUEST_KEY, Shelf
from tests.library import SUBSTANCES, library

FEWER, MORE = 60, 100


def reader_of(shelf):
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})


@pytest.fixture(scope="module")
def shelves(edition_doc, static_files):
    return [Shelf(library(edition_doc, count)) for count in (FEWER, MORE)]


def grown_by(shelves, path):
    """Bytes of a page for each further medicine."""
    fewer, more = (reader_of(shelf).get(path) for shelf in shelves)
    assert fewer.status_code == more.status_code == 200
    return (len(more.content) - len(fewer.content)) / (MORE - FEWER)


def test_a_library_is_as_large_and_as_rich_as_was_asked(shelves, shelf):
    for made, count in zip(shelves, (FEWER, MORE), strict=True):
        assert len(made.medicines) == count
        names = Counter(m.brand for m in made.medicines.values())
        assert max(names.values()) == 1
        conditions = {
            row.condition
            for medicine in made.medicines.values()
            for row in medicine.indications
            if row.status == "approved"
        }
        assert len(conditions) == 3
    told = max(len(medicine.mixing_notes) for medicine in shelves[1].medicines.values())
    assert told == min(SUBSTANCES, len(shelf.substances))


def test_each_medicine_is_printed_and_no_pair_comes_with_it(shelves):
    fewer, more = (paths(shelf) for shelf in shelves)
    assert [p for p in fewer if p.startswith("/compare/")] == [
        p for p in more if p.startswith("/compare/")
    ]
    new = shelves[1].medicines.keys() - shelves[0].medicines.keys()
    of_new = [path for path in more if any(slug in path for slug in new)]
    # The letters of pages that fold come besides: see test_by_letter.py.
    fewer, more = (sum("/letter/" not in path for path in found) for found in (fewer, more))
    assert more - fewer == len(of_new)
    assert len(of_new) / len(new) < 45


# A page may grow by so many bytes a medicine: a line of a list, and no picture or rule with it.
@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/", 0.5),
        ("/medicines/", 200),
        ("/compare/", 50),
        ("/search/", 0.5),
        ("/search/?q=headache", 0.5),
        ("/filters.css", 200),
        ("/questions/", 250),
        ("/mixing/", 1),
        ("/side-effects/", 0.5),
        ("/whom-to-call/", 0.5),
        ("/evidence/", 100),
        ("/sources/", 100),
        ("/evidence/head-to-head/", 100),
        ("/who-can-use/", 150),
        ("/side-effects/acne/", 150),
    ],
)
def test_pages_grow_by_a_line_at_most(shelves, path, most):
    assert grown_by(shelves, path) < most


def test_a_long_list_folds_by_letter_and_misses_none(shelves):
    shelf = shelves[1]
    assert len(shelf.medicines) > MANY
    page = BeautifulSoup(reader_of(shelf).get("/medicines/").content, "lxml")
    folds = page.select("main details.fold[id]")
    assert [fold["id"] for fold in folds] == sorted(fold["id"] for fold in folds)
    links = [link["href"] for fold in folds for link in fold.select("li a")]
    assert links == [f"/medicines/{slug}/" for slug in shelf.medicines]
    for fold in folds:
        letter = fold["id"].removeprefix("letter-")
        assert all(link.text.startswith(letter) for link in fold.select("li a"))
        for line in fold.select("li"):
            slug = line.a["href"].split("/")[2]
            marked = "Not FDA-approved" in line.text
            assert marked == shelf.medicines[slug].not_approved_in_us
    home = BeautifulSoup(reader_of(shelf).get("/").content, "lxml")
    chips = [link["href"] for link in home.select(".hero .chips a")]
    assert chips == [f"/medicines/#{fold['id']}" for fold in folds]


def test_few_are_shown_as_ever(reader, shelf):
    assert len(shelf.medicines) <= MANY
    page = BeautifulSoup(reader.get("/medicines/").content, "lxml")
    assert len(page.select(".doors.medicines a")) == len(shelf.medicines)
    assert not page.select("main details[id]")


def test_names_to_compare_are_typed_over_one_list(shelves):
    shelf, reader = shelves[1], reader_of(shelves[1])
    page = BeautifulSoup(reader.get("/compare/").content, "lxml")
    fields = page.select("form.choose[method=get] input[name=medicine]")
    assert len(fields) == 4
    names = [option["value"] for option in page.select("datalist#names option")]
    assert set(names) == {treatment.short_name for treatment in columns(shelf).values()}
    assert {field["list"] for field in fields} == {"names"}
    one, other, third = sorted(name for name in names if name.isalpha())[-3:]
    # A name leads on as it is typed, whatever its capitals.
    pair = reader.get("/compare/", {"medicine": [one.upper(), other]})
    assert pair["Location"] == f"/compare/{find(one, shelf).slug}-{find(other, shelf).slug}/"
    three = BeautifulSoup(
        reader.get("/compare/", {"medicine": [one, other, third]}).content, "lxml"
    )
    typed = [field["value"] for field in three.select("form.choose input[name=medicine]")]
    assert typed == [one, other, third, ""]


def test_questions_are_filtered_by_each_of_many_and_none_is_lost(shelves):
    shelf, reader = shelves[1], reader_of(shelves[1])
    page = BeautifulSoup(reader.get("/questions/").content, "lxml")
    boxes = page.select(".by-medicine details.fold input[name=medicine]")
    assert [box["value"] for box in boxes] == [*shelf.medicines]
    by_slug = {question.slug: question for question in shelf.questions}
    for line in page.select("li.question"):
        question = by_slug[line.input["value"]]
        marks = line["data-medicines"].split()
        # As filters.css shows it: by its name, by the route of what is ticked, or always.
        shown = {
            box["value"]
            for box in boxes
            if {box["value"], f"*{box['data-route']}", "*"}.intersection(marks)
        }
        assert shown == {medicine.slug for medicine in medicines_of(question, shelf)}
        assert question.medicines or len(marks) == 1
    css = reader.get("/filters.css").content.decode()
    for route in {medicine.route for medicine in shelf.medicines.values()}:
        assert f'[data-route="{route}"]:checked) [data-medicines~="*{route}"]' in css
    assert '    [data-medicines~="*"])' in css
    asked = BeautifulSoup(reader.get("/questions/?medicine=" + boxes[-1]["value"]).content, "lxml")
    ticked = [box["value"] for box in asked.select("input[name=medicine][checked]")]
    assert ticked == [boxes[-1]["value"]]


def test_limits_are_gathered_once_for_all_rules(shelves, monkeypatch):
    """Not anew for each of them: that grew with the square of the medicines."""
    asked, gather = [], Turning.limits
    monkeypatch.setattr(Turning, "limits", lambda self, what: asked.append(1) or gather(self, what))
    tables(shelves[1])
    assert 0 < len(asked) <= 6


@pytest.mark.long
def test_a_search_among_1_000_takes_under_50_milliseconds_of_cpu(edition_doc, static_files):
    shelf = Shelf(library(edition_doc, 1000))
    reader = reader_of(shelf)
    last = [*shelf.medicines.values()][-1]
    for query in (last.brand, f"{last.brand} headache", "headache and a pill", "shingels", "a b c"):
        reader.get("/search/", {"q": query})
        began = time.process_time()
        for _ in range(5):
            assert reader.get("/search/", {"q": query}).status_code == 200
        took = (time.process_time() - began) / 5
        assert took < 0.05, (query, took)
