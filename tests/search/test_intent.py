"""Names, phrases and topics are understood together."""

import pytest
from bs4 import BeautifulSoup

from drugs.documents import PhraseDoc
from drugs.search.results import search
from drugs.shelf import Shelf
from tests.search.finding import addresses

FIRST = {
    "forgot my pill testol": "/medicines/testol/how-to-take/",
    "I skipped Velvix": "/medicines/velvix/how-to-use/",
    "does it work": "/evidence/",
    "does testol work": "/medicines/testol/how-it-worked/",
    "how to take testol": "/medicines/testol/how-to-take/",
    "Testol®": "/medicines/testol/",
    "tèstol (testonib)": "/medicines/testol/",
    "testol shingles": "/side-effects/shingles/",
    "200mg": "/medicines/testol/",
    "200 mg": "/medicines/testol/",
}


@pytest.mark.parametrize(("query", "first"), FIRST.items(), ids=FIRST)
def test_what_is_meant_comes_first(shelf, query, first):
    # A cream is used, a pill is taken: the address of the chapter is the same.
    first = first.replace("how-to-use", "how-to-take")
    assert addresses(query, shelf)[:1] == [first]


def test_without_its_record_a_phrase_finds_nothing(edition_doc):
    kept = tuple(e for e in edition_doc.published if not isinstance(e.document, PhraseDoc))
    less = Shelf(edition_doc.model_copy(update={"published": kept}))
    assert addresses("forgot my pill testol", less)[:1] != ["/medicines/testol/how-to-take/"]


def test_a_topic_of_one_medicine_is_told_whole(shelf):
    found = search("testol missed dose", shelf).pages[0]
    assert found.answer.whole
    (row,) = found.answer.rows
    assert row.href == "/medicines/testol/how-to-take/#topic-missed-dose"
    assert row.slot.slot is shelf.medicines["testol"].on("missed-dose")


def test_a_topic_alone_is_told_for_every_medicine(shelf):
    answer = search("missed dose", shelf).pages[0].answer
    assert answer is None or [row.brand for row in answer.rows]
    answer = search("skipped", shelf).pages[0].answer
    assert [row.brand for row in answer.rows] == [m.brand for m in shelf.medicines.values()]


def test_the_chapters_stand_under_the_medicine(shelf):
    found = search("testol", shelf)
    page = found.pages[0]
    assert page.href == "/medicines/testol/"
    hrefs = [place.href for place in page.places]
    assert "/medicines/testol/how-to-take/" in hrefs
    assert len([href for href in hrefs if href.startswith("/medicines/testol/")]) >= 12
    assert not {each.href for each in found.pages[1:]} & set(hrefs)


def test_plain_words_are_not_mended(shelf):
    for query in ("weed", "poison", "calf", "test", "diet", "velvet"):
        assert search(query, shelf).instead == (), query


def test_an_uncertain_name_is_offered_and_not_swapped(shelf):
    found = search("valbitinab", shelf)
    assert found.instead == ()
    assert [meant for _, meant in found.offered] == ["velvitinib"]


def test_the_answer_stands_in_the_page_with_its_rules(reader, shelf):
    page = BeautifulSoup(reader.get("/search/", {"q": "testol missed dose"}).content, "lxml")
    answer = page.select_one(".hit .answer")
    for block in shelf.medicines["testol"].on("missed-dose").text:
        for text in block.texts:
            assert " ".join(text.split()) in " ".join(answer.get_text(" ").split())


def test_each_page_stands_once_in_its_group(shelf):
    found = search("shingles", shelf)
    grouped = [page.href for group in found.groups for page in group.pages]
    assert sorted(grouped) == sorted(page.href for page in found.pages)
    assert len(set(grouped)) == len(grouped)
    assert found.groups[0].pages[0] == found.pages[0]
    assert len(found.groups) > 1


def test_more_pages_come_on_request(reader, shelf):
    few = BeautifulSoup(reader.get("/search/", {"q": "eczema"}).content, "lxml")
    more = few.select_one("a[href*='more=1']")
    assert len(few.select(".hit")) == 10
    all_ = BeautifulSoup(reader.get(more["href"]).content, "lxml")
    assert len(all_.select(".hit")) > 10
