"""The difference names each field that changed, in words, and nothing that did not."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from drugs.documents import Block, Inline, Shape
from drugs.press.difference import MISSING, Link, by_identity, difference
from drugs.wording.markdown import parse


@pytest.fixture
def testol(shelf):
    return shelf.medicines["testol"]


def test_the_same_document_has_no_difference(shelf):
    for entry in shelf.edition.published:
        assert difference(entry.document, entry.document.model_copy(deep=True)) == []


def test_a_changed_figure_is_one_line_with_its_place(testol):
    figure = testol.reactions[0]
    changed = figure.model_copy(
        update={"medicine": figure.medicine.model_copy(update={"percent": "99.9"})}
    )
    after = testol.model_copy(update={"reactions": (changed, *testol.reactions[1:])})
    (found,) = difference(testol, after)
    assert found.field == "medicine"
    assert "99.9%" in found.after
    assert f"{figure.medicine.percent}%" in found.before
    for word in (figure.study, figure.side_effect, figure.dose):
        assert word in found.part


def test_an_added_and_a_removed_row_are_said_whole(testol):
    less = testol.model_copy(update={"rules": testol.rules[1:]})
    gone = testol.rules[0]
    (removed,) = difference(testol, less)
    (added,) = difference(less, testol)
    assert (removed.after, added.before) == (MISSING, MISSING)
    assert removed.before == added.after
    assert gone.short in added.after
    assert gone.short in added.part
    assert gone.slug not in added.part


def test_no_field_is_ever_json(shelf):
    for entry in shelf.edition.published:
        for change in difference(None, entry.document):
            assert "Doc(" not in change.after
            assert "inlines=" not in change.after
            assert "{" not in change.after, change


def test_no_row_hides_behind_another_of_its_name(shelf, testol):
    for entry in shelf.edition.published:
        for name in type(entry.document).model_fields:
            rows = getattr(entry.document, name)
            if isinstance(rows, tuple) and rows and hasattr(rows[0], "sources"):
                assert list(by_identity(rows).values()) == list(rows), (entry.slug, name)
    twin = testol.rules[0].model_copy(update={"short": "Another sentence of the same name."})
    (found,) = difference(testol, testol.model_copy(update={"rules": (*testol.rules, twin)}))
    assert twin.short in found.after


def test_pieces_mark_only_the_words_that_differ(testol):
    after = testol.model_copy(update={"maker": "A maker Inc"})
    (change,) = difference(testol, after)
    left, right = change.pieces
    assert left == [(False, "A maker")]
    assert right == [(False, "A maker"), (True, " Inc")]


@pytest.mark.parametrize(
    ("before", "after", "struck", "set_in"),
    [
        ("Call [us](/a/) now.", "Call [us](/b/) now.", ["](/a/)"], ["](/b/)"]),
        ("Take **one** a day.", "Take one a day.", ["**", "**"], []),
        ("Your [liver](term:liver).", "Your [liver](term:kidney).",
         ["](term:liver)"], ["](term:kidney)"]),
        ("- a\n- b", "1. a\n2. b", ["-", "-"], ["1.", "2."]),
    ],
)  # fmt: skip
def test_what_a_text_marks_up_is_seen(shelf, before, after, struck, set_in):
    page = next(iter(shelf.side_effects.values()))
    old, new = (page.model_copy(update={"what_it_is": parse(text)}) for text in (before, after))
    (change,) = difference(old, new)
    left, right = change.pieces
    assert [text for differs, text in left if differs] == struck
    assert [text for differs, text in right if differs] == set_in


def test_a_link_is_told_by_its_words_with_both_addresses(shelf):
    page = next(iter(shelf.side_effects.values()))
    texts = (
        "See [the label](https://a.test/1) and [more](/x/).",
        "See [the label](https://b.test/2) and [less](/y/).",
    )
    old, new = (page.model_copy(update={"what_it_is": parse(text)}) for text in texts)
    (change,) = difference(old, new)
    assert change.links == [
        Link("the label", "https://a.test/1", "https://b.test/2"),
        Link("less", "", "/y/"),
        Link("more", "/x/", ""),
    ]


def test_numbers_are_said_with_what_they_count(testol):
    first = testol.indications[0]
    after = testol.model_copy(
        update={
            "indications": (
                first.model_copy(update={"min_age_months": 6, "min_weight_kg": 30}),
                *testol.indications[1:],
            )
        }
    )
    said = {change.field: (change.before, change.after) for change in difference(testol, after)}
    assert said["from age"][1] == "6 months"
    assert said["from age"][0].endswith("years")
    assert said["from weight"][1] == "30 kg (66 pounds)"


def test_a_choice_is_told_in_its_words(testol):
    first = testol.indications[0]
    other = first.model_copy(update={"status": "not-approved", "status_name": "not approved"})
    after = testol.model_copy(update={"indications": (other, *testol.indications[1:])})
    (change,) = difference(testol, after)
    assert (change.field, change.after) == ("status", "not approved")
    assert first.region_name in change.part
    hidden = first.model_copy(update={"status": "not-approved"})
    after = testol.model_copy(update={"indications": (hidden, *testol.indications[1:])})
    (change,) = difference(testol, after)
    assert change.after == "not-approved", "words that stay the same hide no choice that changed"


def test_an_order_is_a_difference(testol):
    after = testol.model_copy(update={"rules": tuple(reversed(testol.rules))})
    (change,) = difference(testol, after)
    assert change.field == "rules, in this order"
    assert change.before.splitlines() == list(reversed(change.after.splitlines()))


def test_nothing_at_all_can_change_unseen(shelf):
    """Every value of a document of each kind is changed once, and each time it is told."""
    longest = {}
    for entry in sorted(shelf.edition.published, key=lambda e: len(e.document.model_dump_json())):
        longest[entry.kind] = entry.document
    for document in longest.values():
        for path, changed in _each_changed(document):
            found = difference(document, changed)
            assert found, (document.slug, path)
            assert all(change.before != change.after for change in found), (document.slug, path)


def _each_changed(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """(where, the whole with just that changed) for each value in it."""
    if isinstance(value, Shape):
        for name in type(value).model_fields:
            if not path and name in ("kind", "slug"):
                continue  # what the record goes by: another one is another record
            inner = getattr(value, name)
            if isinstance(value, Inline | Block) and name != "text" and not inner:
                continue  # an address of what is no link
            if isinstance(value, Inline | Block) and name == "kind":
                continue
            for where, changed in _each_changed(inner, f"{path}.{name}"):
                yield where, value.model_copy(update={name: changed})
    elif isinstance(value, tuple):
        yield f"{path}[-]", (*value[1:],) if value else ("more",)
        for number, item in enumerate(value):
            for where, changed in _each_changed(item, f"{path}[{number}]"):
                yield where, (*value[:number], changed, *value[number + 1 :])
    elif isinstance(value, bool):
        yield path, not value
    elif isinstance(value, int | Decimal):
        yield path, value + 1
    elif isinstance(value, str):
        yield path, f"{value}x"
    elif value is not None:
        yield path, value.replace(year=value.year + 1)
