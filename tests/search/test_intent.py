"""Names, phrases and topics are understood together."""

import pytest
from bs4 import BeautifulSoup

from drugs.documents import PhraseDoc
from drugs.pages.medicine.chapters import home_of
from drugs.search.answers import MOST_ROWS
from drugs.search.index import build
from drugs.search.intent import intent, wanted
from drugs.search.known_names import option_names
from drugs.search.names import words
from drugs.search.reading import read
from drugs.search.results import search
from drugs.shelf import Shelf
from drugs.wording import languages
from tests.desks import crowded
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
    for query in ("missed dose", "skipped", "Missed dose", "missed a dose of my pill"):
        found = search(query, shelf)
        first = found.pages[0]
        assert first.href == "", query
        assert [row.href for row in first.answer.rows] == [
            f"/medicines/{slug}/how-to-take/#topic-missed-dose" for slug in shelf.medicines
        ]
        assert found.groups[0].name == "Answers"
        # What is told there is not told again below.
        told = {row.href.partition("#")[0] for row in first.answer.rows}
        assert not told & {page.href for page in found.pages[1:]}


def test_a_topic_goes_by_the_name_it_has_in_the_guides(shelf):
    for topic, asked in (("driving", "driving and machines"), ("travel", "travel")):
        first = search(asked, shelf).pages[0]
        assert [row.slot.topic for row in first.answer.rows] == [topic] * len(shelf.medicines)


def test_many_medicines_are_not_told_all(edition_doc):
    many = Shelf(crowded(edition_doc, 2 * MOST_ROWS))
    answer = search("missed dose", many).pages[0].answer
    assert len(answer.rows) == MOST_ROWS
    assert answer.more == len(many.medicines) - MOST_ROWS


def test_a_word_of_the_site_itself_is_no_answer_where_more_is_asked(shelf):
    """ "Pill" is a word for any medicine here, so the rest is what is asked."""
    assert search("missed my pill dose", shelf).pages[0].href == ""


@pytest.mark.parametrize(
    ("told", "ages"),
    [
        ("my 5 year old", [5]), ("5-year-old son", [5]), ("i am 72", [72]), ("I’m 67 and", [67]),
        ("8 month old baby", [0]), ("tengo 70 años", [70]), ("aged 12", [12]), ("12 yo", [12]),
        ("my mom is 70 can she", [70]), ("my son’s 9", [9]), ("who is 15 mg for", []),
        ("i am 80 kg", []), ("200 mg", []), ("2 pills", []), ("in 2026", []), ("week 16", []),
    ],
)  # fmt: skip
def test_an_age_is_read(told, ages):
    assert [age for age, _ in languages.ENGLISH.ages(told)] == ages


def test_a_class_gives_way_to_what_is_of_it(shelf):
    index = shelf.cached(build)
    reading = read(words("clotaway blood thinners"), index)
    assert intent(reading, index).substances == ("clotaway",)


def test_another_treatment_is_told_of_where_it_stands(edition_doc):
    harms = phrase("harms", "side effects", chapter="side-effects", address="/side-effects/")
    shelf = with_phrases(edition_doc, harms)
    option = next(option for option in shelf.options if option.brand)
    assert addresses(f"{option.brand} side effects", shelf)[0] == "/other-options/"


def test_a_phrase_of_a_page_leads_there_from_a_medicine_too(edition_doc):
    rumors = with_phrases(edition_doc, phrase("rumors", "rumors", address="/mixed-messages/"))
    assert addresses("rumors testol", rumors)[0] == "/mixed-messages/"


def with_phrases(edition, *phrases):
    entry = next(e for e in edition.published if isinstance(e.document, PhraseDoc))
    entries = [entry.model_copy(update={"slug": p.slug, "document": p}) for p in phrases]
    return Shelf(edition.model_copy(update={"published": (*edition.published, *entries)}))


def phrase(slug, *lines, **fields):
    empty = {"topic": "", "topic_name": "", "chapter": "", "address": ""}
    return PhraseDoc(slug=slug, phrases=lines, **(empty | fields))


CHILDREN = phrase("kids", "my son", topic="children", address="/who-can-use/", gives_way=True)


def test_an_age_asks_about_children_or_older_people(edition_doc):
    shelf = with_phrases(edition_doc, CHILDREN, phrase("old", "elderly", topic="older-people"))
    who = "/medicines/testol/who-it-is-for/"
    assert addresses("testol for my 5 year old", shelf)[0] == who
    assert addresses("i am 72 can i take testol", shelf)[0] == who
    assert addresses("12 years old", shelf)[0] == "/who-can-use/"
    assert search("i am 72", shelf).pages[0].answer.rows[0].slot.topic == "older-people"


