"""A sentence of the real site shown by search never loses its condition, and never has a number of
people cut off from what it is compared with."""

import re

import pytest

from drugs.documents import TriedSearchDoc
from drugs.search.names import with_conditions
from drugs.search.places import places
from drugs.search.results import search
from drugs.wording.grade import sentences
from tests.search.test_results import text

# On its own: what the code goes by is another list.
CONDITION = re.compile(r"\b(if|unless|except|only|with this care|at most|until)\b", re.IGNORECASE)
FIGURE = re.compile(
    r"\d\s?%|\bout of 1|\d (people|adults|children)\b|\d of \d|fewer than 1\b", re.I
)


@pytest.fixture(scope="module")
def texts(shelf):
    """Every text that a snippet can be cut from, as sentences."""
    return [tuple(sentences(one)) for place in places(shelf) for one in place.texts]


def beside(whole, shown):
    """The sentences before and after what is shown."""
    joined = [" ".join(whole[a:b]) for a in range(len(whole)) for b in range(a + 1, len(whole) + 1)]
    spans = [(a, b) for a in range(len(whole)) for b in range(a + 1, len(whole) + 1)]
    a, b = spans[joined.index(shown)]
    return whole[max(a - 1, 0) : a] + whole[b : b + 1]


def test_no_snippet_can_lose_a_condition(texts):
    conditions = 0
    for whole in texts:
        for at in range(len(whole)):
            shown = with_conditions(whole, at)
            if not shown:
                continue
            assert not FIGURE.search(shown), shown
            assert whole[at] in shown
            for other in beside(whole, shown):
                assert not CONDITION.search(other), (shown, other)
            conditions += shown != whole[at] and bool(CONDITION.search(shown))
    assert conditions > 100, "hardly any has one; then this proves nothing"


def test_no_snippet_begins_with_what_it_does_not_name(texts):
    whole = ("It slows some medicines.", "They raise its level.")
    assert with_conditions(whole, 1) == "It slows some medicines. They raise its level."
    assert with_conditions(whole[1:], 0) == ""
    shown = [with_conditions(whole, at) for whole in texts for at in range(len(whole))]
    assert sum(map(bool, shown)) > 1000
    assert not [one for one in shown if one.startswith(("They ", "These ", "That ", "Those "))]


def test_what_searches_show_is_such_a_snippet(shelf, texts):
    """What is shown for the searches that editors keep, found again in the texts."""
    shown = {
        text(one.text)
        for tried in shelf.every(TriedSearchDoc)
        for query in tried.queries
        for page in search(query, shelf).pages
        for one in (page, *page.places)
    } - {""}
    possible = {with_conditions(whole, at) for whole in texts for at in range(len(whole))}
    assert len(shown) > 300
    assert shown <= possible
