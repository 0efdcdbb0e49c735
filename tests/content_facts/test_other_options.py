"""What the page of other options must say."""

import pytest

PATH = "/other-options/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_what_was_not_confirmed_is_said_to_be_missing(soup, shelf):
    assert "calcineurin-creams" not in {option.slug for option in shelf.options}
    complete = soup.find("h2", string="Is this list complete?").find_next_sibling("p")
    assert complete.text.startswith("No. It holds what we could check.")


def test_a_good_result_is_no_bad_point_and_stands_with_its_comparator(soup):
    for slug in ("no-change", "jak-medicine"):
        option = soup.find(id=f"option-{slug}")
        good, bad = (
            next(h for h in option.find_all("h3") if h.text == name).find_next_sibling("ul")
            for name in ("Good points", "Bad points")
        )
        pair = next(li.text for li in good.find_all("li") if "out of 100" in li.text)
        assert "20 to 62 out of 100" in pair
        assert "5 to 15 out of 100" in pair
        assert "out of 100" not in bad.text
