"""What is pasted is made plain, what is hidden is found, what the typeface lacks is asked for."""

import pytest

from drugs.wording.characters import code, hidden, tidied
from drugs.wording.typeface import cannot_be_set


@pytest.mark.parametrize(
    ("text", "plain", "changed"),
    [
        ("Plain text, 8\u00b0C.", "Plain text, 8\u00b0C.", []),
        ("One.\r\nTwo.", "One.\nTwo.", []),
        ("One.\rTwo.", "One.\nTwo.", ["odd line breaks"]),
        ("\u201cSo\u201d", '"So"', ["curly quotation marks"]),
        ("Don\u2019t", "Don't", ["curly apostrophes"]),
        ("low\u2011dose", "low-dose", ["no-break hyphens"]),
        ("ec\u00adzema", "eczema", ["soft hyphens"]),
        ("10\u202fmg", "10 mg", ["odd spaces"]),
        ("\u2022 a\n  \uf0b7\tb", "- a\n- b", ["bullets"]),
        ("a \u2022 b", "a \u2022 b", []),
        ("- a\n- b", "- a\n- b", []),
        ("\u201cDon\u2019t\u201d", '"Don\'t"', ["curly quotation marks", "curly apostrophes"]),
    ],
)
def test_what_has_one_plain_form(text, plain, changed):
    assert tidied(text) == (plain, changed)
    assert tidied(plain) == (plain, [])


@pytest.mark.parametrize(
    "text", ["A plain text.", "caf\u00e9", "one\ntwo", "8\u00b0C \u2265 3", "\U0001f600"]
)
def test_what_can_be_seen(text):
    assert hidden(text) == []


def test_a_hidden_character_is_told_with_its_place():
    (found,) = hidden("Take it with\u200b food.")
    assert str(found) == ('The character U+200B, after "Take it with", cannot be seen. Delete it.')
    (found,) = hidden("\u202eabc")
    assert str(found) == (
        "The character U+202E, at the beginning, turns the direction of writing. Delete it."
    )


@pytest.mark.parametrize(
    "character", ["\ufe00", "\ufe0f", "\U000e0100", "\U000e01ef", "\U000e0041", "\u3164"], ids=code
)
def test_what_only_changes_how_the_letter_before_it_looks_is_hidden(character):
    assert [found.code for found in hidden(f"8{character} pills")] == [code(character)]


def test_what_the_typeface_lacks_is_found_by_asking_it():
    assert cannot_be_set(["Take 100 mg, at 3 \u00b0C. \u201cCaf\u00e9\u201d \u2022"]) == []
    found = cannot_be_set(["a\ue0b7b", "\u2265 3 and \U0001f600, \u2265"])
    assert [code(one) for one in found] == ["U+E0B7", "U+2265", "U+1F600"]
