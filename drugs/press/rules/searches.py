"""Searches that editors keep. Whether an urgent one still shows its card is tried before an edition
is switched; which page comes first, which stops nothing and takes as long as many pages, after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drugs.documents import TriedSearchDoc
from drugs.press.rules.walk import Problem
from drugs.search.results import card_of, search
from drugs.shelf import Shelf


def tried_searches(shelf: Shelf) -> Iterator[Problem]:
    """All that got worse."""
    yield from tried_cards(shelf)
    yield from first_pages(shelf)


def tried_cards(shelf: Shelf) -> Iterator[Problem]:
    """The cards that got worse. An urgent search that lost its card stops an edition, but not one
    without what was taken down: readers must be rid of that at once."""
    for problem in cards(shelf):
        yield replace(problem, stops=problem.stops and not shelf.edition.taken_down)


def first_pages(shelf: Shelf) -> Iterator[Problem]:
    """The searches that find another page first than they should. It stops no edition."""
    for tried in shelf.every(TriedSearchDoc):
        for query in tried.queries if tried.first else ():
            # No more is shown of it than is looked at: to show ten pages took half of the time.
            found = search(query, shelf, most=1).pages
            first = found[0].leads_to if found else ()
            if not comes_first(first, tried.first):
                yield Problem(
                    tried.kind, tried.slug, "",
                    f"The search {query!r} finds {told(first)} first, not "
                    f"{' or '.join(tried.first)}.",
                    stops=False,
                )  # fmt: skip


def cards(shelf: Shelf) -> Iterator[Problem]:
    """The searches that show another card than they must; quickly told, so each draft is tried."""
    for tried in shelf.every(TriedSearchDoc):
        for query in tried.queries:
            shown = card_of(query, shelf)
            card = shown.urgency if shown else "none"
            if card != tried.card:
                yield Problem(
                    tried.kind, tried.slug, "",
                    f"The search {query!r} shows the card {card!r}, not {tried.card!r}.",
                    stops=tried.card != "none",
                )  # fmt: skip


def told(found: tuple[str, ...]) -> str:
    """What came first, in a few words."""
    if len(found) > 1:
        return f"the answers of all medicines ({found[0]} …)"
    return found[0] if found else "nothing"


def comes_first(found: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether what was found is wanted: one page by how its address begins, the answers of all
    medicines by an address with a star: "/medicines/*/day-to-day/#topic-sun"."""
    pages = tuple(address for address in wanted if "*" not in address)
    stars = [address.split("*", 1) for address in wanted if "*" in address]
    if len(found) == 1:
        return found[0].startswith(pages)
    return any(
        one.startswith(before) and one.endswith(after)
        for one in found[:1]
        for before, after in stars
    )
