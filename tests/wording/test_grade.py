"""How hard a text is to read."""

import pytest

from drugs.wording.grade import long_sentences, reading, sentences, syllables, words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("One of 24.3 and 6.0. Two.", ["One of 24.3 and 6.0.", "Two."]),
        ("Five left. (Two came back.)", ["Five left.", "(Two came back.)"]),
        ("A line\nthat goes on. “And on.”", ["A line that goes on.", "“And on.”"]),
        ("12.", []),
        ("e.g. this one", ["e.g. this one"]),
    ],
)
def test_sentences(text, parts):
    assert sentences(text) == parts


def test_a_sentence_ends_within_its_quotation_marks():
    assert len(sentences("He said “stop.” Then 5 left.")) == 2


def test_a_figure_is_no_word_and_a_hyphen_parts_two():
    assert words("Take 2 well-known pills, 24.3% don't") == [
        "Take", "well", "known", "pills", "don't",
    ]  # fmt: skip


def test_a_sentence_over_25_words_is_long_and_figures_count():
    longest = "One " + "word " * 23 + "24.3."
    assert long_sentences(longest) == []
    assert long_sentences(f"Short. {longest[:-1]} more.") == [f"{longest[:-1]} more."]


@pytest.mark.parametrize(
    ("word", "count"), [("skin", 1), ("itches", 2), ("urgent", 2), ("Doctor’s", 2), ("a", 1)]
)
def test_syllables(word, count):
    assert syllables(word) == count


def test_the_grade_is_that_of_kincaid():
    found = reading(["The skin is red. The skin is sore and dry."])
    assert (found.sentences, found.words, found.syllables) == (2, 10, 10)
    assert found.grade == pytest.approx(0.39 * 10 / 2 + 11.8 * 10 / 10 - 15.59)


def test_each_block_ends_a_sentence():
    assert reading(["A heading", "a point", "a point"]).sentences == 3


def test_blocks_without_words_do_not_count():
    found = reading(["24.3%", "", "***"])
    assert (found.sentences, found.words) == (0, 0)
    assert found.grade == 0.0


def test_names_of_medicines_do_not_make_a_text_harder():
    hard = reading(["Take abrocitinib or upadacitinib today."])
    easy = reading(["Take abrocitinib or upadacitinib today."], ["Abrocitinib", "upadacitinib"])
    assert easy.grade < hard.grade
    assert easy.words == 3
    assert reading(["Abrocitinibs work."], ["abrocitinib"]).words == 2
