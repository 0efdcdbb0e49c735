"""Places on a page that folds by letter: found under the whole page, led to where they stand."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from drugs.pages.side_effect import overview
from drugs.pages.sources import PAGE
from drugs.search.place import Place
from drugs.search.places import places
from drugs.shelf import REQUEST_KEY, Shelf
from tests.library import library


@pytest.mark.parametrize(
    ("href", "page"),
    [
        ("/sources/#source-a", "/sources/"),
        ("/sources/letter/a/#source-a", "/sources/"),
        ("/evidence/head-to-head/letter/as/", "/evidence/head-to-head/"),
        ("/letter/", "/letter/"),  # an article may be called so
        ("/newsletter/#part", "/newsletter/"),
    ],
)
def test_a_place_is_under_the_whole_page(href, page):
    assert Place(href, "Name").page == page


def test_each_source_is_led_to_where_it_stands(edition_doc, static_files):
    shelf = Shelf(library(edition_doc, 60))
    reader = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    hrefs = [place.href for place in places(shelf) if place.href.startswith(PAGE)]
    found = {href.partition("#")[0] for href in hrefs}
    assert len(found) > 20
    pages = {address: reader.get(address).content.decode() for address in found}
    for href in hrefs:
        address, _, name = href.partition("#")
        assert not name or f'id="{name}"' in pages[address]
    # What is told right in the results names its source with its place.
    counted = next(
        (medicine.brand, row.side_effect)
        for medicine in shelf.medicines.values()
        for row in medicine.reactions
        if overview(row.side_effect, [medicine])
    )
    told = reader.get("/search/", {"q": f"{counted[0]} {shelf.side_effects[counted[1]].name}"})
    links = [
        link["href"]
        for link in BeautifulSoup(told.content, "lxml").select(".answer .note a")
        if link["href"].startswith(PAGE)
    ]
    assert links
    assert set(links) <= set(hrefs)
    assert any("/letter/" in href for href in links)
