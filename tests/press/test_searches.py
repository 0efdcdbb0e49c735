"""Searches that editors keep are tried before an edition is switched."""

import datetime

from drugs.documents import TakenDownDoc, TriedSearchDoc, UrgentSignDoc
from drugs.press.rules.searches import cards, comes_first, tried_searches
from drugs.press.taken_down import seen
from drugs.search import results
from drugs.search.results import card_of
from drugs.shelf import Shelf


def changed(edition, shape, slug, **fields):
    entries = tuple(
        entry.model_copy(update={"document": entry.document.model_copy(update=fields)})
        if isinstance(entry.document, shape) and entry.slug == slug
        else entry
        for entry in edition.published
    )
    return Shelf(edition.model_copy(update={"published": entries}))


def test_as_they_are_nothing_is_wrong(shelf):
    assert shelf.every(TriedSearchDoc)
    assert list(tried_searches(shelf)) == []


def test_of_each_search_one_page_is_looked_up_and_no_more(shelf, monkeypatch):
    """An edition tries more than a thousand of them each time it is printed."""
    shown, real = [], results._page
    monkeypatch.setattr(results, "_page", lambda *args: shown.append(args) or real(*args))
    assert list(tried_searches(shelf)) == []
    tried = sum(len(one.queries) for one in shelf.every(TriedSearchDoc) if one.first)
    assert 0 < len(shown) <= tried


def test_an_urgent_search_that_lost_its_card_stops_the_edition(edition_doc):
    (problem,) = tried_searches(changed(edition_doc, UrgentSignDoc, "chest-pain", everyday=()))
    assert problem.stops
    assert "'chest pain' shows the card 'none', not '911'" in str(problem)


def without_testol(edition):
    """What readers have while a medicine is taken down."""
    documents = {(entry.kind, entry.slug): entry.document for entry in edition.published}
    left = seen(documents, {key: one for key, one in documents.items() if key[1] == "testol"})
    notice = TakenDownDoc(
        kind="medicine", slug="testol", name="Testol", on=datetime.date(2026, 11, 22),
        paths=("/medicines/testol/",),
    )  # fmt: skip
    entries = tuple(
        entry.model_copy(update={"document": left[entry.kind, entry.slug]})
        for entry in edition.published
        if (entry.kind, entry.slug) in left
    )
    return edition.model_copy(update={"published": entries, "taken_down": (notice,)})


def test_a_medicine_that_is_taken_down_keeps_its_cards(edition_doc):
    """It is in people's homes all the same."""
    card = card_of("took ten testol", Shelf(edition_doc))
    assert card
    assert card_of("took ten testol", Shelf(without_testol(edition_doc))) == card
    assert not card_of("took ten cookies", Shelf(edition_doc))


def test_what_was_taken_down_is_never_held_back_by_a_search(edition_doc):
    """It is named, and readers are rid of it all the same; a draft still has to answer for it."""
    worse = changed(without_testol(edition_doc), UrgentSignDoc, "chest-pain", everyday=())
    found = list(tried_searches(worse))
    assert any("'chest pain' shows the card 'none'" in str(problem) for problem in found)
    assert not any(problem.stops for problem in found)
    assert any(problem.stops for problem in cards(worse))


def test_another_first_page_is_pointed_out(edition_doc):
    worse = changed(edition_doc, TriedSearchDoc, "name", first=("/medicines/velvix/",))
    (problem,) = tried_searches(worse)
    assert not problem.stops
    assert "finds /medicines/testol/ first, not /medicines/velvix/" in str(problem)


def test_the_answers_of_all_medicines_are_wanted_by_a_star():
    one, all_ = ("/medicines/a/tests/#x",), ("/medicines/a/tests/#x", "/medicines/b/tests/#x")
    assert comes_first(one, ("/medicines/",))
    assert comes_first(one, ("/no/", "/medicines/a/"))
    assert not comes_first(all_, ("/medicines/",))
    assert comes_first(all_, ("/medicines/*/tests/#x",))
    assert not comes_first(all_, ("/medicines/*/tests/#y",))
    assert not comes_first(one, ("/medicines/*/tests/#x",))
    assert not comes_first((), ("/medicines/", "/medicines/*/tests/#x"))


def test_a_topic_that_lost_its_answers_is_pointed_out(edition_doc):
    wanted = changed(edition_doc, TriedSearchDoc, "name", queries=("missed dose",), first=("/a/",))
    (problem,) = tried_searches(wanted)
    assert "finds the answers of all medicines (/medicines/" in str(problem)
