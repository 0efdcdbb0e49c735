"""How much a sheet says: all that fits, in the order of its wishes, found in few looks."""

from dataclasses import dataclass

import pytest

from drugs.handouts.fitting import PASSED_OVER, fullest, roomiest


@dataclass(frozen=True)
class Room:
    one: int = 0
    two: int = 0
    three: int = 0
    four: int = 0

    @property
    def taken(self):
        return self.one + self.two + self.three + self.four


WISHES = ({"one": 1}, {"two": 5}, {"three": 1}, {"four": 9}, {"one": 2})


@pytest.mark.parametrize(
    ("holds", "room"),
    [
        (0, Room()),
        (1, Room(one=1)),
        (3, Room(one=1, three=1)),  # the second wish is passed over, and at the fourth it ends
        (7, Room(one=1, two=5, three=1)),
        (8, Room(one=2, two=5, three=1)),
        (99, Room(one=2, two=5, three=1, four=9)),
    ],
)
def test_every_wish_that_fits_comes_on_top_in_order(holds, room):
    assert roomiest(Room(), WISHES, lambda room: room, lambda sheet: sheet.taken <= holds) == room
    assert fullest(Room(), WISHES, lambda room: room, lambda sheet: sheet.taken <= holds) == room


def test_a_long_list_of_wishes_takes_few_looks():
    wishes = [{"one": number} for number in range(1, 65)]
    looks = []

    def fits(room):
        looks.append(room)
        return room.one <= 40

    assert roomiest(Room(), wishes, lambda room: room, fits) == Room(one=40)
    assert len(looks) <= 7 + PASSED_OVER * 6


def test_after_two_that_do_not_fit_the_rest_is_given_up():
    wishes = [{"two": 9}] * (PASSED_OVER + 1) + [{"one": 1}]
    assert roomiest(Room(), wishes, lambda room: room, lambda room: room.taken < 9) == Room()
