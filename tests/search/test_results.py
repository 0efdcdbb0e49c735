"""What search finds, in which order, and how it shows it."""

import re
import time

import pytest

from drugs.kinds import KINDS
from drugs.search import places as module
from drugs.search.index import build
from drugs.search.places import places
from drugs.search.reading import LONGEST
from drugs.search.results import MOST_PAGES, MOST_PLACES, close_pages, search
from drugs.shelf import Shelf
from tests.desks import crowded
from tests.search import finding
from tests.search.finding import addresses


def text(parts):
    return "".join(part.text for part in parts)


def marked(parts):
    return [part.text for part in parts if part.marked]


def place_titles(query, shelf, address):
    page = next(page for page in search(query, shelf).pages if page.href == address)
    return [text(place.title) for place in page.places]


# --- what it finds ----------------------------------------------------------------------------

FIRST = {
    # misspelt
    "testoll": "/medicines/testol/",
    "velvitnib": "/medicines/velvix/",
    "shingels": "/side-effects/shingles/",
    "headake": "/side-effects/headache/",
    # another name
    "Velvix": "/medicines/velvix/",
    "testonib": "/medicines/testol/",
    "DVT": "/side-effects/blood-clots/",
    "blood clot": "/side-effects/blood-clots/",
    "bloodclot": "/side-effects/blood-clots/",
    "herpes zoster": "/side-effects/shingles/",
    "zits": "/side-effects/acne/",
    # a sentence, a beginning, a pair
    "how it works": "/how-it-works/",
    "shing": "/side-effects/shingles/",
    "Testol vs Velvix": "/compare/testol-velvix/",
    "velvix or testonib": "/compare/testol-velvix/",
    "print": "/handouts/",
}


@pytest.mark.parametrize(("query", "first"), FIRST.items(), ids=FIRST)
def test_what_comes_first(shelf, query, first):
    found = addresses(query, shelf)
    # Two pages can be called the same, such as an article and the side effect it is about.
    assert first in found[:1], found[:3]


def test_every_medicine_goes_by_both_its_names_and_a_slip(shelf):
    finding.every_medicine_by_both_its_names_and_a_slip(shelf)


def test_every_side_effect_goes_by_every_name(shelf):
    finding.every_side_effect_by_every_name(shelf)


def test_every_record_is_found_by_its_title(shelf):
    assert finding.every_record_by_its_title(shelf) > 60


def test_published_records_of_every_kind_are_places(shelf):
    held = {place.href for place in places(shelf)}
    expected = [f"/medicines/{slug}/" for slug in shelf.medicines]
    expected += [f"/medicines/{slug}/how-to-take/#topic-missed-dose" for slug in shelf.medicines]
    expected += [f"/side-effects/{slug}/" for slug in shelf.side_effects]
    for article in shelf.articles.values():
        expected += [f"/{article.slug}/#{section.slug}" for section in article.sections]
    expected += [f"/glossary/#{slug}" for slug in shelf.terms]
    expected += [f"/questions/#ask-{question.slug}" for question in shelf.questions]
    expected += [f"/other-options/#option-{option.slug}" for option in shelf.options]
    expected += [f"/mixed-messages/#{message.slug}" for message in shelf.mixed_messages]
    expected += [f"/sources/#source-{slug}" for slug in shelf.sources]
    assert set(expected) <= held


def test_a_kind_that_nobody_thought_of_is_found_by_its_title(shelf, monkeypatch):
    assert set(KINDS) >= module.PLACED
    monkeypatch.setattr(module, "PLACED", module.PLACED - {"term"})
    (place,) = [place for place in places(shelf) if place.href == "/glossary/#term-flare"]
    assert place.title == "Flare"
    assert "A bad time of eczema." in " ".join(place.texts)


def test_every_address_leads_to_a_printed_page_and_a_place_on_it(shelf, pages):
    finding.every_address_on_a_printed_page(shelf, pages)


