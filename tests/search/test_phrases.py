"""Which phrase says the most of what is asked, over phrases that are made up for it."""

from dataclasses import replace

import pytest

from drugs.documents import PhraseDoc
from drugs.search.index import build
from drugs.search.names import stem
from drugs.search.phrases import Line, phrases, said
from drugs.search.reading import read
from drugs.search.results import search
from drugs.shelf import Shelf
from tests.search.finding import addresses

# Two words that nobody knows, so that neither tells more by itself.
ONE, OTHER = "zorbak", "quimmel"


@pytest.fixture
def meant(edition_doc):
    """The slug of the phrase that is meant, where there are these alone."""

    def ask(query, names=(), **said_by):
        (entry, *_) = (e for e in edition_doc.published if isinstance(e.document, PhraseDoc))
        rest = tuple(e for e in edition_doc.published if not isinstance(e.document, PhraseDoc))
        docs = (
            PhraseDoc(
                slug=slug, phrases=tuple(lines), topic="", topic_name="", chapter="", address="/a/"
            )
            for slug, lines in said_by.items()
        )
        made = tuple(entry.model_copy(update={"slug": d.slug, "document": d}) for d in docs)
        shelf = Shelf(edition_doc.model_copy(update={"published": (*rest, *made)}))
        known, line = phrases(shelf, ()), set(read(query.split(), build(shelf)).line)
        content = {word for word in line if word not in known.little}
        phrase, _ = said(content, line, known, names)
        return phrase.slug if phrase else None

    return ask


def test_more_ways_to_say_one_make_it_tell_no_less(meant):
    many = [OTHER, f"{OTHER} grelb", f"{OTHER} snorf", f"{OTHER} blint"]
    assert meant(f"{OTHER} {ONE}", a=many, b=[ONE]) == "a"


def test_a_word_that_everybody_uses_tells_less(meant):
    assert meant(f"water {ONE}", a=["water"], b=[ONE]) == "b"
    assert meant(f"{OTHER} {ONE}", a=[OTHER], b=[ONE]) == "a"


def test_a_number_or_a_letter_says_little_alone(meant):
    for little in ("12", "c"):
        assert meant(f"{little} {ONE}", a=[f"{little} dogs", little], b=[ONE]) == "b"


def test_one_plain_word_of_a_phrase_needs_its_little_words(meant):
    assert meant("how do i get off", a=["get off"]) == "a"
    assert meant("a day off", a=["get off"]) is None


def test_a_medicine_may_stand_for_it(meant):
    """ "It", "this pill" and "the medicine" are the same to say."""
    for query in ("can i keep it", "keep the pill", "keep my medicine"):
        assert meant(query, a=["keep it"]) == "a", query
    assert meant("i keep getting bigger", a=["keep it"]) is None


def test_no_phrase_takes_a_part_of_a_name(meant):
    asked = f"keep getting {ONE} {OTHER}"
    assert meant(asked, a=[f"keep {ONE}"]) == "a"
    assert meant(asked, a=[f"keep {ONE}"], names=[{ONE, OTHER}]) is None
    assert meant(asked, a=[f"{ONE} {OTHER}"], names=[{ONE, OTHER}]) == "a"


def test_not_alone_is_no_phrase(meant):
    assert meant("i do not know", a=["not take it"]) is None
    assert meant("who should not take it", a=["not take it"]) == "a"


def test_two_short_words_are_not_one(edition_doc):
    """ "Do I" is no word, though an editor may have entered one that is spelled so."""
    known = phrases(Shelf(edition_doc), ())
    line = Line(0, {}, frozenset(), PhraseDoc.model_construct())
    known = replace(known, by_word={"doi": (line,), "bloodwork": (line,)})
    assert known.joined(("do", "i", "blood", "work")) == {"bloodwork"}


def test_words_that_lose_what_tells_them_apart_are_kept_apart():
    assert stem("immunizations") == stem("vaccine") != stem("immune")
    assert stem("nurse") != stem("nursing")


def test_a_misspelt_name_whose_ending_is_one_is_mended(shelf):
    """ "Acnee" loses a letter to its stem, and is a name then that nothing goes by."""
    assert addresses("acnee", shelf)[:1] == addresses("acne", shelf)[:1]
    assert search("acnee", shelf).instead