def test_who_is_asked_about_gives_way_to_what_is_asked(edition_doc):
    shelf = with_phrases(edition_doc, CHILDREN)
    assert addresses("my son testol", shelf)[0] == "/medicines/testol/who-it-is-for/"
    for query in ("my son skipped testol", "testol skipped by my 9 year old"):
        assert addresses(query, shelf)[0] == "/medicines/testol/how-to-take/", query


def test_of_two_phrases_that_say_as_much_the_first_is_meant(edition_doc):
    teeth = phrase("a", "dentist", topic="dental-work")
    visit = phrase("b", "appointment", address="/questions/")
    for query in ("dentist appointment testol", "testol appointment dentist"):
        found = addresses(query, with_phrases(edition_doc, teeth, visit))
        assert found[0] == "/medicines/testol/day-to-day/"


def test_words_that_were_typed_in_two_are_one(edition_doc):
    shelf = with_phrases(edition_doc, phrase("labs", "bloodwork", chapter="tests"))
    assert addresses("blood work testol", shelf)[0] == "/medicines/testol/tests/"
    first = search("blood work", shelf).pages[0]
    assert first.leads_to == tuple(f"/medicines/{slug}/tests/" for slug in shelf.medicines)


def test_a_chapter_of_one_medicine_is_told_by_its_rules(edition_doc):
    shelf = with_phrases(edition_doc, phrase("who", "who can", chapter="who-it-is-for"))
    medicine = shelf.medicines["testol"]
    answer = search("who can testol", shelf).pages[0].answer
    told = [words.rule for row in answer.rows for words in row.rules]
    assert told == [r for r in medicine.rules_of(0, 1) if home_of(r) == "who-it-is-for"]
    assert told


def test_what_nobody_knows_is_said_and_little_words_are_not_looked_for(shelf):
    found = search("can i take xyzzyq with it", shelf)
    assert found.pages == ()
    assert found.unknown == ("xyzzyq",)


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


def test_a_word_of_its_own_is_no_part_of_a_misspelt_name(shelf):
    assert search("velvitin bib", shelf).instead == (("velvitin", "velvitinib"),)
    assert search("velvi tinab", shelf).instead == (("velvi tinab", "velvitinib"),)


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
    fields = few.select("form:has([name=more]) [name]")
    assert len(few.select(".hit")) == 10
    sent = {field["name"]: field["value"] for field in fields}
    all_ = BeautifulSoup(reader.post("/search/", sent).content, "lxml")
    assert len(all_.select(".hit")) > 10


def test_a_word_made_of_a_name_is_that_name(shelf):
    """By its ending alone: another word that begins the same is none."""
    assert addresses("nauseous", shelf)[:1] == ["/side-effects/nausea/"]
    index = shelf.cached(build)
    assert index.kin("nauseous") == "nausea"
    assert index.kin("naus") == index.kin("nauseland") == ""


def test_a_word_that_nobody_knows_beside_a_medicine_may_be_another_one(shelf):
    first = ["/medicines/testol/other-medicines/"]
    assert addresses("zyxovarb and testol", shelf)[:1] == first
    assert addresses("gloves and testol", shelf)[:1] != first


def test_who_asks_what_a_word_means_gets_its_meaning(shelf):
    for term in shelf.terms.values():
        query = f"what does {term.term} mean"
        wants = wanted(
            intent(read(words(query), shelf.cached(build)), shelf.cached(build)),
            shelf.cached(build),
        )
        assert f"/glossary/#{term.slug}" in wants or any(
            href.startswith(("/medicines/", "/side-effects/", "/mixing/")) for href in wants
        ), term.slug  # fmt: skip


def test_an_option_is_known_by_its_names(shelf):
    """So that it can be compared, though nobody takes it besides."""
    index = shelf.cached(build)
    for option in shelf.options:
        for name in option_names(option):
            assert option.slug in intent(read(words(name), index), index).options, name


def test_how_many_had_a_side_effect_is_told_by_the_side_effect(shelf):
    assert addresses("how many people get shingles", shelf)[:1] == ["/side-effects/shingles/"]


def test_who_takes_two_medicines_asks_about_the_two(shelf):
    assert addresses("clotaway for shingles", shelf)[:1] == ["/side-effects/shingles/"]
    assert addresses("clotaway for shingles on testol", shelf)[:1] == ["/mixing/clotaway/"]


def test_a_sign_for_911_has_no_answer_of_all_medicines_above_its_page(shelf):
    assert search("missed dose", shelf).pages[0].answer
    found = search("missed dose, chest pain", shelf)
    assert found.alarm
    assert found.pages[0].href
