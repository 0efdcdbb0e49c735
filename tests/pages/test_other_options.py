import pytest

from tests.pages_of import cited

PATH = "/other-options/"


@pytest.fixture
def soup(pages):
    return pages[PATH]


def test_no_change_comes_first(soup):
    assert soup.select(".option")[0]["id"] == "option-no-change"


def test_every_published_option_stands_once(soup, shelf):
    found = [part["id"].removeprefix("option-") for part in soup.select(".option")]
    assert sorted(found) == sorted(option.slug for option in shelf.options)
    assert found


def test_all_options_have_the_same_parts_good_before_bad(soup):
    for option in soup.select(".option"):
        heads = [h.text for h in option.find_all("h4")]
        assert heads == ["Good points", "Bad points", "What it is like to live with"], option["id"]
        for head in option.find_all("h4"):
            assert head.find_next_sibling(["p", "ul"]).get_text(strip=True), option["id"]
        assert option.b.text == "How you use it:"
        assert "Ages:" in option.get_text()
        assert cited(soup, option)


def test_detail_is_equal_enough(soup):
    """No option says a third of what another says: long and short texts would steer."""
    lengths = {o["id"]: len(o.get_text(" ").split()) for o in soup.select(".option")}
    assert min(lengths.values()) * 3 >= max(lengths.values()), lengths


def test_it_is_not_ranked_and_says_so(soup):
    assert "It does not say which is better." in soup.main.get_text(" ")
