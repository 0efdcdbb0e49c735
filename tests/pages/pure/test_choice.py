"""Which treatments a reader asked to compare, what can be picked, and which pairs stand ready."""

import pytest

from drugs.pages.compare.choice import choose, find, find_pair, groups
from drugs.pages.compare.pairs import printed_pairs, printed_sheets, ready_pairs, sheet_of
from tests import made_documents as made
from tests.pages.pure.compared import DELTA, SHELF, SHOT


def slugs_of(treatments):
    return [treatment.slug for treatment in treatments]


def test_order_is_that_of_the_alphabet_whatever_was_asked():
    found = choose(["shot", "gamma", "alpha", "gamma", "beta"], SHELF)
    assert slugs_of(found.treatments) == ["alpha", "beta", "gamma", "shot"]


@pytest.mark.parametrize("name", ["alpha", "Alpha", " ALPHA ", "alphatinib"])
def test_a_medicine_goes_by_brand_and_generic_name(name):
    assert find(name, SHELF).slug == "alpha"


def test_an_option_that_is_marked_can_be_a_column():
    assert find("Shotumab", SHELF).slug == "shot"
    assert find("light", SHELF) is None


@pytest.mark.parametrize("name", ["alp", "alpha-beta", "\x00", "�", "c" * 100_000])
def test_anything_else_is_unknown(name):
    assert find(name, SHELF) is None
    assert choose([name, "alpha"], SHELF).unknown == (name,)
    assert not choose([name, "alpha", "beta"], SHELF).comparable


def test_a_field_left_empty_names_nothing():
    found = choose(["alpha", "", "beta", ""], SHELF)
    assert found.comparable
    assert [slug for _, slug in found.picked] == ["alpha", "beta", "", ""]


def test_pairs():
    for pair in ("alpha-beta", "beta-alpha", "betatinib-alphatinib"):
        assert slugs_of(find_pair(pair, SHELF)) == ["alpha", "beta"], pair
    for other in ("alpha", "alpha-alpha", "alpha-beta-gamma", "a-b", "-" * 50_000):
        assert find_pair(other, SHELF) == (), other


def test_what_can_be_picked_is_grouped_and_holds_nothing_else():
    found = {group.name: slugs_of(group.treatments) for group in groups(SHELF)}
    assert found == {
        "JAK pills": ["alpha", "beta", "gamma"], "JAK creams": ["delta"], "Other ways": ["shot"],
    }  # fmt: skip


# --- pairs that are printed ahead -----------------------------------------------------------------

APPROVED = made.indication()
ONE = made.medicine("One", pairs_printed=True)
TWO = made.medicine("Two", pairs_printed=True)
HANDS = made.medicine(
    "Hands", pairs_printed=True, indications=(made.indication(condition="chronic-hand-eczema"),)
)
RARE = made.medicine("Rare")
APPROVED_SHOT = SHOT.model_copy(update={"indications": (APPROVED,)})
OTHER_SHOT = APPROVED_SHOT.model_copy(update={"slug": "other", "brand": "Other"})
PRINTED = made.shelf(ONE, TWO, HANDS, RARE, APPROVED_SHOT, OTHER_SHOT)


def names_of(pairs):
    return ["-".join(slugs_of(pair)) for pair in pairs]


def test_marked_medicines_are_printed_with_each_other_and_with_marked_options():
    assert names_of(printed_pairs(PRINTED)) == [
        "hands-one", "hands-other", "hands-shot", "hands-two", "one-other", "one-shot", "one-two",
        "other-two", "shot-two",
    ]  # fmt: skip


def test_one_sheet_holds_two_medicines_for_the_same_condition():
    assert names_of(printed_sheets(PRINTED)) == ["one-two"]
    assert sheet_of((ONE, TWO), PRINTED) == "one-two"
    assert sheet_of((HANDS, ONE), PRINTED) == ""
    assert sheet_of((ONE, APPROVED_SHOT), PRINTED) == ""
    assert sheet_of((ONE, TWO, HANDS), PRINTED) == ""


def test_a_medicine_that_is_not_approved_here_shares_no_sheet():
    marked = DELTA.model_copy(update={"pairs_printed": True})
    assert printed_sheets(made.shelf(ONE, marked)) == []


def test_pairs_for_the_same_eczema_stand_first_where_one_is_chosen():
    ready = ready_pairs(PRINTED)
    assert [pair.name for pair in ready.same] == [
        "One and Other", "One and Shot", "One and Two", "Other and Two", "Shot and Two",
    ]  # fmt: skip
    assert ready.same[1].href == "/compare/one-shot/"
    assert {pair.name for pair in ready.others} == {
        "Hands and One", "Hands and Other", "Hands and Shot", "Hands and Two",
    }  # fmt: skip
