"""Searches that editors keep: the press tries each before an edition is switched."""

from __future__ import annotations

from collections.abc import Iterator

from drugs.documents import TriedSearchDoc
from drugs.press.rules.walk import Problem
from drugs.search.results import search
from drugs.shelf import Shelf


def tried_searches(shelf: Shelf) -> Iterator[Problem]:
    """What got worse. An urgent search that lost its card stops an edition."""
    for tried in shelf.every(TriedSearchDoc):
        for query in tried.queries:
            found = search(query, shelf)
            card = found.alarm.urgency if found.alarm else "none"
            if card != tried.card:
                yield Problem(
                    tried.kind, tried.slug, "",
                    f"The search {query!r} shows the card {card!r}, not {tried.card!r}.",
                    stops=tried.card != "none",
                )  # fmt: skip
            first = found.pages[0].href if found.pages else ""
            if tried.first and not first.startswith(tried.first):
                yield Problem(
                    tried.kind, tried.slug, "",
                    f"The search {query!r} finds {first or 'nothing'} first, not "
                    f"{' or '.join(tried.first)}.",
                    stops=False,
                )  # fmt: skip
