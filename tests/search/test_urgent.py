"""What cannot wait stands before all that is found, and nothing harmless calls it."""

import pytest
from bs4 import BeautifulSoup

from drugs.search.names import stem
from drugs.search.results import search
from drugs.search.watch import parsed

NOW = {
    "chest pain": "chest-pain",
    "my chest really hurts": "chest-pain",
    "CHEST TIGHT": "chest-pain",
    "chest": "chest-pain",
    "can’t breathe": "chest-pain",
    "cannot breathe": "chest-pain",
    # misspelt, and in one word
    "chset pain": "chest-pain",
    "chestpain": "chest-pain",
    "trouble brething": "chest-pain",
    "chestpains": "chest-pain",
    "clotinmyleg": "chest-pain",
    "chesthurtz": "chest-pain",
    "cehst pain": "chest-pain",
    "face droopy": "weak-on-one-side",
    "stroke": "weak-on-one-side",
    "face droopin": "weak-on-one-side",
    "clot in my leg": "chest-pain",
}


@pytest.mark.parametrize(("query", "sign"), NOW.items(), ids=NOW)
def test_a_sign_for_911_is_known_by_everyday_words(shelf, query, sign):
    alarm = search(query, shelf).alarm
    assert alarm.urgency == "911"
    assert [one.slug for one in alarm.signs] == [sign]


@pytest.mark.parametrize(
    ("query", "urgency"),
    [
        ("fever", "today"), ("overdose", "poison"), ("over dose", "poison"),
        ("ovredose", "poison"), ("too many pills", "poison"), ("suicidal", "crisis"),
        ("grandma swallowed a bottle", "poison"),
    ],
)  # fmt: skip
def test_other_cards(shelf, query, urgency):
    assert search(query, shelf).alarm.urgency == urgency


@pytest.mark.parametrize(
    "query",
    [
        "", "chest rash pain", "chest freezer", "strike", "hay fever", "stroke risk",
        "history of stroke", "risk of a clot in the leg", "breathe", "pain", "pills",
        "chest one two three four five six seven pain", "chess pain", "cannot", "overdue",
    ],
)  # fmt: skip
def test_harmless_words_call_no_card(shelf, query):
    assert search(query, shelf).alarm is None


def test_a_sign_is_seen_in_a_long_question(shelf):
    before = (
        "I have been on this pill for two weeks now and it was all fine until this morning, but "
    )
    assert search(before + "now my chest hurts", shelf).alarm


def test_the_most_urgent_is_told_with_what_stands_beside_it(shelf):
    alarm = search("fever and chest pain after too many pills", shelf).alarm
    assert alarm.urgency == "911"
    assert alarm.line.purpose == "poison"


def test_a_line_as_an_editor_writes_it():
    line = parsed("chest tight/burning -rash")
    assert line.groups == ({"chest", "pecho"}, {"tight", "burn"})
    assert line.without == {"rash"}
    assert parsed("=chest").alone
    assert parsed("stroke ?").name
    assert parsed("stroke ?").groups == ({stem("stroke")},)
    # Words that say the same come along, whatever their ending.
    assert {"pain", "hurt", "ach"} <= parsed("pains").groups[0]
    # So do those of another language; an editor's own word of it is no English one.
    assert stem("duele") in parsed("pains").groups[0]
    assert parsed("fiebre").groups == ({stem("fiebre")},)
    assert parsed("cold +sore").behind == {1}
    assert parsed("a b").behind == set()
    assert {"pain", "sore", "tight"} <= parsed("chest @hurts").groups[1]
    assert parsed("chest -@explained").without == {"@explained"}
    assert parsed("").groups == parsed("- / ?").groups == ()


def main(reader, query):
    page = BeautifulSoup(reader.get("/search/", {"q": query}).content, "lxml")
    return page.select_one("#search-results")


def test_the_card_stands_above_everything_with_its_door(reader):
    for query, tone, door in (
        ("chest pain", "now", "tel:911"), ("overdose", "now", "tel:18002221222"),
        ("suicidal", "now", "tel:988"),
    ):  # fmt: skip
        found = main(reader, query)
        card = found.find(True)
        assert card["class"] == ["band", tone]
        assert card.select_one(f"a[href='{door}']"), query
    today = main(reader, "fever").find(True)
    assert today["class"] == ["band", "today"]
    assert "Nobody answers?" in today.get_text()


def test_who_does_not_see_the_card_is_told_first(reader):
    assert main(reader, "chest pain")["data-status"].startswith("Call 911.")
    assert main(reader, "fever")["data-status"].startswith("Call your doctor today.")


def test_a_search_that_finds_no_page_still_shows_it(reader):
    found = main(reader, "suicidal")
    assert "988" in found.find(True).get_text()
