import pytest

PATH = "/other-options/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_no_change_comes_first(soup):
    assert soup.select(".option")[0]["id"] == "option-no-change"


def test_every_published_option_stands_once(soup, shelf):
    found = [part["id"].removeprefix("option-") for part in soup.select(".option")]
    assert sorted(found) == sorted(option.slug for option in shelf.options)
    assert len(found) >= 12


def test_all_options_have_the_same_parts_good_before_bad(soup):
    for option in soup.select(".option"):
        heads = [h.text for h in option.find_all("h4")]
        assert heads == ["Good points", "Bad points", "What it is like to live with"], option["id"]
        for head in option.find_all("h4"):
            assert head.find_next_sibling(["p", "ul"]).get_text(strip=True), option["id"]
        assert option.b.text == "How you use it:"
        assert "Ages:" in option.get_text()
        assert option.select(".cite")


def test_detail_is_equal_enough(soup):
    """No option says a third of what another says: long and short texts would steer."""
    lengths = {o["id"]: len(o.get_text(" ").split()) for o in soup.select(".option")}
    assert min(lengths.values()) * 3 >= max(lengths.values()), lengths


def test_what_was_not_confirmed_is_said_to_be_missing(soup, shelf):
    assert "calcineurin-creams" not in {option.slug for option in shelf.options}
    assert "We could not confirm what we read about them" in soup.find(id="on-the-skin").text


def test_it_is_not_ranked_and_says_so(soup):
    assert "It does not say which is better." in soup.main.get_text(" ")


def test_a_good_result_is_no_bad_point_and_stands_with_its_comparator(soup):
    for slug in ("no-change", "jak-medicine"):
        option = soup.find(id=f"option-{slug}")
        good, bad = (
            next(h for h in option.find_all("h4") if h.text == name).find_next_sibling("ul")
            for name in ("Good points", "Bad points")
        )
        pair = next(li.text for li in good.find_all("li") if "out of 100" in li.text)
        assert "20 to 62 out of 100" in pair
        assert "5 to 15 out of 100" in pair
        assert "out of 100" not in bad.text
