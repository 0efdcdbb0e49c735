"""Pages that tell one thing of every medicine, by letter where these are many."""

import itertools

import pytest

from drugs.pages.by_letter import MOST, part, parts
from tests import made_documents as made

PAGE = "/told/"


def named(*brands):
    return [made.medicine(brand) for brand in sorted(brands)]


def many(count, start=""):
    letters = "abcdefgh"
    every = itertools.product(letters, repeat=4)
    return named(*((start + "".join(name)).capitalize() for name in itertools.islice(every, count)))


def told(found):
    return [medicine.slug for one in found for medicine in one.here]


def test_few_stand_on_one_page():
    medicines = many(MOST)
    (whole,) = parts(PAGE, medicines)
    assert whole.here == tuple(medicines)
    assert not whole.folded
    assert part(PAGE, medicines, "a") is None


@pytest.mark.parametrize("count", [MOST + 1, 100, 1000, 4000])
def test_every_medicine_is_told_of_once_and_no_page_has_too_many(count):
    medicines = many(count)
    found = [*parts(PAGE, medicines)]
    assert sorted(told(found)) == sorted(medicine.slug for medicine in medicines)
    assert max(len(one.here) for one in found) <= MOST
    assert len({one.begins for one in found}) == len(found)
    # A page for every few medicines, and not one for each.
    assert len(found) < count


def test_each_address_is_led_to_from_one_before_it():
    found = [*parts(PAGE, many(1000))]
    led_to = [branch.href for one in found for branch in one.branches]
    assert led_to == list(dict.fromkeys(led_to))
    assert set(led_to) == {one.href for one in found if not one.is_front}


def test_letters_that_all_share_divide_nothing():
    (front, *letters) = parts(PAGE, many(MOST + 1, start="Jak"))
    assert front.here == ()
    assert all(one.begins.startswith("jak") for one in letters)
    assert all(len(one.begins) > len("jak") for one in letters)


def test_a_name_that_begins_all_others_stands_before_them():
    medicines = named("Jak", *(f"Jak{letter}{end}" for letter in "abcdefg" for end in "xyz"))
    front = part(PAGE, medicines)
    assert [medicine.brand for medicine in front.here] == ["Jak"]
    assert sorted(told(parts(PAGE, medicines))) == sorted(m.slug for m in medicines)


def test_a_part_knows_its_letters_and_how_many_are_elsewhere():
    medicines = [*named("Beta", "Bravo"), *many(MOST, start="A")]
    found = part(PAGE, medicines, "b")
    assert (found.letters, found.href) == ("B", "/told/letter/b/")
    assert found.elsewhere == MOST
    assert found.of(medicines[0])
    assert not found.of(medicines[-1])
    assert part(PAGE, medicines, "c") is None
    assert part(PAGE, medicines).of(medicines[-1])
