"""Nothing counts on how many medicines there are: the 13th and the 60th work as the first.

A thirteenth once passed the press and then failed every edition.
"""

import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from drugs.pages.compare.choice import choose
from drugs.pages.compare.comparison import compare
from drugs.pages.questions import questions_page
from drugs.pages.who_can_use.answer import answer
from drugs.pages.who_can_use.form import read_form
from drugs.pages.who_can_use.table import tables
from drugs.press.printing import write
from drugs.shelf import REQUEST_KEY, Shelf

FORM = {"age": ["216-780"], "kind": ["atopic-dermatitis"]}


def grown(edition, count):
    """An edition with so many medicines, copies of the first under other names. Two of them are
    marked for comparisons that are printed ahead."""
    marked = [entry for entry in edition.published if entry.kind == "medicine"][:2]
    others = [entry for entry in edition.published if entry not in marked]
    first, here = marked[0], sum(entry.kind == "medicine" for entry in edition.published)
    others = [_marked(entry, False) if entry.kind == "medicine" else entry for entry in others]
    more = [_marked(entry, True) for entry in marked]
    for number in range(here + 1, count + 1):
        name = f"Copied{number}"
        document = first.document.model_copy(
            update={
                "slug": name.lower(), "brand": name, "generic": f"{name.lower()}tinib",
                "generic_slug": f"{name.lower()}tinib", "pairs_printed": False,
            }
        )  # fmt: skip
        more.append(first.model_copy(update={"slug": document.slug, "document": document}))
    return edition.model_copy(update={"published": (*others, *more)})


def _marked(entry, printed):
    document = entry.document.model_copy(update={"pairs_printed": printed})
    return entry.model_copy(update={"document": document})


@pytest.fixture(params=[13, pytest.param(60, marks=pytest.mark.every_page)])
def many(request, edition_doc):
    edition = grown(edition_doc, request.param)
    assert len(Shelf(edition).medicines) == request.param
    return edition


@pytest.fixture
def reader(many, static_files):
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: Shelf(many)})


def soup(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


@pytest.mark.long
def test_they_are_all_printed_and_pairs_do_not_grow_with_them(many, static_files, tmp_path):
    write(many, "a-mark", tmp_path)
    files = json.loads((tmp_path / "manifest.json").read_text())["files"]
    for slug in Shelf(many).medicines:
        assert f"/medicines/{slug}/" in files
        assert f"/handouts/{slug}.pdf" in files
        assert f"/handouts/{slug}-wallet-card.pdf" in files
    pairs = [path for path in files if path.startswith("/compare/") and path != "/compare/"]
    assert len(pairs) == 1


def test_the_last_one_can_be_compared_picked_and_asked_about(many, reader):
    shelf = Shelf(many)
    first, *_, last = shelf.medicines.values()
    assert choose([first.slug, last.slug], shelf).comparable
    assert [m.brand for m in compare((first, last), shelf).medicines] == [first.brand, last.brand]
    page = soup(reader.get(f"/compare/{first.slug}-{last.slug}/"))
    assert last.brand in page.select_one("table.grid thead").text
    # Picked from a list, or, where they are many, typed.
    assert page.select_one(
        f"select option[value='{last.slug}'], datalist option[value='{last.brand}']"
    )
    assert soup(reader.get("/questions/")).find("input", value=last.slug)
    assert f'[value="{last.slug}"]:checked' in reader.get("/filters.css").content.decode()
    assert len(questions_page(shelf, [last.slug]).asked) == 1
    made = tables(shelf)
    found = answer(read_form(FORM, made.questions), made.medicines)
    assert len(found.medicines) == len(shelf.medicines)
    sent = reader.post("/who-can-use/", FORM, headers={"sec-fetch-site": "same-origin"})
    assert soup(sent).find(id=last.slug)
    found = soup(reader.get("/search/", {"q": last.brand}))
    assert found.find("a", href=f"/medicines/{last.slug}/")