def test_a_place_on_a_page_is_found_with_the_name_of_the_page(shelf):
    address = "/medicines/testol/pregnancy/"
    assert addresses("testol pregnancy", shelf)[0] == address
    assert any("regnancy" in title for title in place_titles("testol pregnancy", shelf, address))
    assert "/medicines/velvix/pregnancy/" not in addresses("testol pregnancy", shelf)


def test_the_bare_name_of_a_medicine_finds_its_front_page_first(shelf):
    for medicine in shelf.medicines.values():
        page = f"/medicines/{medicine.slug}/"
        for name in (medicine.brand, medicine.generic.split()[0]):
            assert addresses(name, shelf)[0] == page, name


def test_little_words_neither_help_nor_hinder(shelf):
    assert addresses("can I breastfeed on Testol?", shelf) == addresses("breastfeed Testol", shelf)
    assert search("what is the", shelf).pages  # nothing but little words: they are looked for


def test_nothing_is_found_for_what_no_page_says(shelf):
    for query in ("xyzzy", "qqqqqqqq", "12345678901"):
        found = search(query, shelf)
        assert (found.pages, found.total) == ((), 0)
        assert found.unknown == (query,)


def test_an_unknown_word_is_left_out_and_named(shelf):
    found = search("shingles xyzzy", shelf)
    assert found.unknown == ("xyzzy",)
    assert found.pages[0].href == "/side-effects/shingles/"


def test_words_that_never_stand_together_find_some_of_them(shelf):
    found = search("grapefruit stroke fridge pimples", shelf)
    assert found.some
    assert found.pages
    assert not search("missed dose", shelf).some


def test_a_mended_word_is_told(shelf):
    assert search("tesstol", shelf).instead == (("tesstol", "Testol"),)
    assert search("blod clots", shelf).instead == (("blod clots", "Blood clots"),)
    for right in ("testol", "testo", "DVT", "missed dose"):
        assert search(right, shelf).instead == ()


# --- how it shows it --------------------------------------------------------------------------


def test_the_words_are_marked_where_they_stand(shelf):
    page = search("shingels", shelf).pages[0]
    assert marked(page.title) == ["Shingles"]
    assert page.note == "Call your doctor today"
    page = search("pimples", shelf).pages[0]
    assert text(page.title) == "Acne"


def test_another_name_is_shown_when_it_is_what_was_found(shelf):
    sick = search("stomach", shelf).pages[0]
    assert text(sick.also_called) == "upset stomach"
    assert marked(sick.also_called) == ["stomach"]
    assert search("feeling sick", shelf).pages[0].also_called == ()  # its title says it


def test_a_claim_never_stands_without_its_verdict(shelf):
    seen = 0
    for query in ("JAK pills need no tests", "wrong claim tests"):
        for page in search(query, shelf).pages:
            if page.href == "/mixed-messages/":
                for place in page.places:
                    assert text(place.title).startswith('You may read: "')
                    assert place.note
                    seen += 1
    assert seen


def test_a_medicine_not_approved_here_says_so_with_its_name(shelf):
    assert search("nortab", shelf).pages[0].note == "Not FDA-approved for eczema"
    assert search("testol", shelf).pages[0].note == ""


@pytest.fixture(scope="module")
def shown(shelf):
    """The sentences that a thousand searches show."""
    queries = {word for place in places(shelf) for word in place.title.split()}
    found = [page for query in queries for page in search(query, shelf).pages]
    lines = {text(each.text) for page in found for each in (page, *page.places)} - {""}
    assert len(lines) > 60
    return lines


def test_no_number_of_people_stands_cut_off_from_its_comparator(shelf, shown):
    figure = re.compile(r"\d\s?%|\bout of 1|\d people|\d of \d|fewer than 1|\bone person\b", re.I)
    assert not [line for line in shown if figure.search(line)]
    everything = " ".join(text for place in places(shelf) for text in place.texts)
    assert figure.search(everything), "the texts hold figures; without them this proves nothing"


