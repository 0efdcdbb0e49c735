"""Which searches call the card of what cannot wait, on the real signs and help lines."""

from pathlib import Path

import pytest
import yaml

from drugs.search.results import search

CARDS = yaml.safe_load((Path(__file__).parent / "urgent_searches.yaml").read_text())
EVERY = [(query, card) for card, queries in CARDS.items() for query in queries]


@pytest.mark.parametrize(("query", "card"), EVERY, ids=[query for query, _ in EVERY])
def test_the_card_of_a_search(shelf, query, card):
    alarm = search(query, shelf).alarm
    assert (alarm.urgency if alarm else "none") == card


def test_enough_is_asked_both_ways():
    assert len(CARDS["none"]) > 140
    assert len(EVERY) - len(CARDS["none"]) > 100
