"""What readers get while a record is taken down: a notice, and no page that goes by it."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup
from django.core.handlers.wsgi import WSGIHandler

from drugs import documents as doc
from drugs.kinds import KINDS
from drugs.models import Publication
from drugs.pages.handouts import handouts
from drugs.press.affected import Aside, page_aside
from drugs.press.answers import PrintingError, whole
from drugs.press.rules.pages import Page, check_pages
from drugs.press.rules.searches import cards
from drugs.press.taken_down import notices, seen
from drugs.search.results import search
from drugs.shelf import Shelf

WHEN = datetime(2026, 11, 21, 18, tzinfo=UTC)


def without(edition: doc.EditionDoc, *keys) -> Shelf:
    """An edition as it is printed while these are taken down."""
    entries = {(entry.kind, entry.slug): entry for entry in edition.published}
    down = {key: entries[key].document for key in keys}
    left = {key: entry.document for key, entry in entries.items() if key not in keys}
    rows = {key: (Publication(published_at=WHEN), said) for key, said in down.items()}
    published = tuple(
        entries[key].model_copy(update={"document": document})
        for key, document in sorted(seen(left, down).items())
    )
    return Shelf(edition.model_copy(update={"published": published, "taken_down": notices(rows)}))


def one_of_each(edition):
    """The first of each kind; of medicines and side effects all."""
    found = {}
    for entry in edition.published:
        many = entry.kind in ("medicine", "side-effect")
        found.setdefault((entry.kind, entry.slug if many else ""), entry.slug)
    return [(kind, slug) for (kind, _), slug in found.items()]


def problems(shelf, paper=False):
    pages = dict(Aside(shelf).pages)
    if paper:
        handler = WSGIHandler()
        sheets = [sheet.path for sheet in handouts(shelf).values() if sheet.paper == "letter"]
        pages |= {path: page_aside(handler, shelf, path) for path in sheets}
    broken = [str(page) for page in pages.values() if isinstance(page, PrintingError)]
    printed = {path: page for path, page in pages.items() if isinstance(page, Page)}
    found = check_pages(printed.values(), whole(shelf, printed))
    return broken + [str(one) for one in [*found, *cards(shelf)] if one.stops]


@pytest.mark.long
def test_any_record_can_be_taken_down_and_the_rest_is_printed(edition_doc, static_files):
    assert {kind for kind, _ in one_of_each(edition_doc)} == set(KINDS) - {"person"}
    told = {key: problems(without(edition_doc, key)) for key in one_of_each(edition_doc)}
    assert {key: found for key, found in told.items() if found} == {}


@pytest.fixture(scope="module")
def down(edition_doc):
    return without(edition_doc, ("medicine", "testol"))


def test_each_page_of_a_medicine_is_a_notice_and_its_paper_goes(down, static_files):
    assert problems(down, paper=True) == []
    pages = Aside(down).pages
    notices = [path for path in pages if path.startswith("/medicines/testol/")]
    assert "/medicines/testol/all/" in notices
    assert len(notices) > 10
    for path in [*notices, "/evidence/testol/"]:
        text = " ".join(pages[path].texts)
        assert "We took this page down on November 21, 2026." in text, path
        assert "Call 911 now" in text
        assert "mg" not in text, path
    assert not [name for name in handouts(down) if "testol" in name]
    assert "/data/medicines/testol.json" not in pages
    assert not [path for path in pages if path.startswith("/compare/") and "testol" in path]


def test_no_other_page_shows_its_facts(down, shelf, static_files):
    medicine = shelf.medicines["testol"]
    facts = {medicine.summary, medicine.who_for, *(rule.short for rule in medicine.rules)} - {""}
    assert len(facts) > 3
    for path, page in Aside(down).pages.items():
        held = page.body.decode()
        assert not [fact for fact in facts if fact in held], path
    listed = Aside(down).pages["/medicines/"]
    assert "taken down on November 21, 2026, and being corrected" in " ".join(listed.texts)


def test_other_addresses_of_it_lead_to_the_notice(down, static_files):
    for path in (
        "/compare/no-change-testol/", "/handouts/testol-wallet-card.pdf",
        "/data/medicines/testol.json", "/medicines/testol/no-such-chapter/",
    ):  # fmt: skip
        answer = page_aside(WSGIHandler(), down, path)
        assert "it answered 302" in str(answer), path


@pytest.mark.parametrize("query", ["testol", "testol side effects", "missed dose tesstol"])
def test_search_leads_to_the_notice_first(down, query):
    first = search(query, down).pages[0]
    assert (first.href, first.kind) == ("/medicines/testol/", "Taken down")


def test_a_question_about_it_alone_goes_and_a_sign_that_cannot_wait_stays(edition_doc, down):
    about = [
        entry.document for entry in edition_doc.published
        if "testol" in getattr(entry.document, "medicines", ())
    ]  # fmt: skip
    alone = {(one.kind, one.slug) for one in about if one.medicines == ("testol",)}
    here = {(entry.kind, entry.slug): entry.document for entry in down.edition.published}
    kinds = {kind for kind, _ in alone}
    assert {kind for kind, _ in alone - here.keys()} == kinds - {"urgent-sign"}
    for one in about:
        left = here.get((one.kind, one.slug))
        assert left is None or "testol" not in left.medicines


def test_what_rules_rest_on_keeps_its_name_and_says_no_more(edition_doc, shelf):
    key = ("side-effect", "nausea")
    left = without(edition_doc, key).side_effects["nausea"]
    assert left.name == shelf.side_effects["nausea"].name
    assert (left.what_it_is, left.what_to_do) == ((), ())
    assert left.emergency_if == shelf.side_effects["nausea"].emergency_if
    assert without(edition_doc, key).medicines == shelf.medicines


@pytest.mark.parametrize(
    ("key", "path", "words"),
    [
        (("side-effect", "nausea"), "/side-effects/", "Feeling sick (being corrected)"),
        (("substance", "aspirin"), "/mixing/", "Aspirin (being corrected)"),
        (("source", "testol-label"), "/medicines/testol/", "Being corrected: what we said of this"),
        (("source", "testol-label"), "/sources/", "was taken down on November 21, 2026"),
    ],
)
def test_a_name_that_stays_says_that_it_is_being_corrected(edition_doc, shelf, key, path, words):
    def said(of):
        page = page_aside(WSGIHandler(), of, path)
        return " ".join(BeautifulSoup(page.body, "lxml").get_text(" ").split())

    assert words in said(without(edition_doc, key))
    assert words not in said(shelf)


def test_a_term_a_sheet_and_a_host_become_plain_words():
    inlines = tuple(
        doc.Inline(kind=kind, text=kind, **fields)
        for kind, fields in (
            ("term", {"slug": "flare"}), ("term", {"slug": "other"}),
            ("link", {"href": "/handouts/testol-wallet-card.pdf"}),
            ("link", {"href": "/medicines/testol/#now"}),
        )
    )  # fmt: skip
    text = (doc.Block(kind="list", items=(inlines,)),)
    term = doc.TermDoc(
        slug="b", term="B", say_it="", also_called=(), definition=text, score=None,
        sources=(), how_checked="primary",
    )  # fmt: skip
    gone = {("term", "flare"): term, ("medicine", "testol"): term}
    (left,) = seen({("term", "b"): term}, gone).values()
    assert [one.kind for one in left.definition[0].items[0]] == ["text", "term", "text", "link"]
