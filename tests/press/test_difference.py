"""The difference names each field that changed, in words, and nothing that did not."""

import pytest

from drugs.press.difference import MISSING, difference


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
    assert gone.slug in added.part


def test_no_field_is_ever_json(shelf):
    for entry in shelf.edition.published:
        for change in difference(None, entry.document):
            assert "Doc(" not in change.after
            assert "inlines=" not in change.after
            assert "{" not in change.after, change


def test_every_part_has_its_own_name(shelf):
    """Two rows of one name would hide a change of one behind the other."""
    from drugs.press.difference import _identity

    for entry in shelf.edition.published:
        for name in type(entry.document).model_fields:
            rows = getattr(entry.document, name)
            if isinstance(rows, tuple) and rows and hasattr(rows[0], "sources"):
                keys = [_identity(row) for row in rows]
                assert len(set(keys)) == len(keys), (entry.slug, name)


def test_pieces_mark_only_the_words_that_differ(testol):
    after = testol.model_copy(update={"maker": "A maker Inc"})
    (change,) = difference(testol, after)
    left, right = change.pieces
    assert left == [(False, "A maker")]
    assert right == [(False, "A maker"), (True, " Inc")]
