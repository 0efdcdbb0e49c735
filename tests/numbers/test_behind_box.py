"""Which parts of a box rest on a study of another medicine, and which of them it has figures of."""

from drugs.numbers.behind_box import resting, tables_behind, uncounted


def test_what_rests_on_another_medicine_is_in_the_box_and_says_so(shelf):
    assert resting(shelf.medicines["testol"]) == ["blood-clots"]
    assert resting(shelf.medicines["nortab"]) == []


def test_a_part_without_a_figure_is_told_apart(shelf):
    assert uncounted(["blood-clots", "serious-infection"], shelf) == ["serious-infection"]
    assert tables_behind({"blood-clots"}, shelf)
    assert not tables_behind({"serious-infection"}, shelf)


def test_where_there_is_no_such_study_nothing_is_missing(shelf):
    """A site without that article has nothing to say of it."""
    without = type(shelf)(shelf.edition.model_copy(update={"published": ()}))
    assert uncounted(["blood-clots"], without) == []
