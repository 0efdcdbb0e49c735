"""Which medicines a reader asked to compare."""

import pytest

from drugs.pages.compare.choice import choose, find, find_pair
from tests.pages.pure.compared import SHELF


def test_order_is_that_of_the_alphabet_whatever_was_asked():
    found = choose(["gamma", "alpha", "gamma", "beta"], SHELF)
    assert [m.slug for m in found.medicines] == ["alpha", "beta", "gamma"]


@pytest.mark.parametrize("name", ["alpha", "Alpha", " ALPHA ", "alphatinib"])
def test_a_medicine_goes_by_brand_and_generic_name(name):
    assert find(name, SHELF).slug == "alpha"


@pytest.mark.parametrize("name", ["", "alp", "alpha-beta", "\x00", "�", "c" * 100_000])
def test_anything_else_is_unknown(name):
    assert find(name, SHELF) is None
    assert choose([name, "alpha"], SHELF).unknown == (name,)
    assert not choose([name, "alpha", "beta"], SHELF).comparable


def test_pairs():
    for pair in ("alpha-beta", "beta-alpha", "betatinib-alphatinib"):
        assert [m.slug for m in find_pair(pair, SHELF)] == ["alpha", "beta"], pair
    for other in ("alpha", "alpha-alpha", "alpha-beta-gamma", "a-b", "-" * 50_000):
        assert find_pair(other, SHELF) == (), other