def test_a_sentence_is_shown_whole(shelf, shown):
    whole = {" ".join(text.split()) for place in places(shelf) for text in place.texts}
    everything = "\n".join(whole)
    for line in shown:
        assert re.search(rf"(^|[.!?:][\")]* ){re.escape(line)}( |$)", everything, re.M), line


def test_a_long_answer_is_bounded(edition_doc):
    many = Shelf(crowded(edition_doc, 2 * MOST_PAGES))
    found = search("shingles", many)
    assert found.total > len(found.pages) == MOST_PAGES
    assert all(len(page.places) <= MOST_PLACES for page in found.pages)
    assert any(page.more for page in found.pages)


# --- anything may be asked --------------------------------------------------------------------

ODD = {
    "empty": "", "space": " \t\n ", "control": "\x00\x01\x1b[31m", "odd": "\ufffd\u202e\u200b",
    "signs": "()[]{}*?+\\^$|%_';--", "emoji": "🧴🔥", "arabic": "حساسية",
    "wide": "ＴＥＳＴＯＬ",
    "surrogate": "\ud800", "markup": "<script>alert(1)</script>", "long": "a" * 100_000,
    "words": "eczema " * 20_000, "misspelt": "ezcmea tesotl shngles atkac " * 50,
    "little": "a i it of the " * 40, "swelling": "\ufdfa" * 300, "accents": "e" + "\u0301" * 90_000,
    "letters": " ".join("abcdefghijklmnopqrstuvwxyz"), "digits": "1" * 50,
}  # fmt: skip


@pytest.mark.parametrize("query", ODD.values(), ids=ODD)
def test_anything_may_be_asked_in_bounded_time(shelf, query):
    shelf.cached(build)
    began = time.process_time()  # its own time: a busy machine makes nobody late
    found = search(query, shelf)
    assert time.process_time() - began < 0.5
    assert len(found.query) <= LONGEST
    assert not re.search(r"[\x00-\x1f\x7f\ufffd\u202e\u200b]", found.query)


def test_wide_letters_and_accents_are_read(shelf):
    assert addresses("ＴＥＳＴＯＬ", shelf)[0] == "/medicines/testol/"
    assert addresses("téstonib", shelf)[0] == addresses("testonib", shelf)[0]


# --- the index --------------------------------------------------------------------------------


def test_the_index_is_made_once_for_each_shelf(shelf, edition_doc):
    assert shelf.cached(build) is shelf.cached(build)
    assert Shelf(edition_doc).cached(build) is not shelf.cached(build)


def test_only_the_shelf_is_searched(edition_doc):
    """A withdrawn record is gone with the shelf it stood on."""
    kept = tuple(
        entry
        for entry in edition_doc.published
        if (entry.kind, entry.slug) not in {("term", "easi"), ("article", "how-it-works")}
    )
    less = Shelf(edition_doc.model_copy(update={"published": kept}))
    assert "/how-it-works/" in addresses("how it works", Shelf(edition_doc))
    assert "/how-it-works/" not in addresses("how it works", less)
    assert "/glossary/" in addresses("EASI", Shelf(edition_doc))
    assert "/glossary/" not in addresses("EASI", less)


# --- did you mean -----------------------------------------------------------------------------


def test_close_pages(shelf):
    assert close_pages("testoll", shelf)[0] == ("/medicines/testol/", "Testol (testonib)")
    assert close_pages("velvitnib", shelf)[0][0] == "/medicines/velvix/"
    assert close_pages("shingels", shelf)[0][0] == "/side-effects/shingles/"
    assert close_pages("how-it-work", shelf)[0][0] == "/how-it-works/"
    assert close_pages("HOW", shelf)[0][0] == "/how-it-works/"
    assert close_pages("ho", shelf) == []
    for nothing in ("", "zzzzzz", "\x00", "a" * 100_000, "-" * 50):
        assert close_pages(nothing, shelf) == []
    assert len(close_pages("blood", shelf, most=2)) <= 2
