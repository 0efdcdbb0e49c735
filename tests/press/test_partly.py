"""Parts of a draft, laid over what readers see."""

from drugs.press.partly import pieces, taken
from tests.made_documents import medicine, slot


def test_all_parts_together_are_the_draft_and_none_is_what_readers_see():
    before = medicine(slots=(slot("storage"), slot("travel"), slot("surgery")), maker="One")
    after = medicine(
        slots=(slot("food"), slot("storage", "It is not."), slot("surgery")), maker="Two"
    )
    names = [piece.name for piece in pieces(before, after)]
    assert sorted(names) == ["maker", "slots:us:food", "slots:us:storage", "slots:us:travel"]
    assert taken(before, after, set()) == before
    assert taken(before, after, set(names)) == after


def test_one_part_leaves_the_others_and_their_order():
    before = medicine(slots=(slot("storage"), slot("travel"), slot("surgery")))
    after = medicine(slots=(slot("food"), slot("storage", "It is not."), slot("surgery")))
    one = taken(before, after, {"slots:us:storage"})
    assert [row.topic for row in one.slots] == ["storage", "travel", "surgery"]
    assert one.on("storage") == after.on("storage")
    gone = taken(before, after, {"slots:us:travel"})
    assert [row.topic for row in gone.slots] == ["storage", "surgery"]


def test_a_choice_goes_with_its_words():
    before = medicine(slots=(slot("storage", region="us", region_name="United States"),))
    after = medicine(slots=(slot("storage", region="japan", region_name="Japan"),))
    names = {piece.name for piece in pieces(before, after)}
    assert taken(before, after, names) == after
