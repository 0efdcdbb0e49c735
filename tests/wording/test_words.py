"""The words we do not use."""

import dataclasses
import re

import pytest
from django.utils.translation import override

from drugs.wording import languages, words
from drugs.wording.languages import ENGLISH, LANGUAGES


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
        ("It is often so, more often than not.", ["often", "often"]),
        ("Often it itches.", ["Often"]),
        ("Usually it is mild.", ["Usually"]),
        ("seldom, sometimes, typically", ["seldom", "sometimes", "typically"]),
        ("hardly ever, occasionally", ["hardly ever", "occasionally"]),
        ("1 person in 7", ["1 person in 7"]),
        ("2 in 10 people", ["2 in 10"]),
        ("two in five", ["two in five"]),
        ("1-in-7", ["1-in-7"]),
        ("1 of 7", ["1 of 7"]),
        ("one of every ten", ["one of every ten"]),
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
        "2 in 100 people",
        "17 of 590 people, and 1 of 158",
        "They fell below 500 in 2 of 590 people.",
        "2 of 50, and 0 of 33",
        "about 0.1 in 100",
        "3 in 8 weeks, one tube in 2 weeks",
        "Two people in 3 trials had one.",
        "It was approved as one in 2022.",
        "at least 4 out of 10 at the start",
        "your usual dose, the typical one",
        "It can hardly be seen.",
        "one in the morning",
        "How often do you take it?",
        "Use it as often as you like.",
        "A common cold, or common colds.",
    ],
)
def test_words_that_do_not(text):
    assert words.frequency_words(text) == []


# A sentence of each language with one word that stands for a number, and that word.
SAID = {"en": ("Nausea is rare.", ["rare"])}


def test_each_language_has_words_of_its_own():
    """A language that is added needs its line above: with the words of another it says nothing."""
    assert set(SAID) == set(LANGUAGES)
    for code, (text, found) in SAID.items():
        with override(code):
            assert words.frequency_words(text) == found
    patterns = [language.frequency_words.pattern for language in LANGUAGES.values()]
    assert len(set(patterns)) == len(patterns)


def test_the_words_are_those_of_the_language_in_force(monkeypatch):
    made_up = dataclasses.replace(
        ENGLISH, code="xx", tag="xx", frequency_words=re.compile(r"\bscarcely\b")
    )
    monkeypatch.setitem(languages.LANGUAGES, "xx", made_up)
    text = "It is rare, and scarcely seen."
    assert words.frequency_words(text) == ["rare"]
    with override("xx"):
        assert words.frequency_words(text) == ["scarcely"]
