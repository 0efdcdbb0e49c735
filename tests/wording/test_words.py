"""The words we do not use, and how hard a text is to read."""

import pytest

from drugs.press import words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This is common.", ["common"]),
        ("Uncommon, commonly, commonest", ["Uncommon", "commonly", "commonest"]),
        ("commoner", ["commoner"]),
        ("Rare, rarely, rarer, rarest", ["Rare", "rarely", "rarer", "rarest"]),
        ("likely unlikely likelier likelihood", ["likely", "unlikely", "likelier", "likelihood"]),
        ("frequent, frequently, infrequent", ["frequent", "frequently", "infrequent"]),
        ("1 in 7 people", ["1 in 7"]),
        ("One in every 20", ["One in every 20"]),
        ("1 out of 10", ["1 out of 10"]),
        ("one in five", ["one in five"]),
        ("1 in 10,000", ["1 in 10,000"]),
        ("1 in 100,000 people", ["1 in 100,000"]),
        ("1 in 1000", ["1 in 1000"]),
        ("COMMON", ["COMMON"]),
    ],
)  # fmt: skip
def test_words_that_stand_for_a_number(text, found):
    assert words.frequency_words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "7 out of 100 people",
        "1 out of 100 people, or more",
        "1 out of 100.",
        "1 in 1,000 people",
        "You may like it. Dislike, alike, unlike.",
        "commonwealth",
        "in 1 in-depth study",
        "21 in 30",
        "one in the morning",
    ],
)
def test_words_that_do_not(text):
    assert words.frequency_words(text) == []


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
    assert words.sentences(text) == parts


def test_a_sentence_ends_within_its_quotation_marks():
    assert len(words.sentences("He said “stop.” Then 5 left.")) == 2


def test_a_figure_is_no_word_and_a_hyphen_parts_two():
    assert words.words("Take 2 well-known pills, 24.3% don't") == [
        "Take", "well", "known", "pills", "don't",
    ]  # fmt: skip


def test_a_sentence_over_25_words_is_long_and_figures_count():
    longest = "One " + "word " * 23 + "24.3."
    assert words.long_sentences(longest) == []
    assert words.long_sentences(f"Short. {longest[:-1]} more.") == [f"{longest[:-1]} more."]


@pytest.mark.parametrize(
    ("word", "count"), [("skin", 1), ("itches", 2), ("urgent", 2), ("Doctor’s", 2), ("a", 1)]
)
def test_syllables(word, count):
    assert words.syllables(word) == count


def test_the_grade_is_that_of_kincaid():
    found = words.reading(["The skin is red. The skin is sore and dry."])
    assert (found.sentences, found.words, found.syllables) == (2, 10, 10)
    assert found.grade == pytest.approx(0.39 * 10 / 2 + 11.8 * 10 / 10 - 15.59)


def test_each_block_ends_a_sentence():
    assert words.reading(["A heading", "a point", "a point"]).sentences == 3


def test_blocks_without_words_do_not_count():
    found = words.reading(["24.3%", "", "***"])
    assert (found.sentences, found.words) == (0, 0)
    assert found.grade == 0.0


def test_names_of_medicines_do_not_make_a_text_harder():
    hard = words.reading(["Take abrocitinib or upadacitinib today."])
    easy = words.reading(
        ["Take abrocitinib or upadacitinib today."], ["Abrocitinib", "upadacitinib"]
    )
    assert easy.grade < hard.grade
    assert easy.words == 3
    assert words.reading(["Abrocitinibs work."], ["abrocitinib"]).words == 2
