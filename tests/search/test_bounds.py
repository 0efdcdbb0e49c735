"""However much is typed, and however many medicines there are, a search does so much and no more.

Counted, not timed: a busy machine makes nobody late.
"""

import random
import string
from dataclasses import replace
from itertools import count

import pytest

from drugs.models import Phrase
from drugs.search import answers, told
from drugs.search import index as index_module
from drugs.search.answers import MOST_ROWS
from drugs.search.index import Index, build
from drugs.search.intent import intent, wanted
from drugs.search.names import words
from drugs.search.reading import LONGEST, MOST_COMPARED, clean, read
from drugs.search.results import search
from drugs.search.scoring import MOST_CONCEPTS, MOST_HELD, score
from drugs.search.watch import parsed
from drugs.shelf import Shelf
from drugs.wording import languages
from tests.desks import crowded

LETTERS = random.Random(4)


def some_word(letters):
    return "".join(LETTERS.choice(letters) for _ in range(6))


LONG = {
    "one letter": "a" * LONGEST,
    "one word": "eczema " * 80,
    "one long word": "".join(some_word(string.ascii_lowercase) for _ in range(83)),
    "misspelt": "shngles tesotl atkac velvixx " * 20,
    "made up": " ".join(some_word(string.ascii_lowercase) for _ in range(70)),
    "like names": " ".join(f"{some_word('aeioubrtnm')}inib" for _ in range(45)),
    "accents": "é ø å ß ñ " * 50,
    "odd letters": " ".join(some_word("áéíóúàèìòùäëïöüñçśźżłđþßœæ") for _ in range(70)),
    "swelling": "\ufdfa" * 300,
    "a question": "my chest hurts and i take testol with food for shingles " * 9,
    "little": "can i take it with the " * 22,
    "names": "testol velvix nortab shingles acne dvt pill " * 12,
    "signs": "took swallowed pills child chest leg blood " * 12,
    "typed as one": " ".join(f"{'themytheirhisher' * 3}mytheir{n:02}" for n in range(8)),
    "signs typed as one": " ".join(f"{'mylegpainhurts' * 4}{n:02}" for n in range(8)),
}


@pytest.fixture(scope="module")
def many(edition_doc):
    return Shelf(crowded(edition_doc, 70))


def touched(query, shelf):
    """How many places are looked at for a query."""
    index = shelf.cached(build)
    reading = read(words(clean(query)[0])[:40], index)
    return score(reading, index, wanted(intent(reading, index), index)).touched


@pytest.mark.parametrize("query", LONG.values(), ids=LONG)
def test_so_many_places_are_touched_and_no_more(shelf, many, query):
    for one in (shelf, many):
        assert touched(query, one) <= MOST_CONCEPTS * MOST_HELD


def test_more_medicines_touch_no_more_places(many, monkeypatch):
    monkeypatch.setattr("drugs.search.scoring.MOST_HELD", 20)
    monkeypatch.setattr("drugs.search.scoring.TELLS_LITTLE", 10)
    for query in ("dose", "testol dose", "missed dose of testol with food", "shingles testol"):
        reading = read(query.split(), many.cached(build))
        ways = sum(len(concept.ways) for concept in reading.concepts)
        assert 0 < touched(query, many) <= 20 * ways * MOST_CONCEPTS


@pytest.mark.parametrize("query", LONG.values(), ids=LONG)
def test_so_many_words_are_compared_with_every_name_and_no_more(shelf, query, monkeypatch):
    compared = []
    closest = Index.closest
    monkeypatch.setattr(
        Index, "closest", lambda self, typed: compared.append(typed) or closest(self, typed)
    )
    search(query, shelf)
    assert len(compared) <= MOST_COMPARED


def test_each_misspelt_word_is_held_against_signs_once(shelf, monkeypatch):
    seen = []
    mended = told._mended
    monkeypatch.setattr(
        told, "_mended", lambda word, looked: seen.append(word) or mended(word, looked)
    )
    search("chsst pian " * 45, shelf)
    assert sorted(seen) == ["chsst", "pian"]


@pytest.mark.parametrize("query", LONG.values(), ids=LONG)
def test_a_word_without_end_is_not_taken_apart_at_each_of_its_letters(shelf, query, monkeypatch):
    search("testol", shelf)  # what is there is brought to its stems before
    english, letters = languages.current(), []
    counted = replace(english, stem=lambda word: letters.append(len(word)) or english.stem(word))
    monkeypatch.setattr(languages, "current", lambda: counted)
    search(query, shelf)
    assert 0 < sum(letters) < 60 * LONGEST, sum(letters)


def test_what_labels_say_of_a_substance_is_looked_up_and_not_looked_for(many, monkeypatch):
    """However many medicines there are, only those are read that the answer tells of."""
    many.cached(build)
    read_ = []
    said = answers.with_medicine
    monkeypatch.setattr(answers, "with_medicine", lambda *of: read_.append(of) or said(*of))
    monkeypatch.setattr(index_module, "named_by", None)
    found = search("flucomazole", many).pages[0].answer
    assert len(many.medicines) > 2 * MOST_ROWS
    assert 0 < len(found.rows) <= len(read_) <= MOST_ROWS


def test_a_search_asks_no_database(shelf):
    """A test without the mark for it has no database: one question to it would fail here."""
    for query in LONG.values():
        search(query, shelf)
    with pytest.raises(RuntimeError):
        Phrase.objects.count()


def test_the_index_is_not_made_again_for_a_search(shelf, monkeypatch):
    search("testol", shelf)
    made = count()
    monkeypatch.setattr(index_module, "places", lambda shelf: next(made))
    search("velvix", shelf)
    assert next(made) == 0


def test_lines_of_signs_are_read_without_looking_at_all_that_says_the_same(shelf, monkeypatch):
    """For each word of each line all words that say the same were brought to their stems again:
    twenty times as many as there are."""
    texts = [text for sign in shelf.urgent_signs for text in sign.everyday]
    lines = [parsed(text) for text in texts]
    english, stemmed = languages.current(), []
    counted = replace(english, stem=lambda word: stemmed.append(word) or english.stem(word))
    monkeypatch.setattr(languages, "current", lambda: counted)
    assert [parsed(text) for text in texts] == lines
    held = sum(len(group) for line in lines for group in (*line.groups, line.without))
    assert 0 < len(stemmed) <= held
