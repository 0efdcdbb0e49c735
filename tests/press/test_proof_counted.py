"""What a proof costs, in pages and sheets: what readers get already is not printed again."""

import datetime

import pytest

from drugs.models import GlossaryTerm, Treatment
from drugs.pages.handouts import handouts
from drugs.press import affected, printing, proof
from drugs.press.addresses import paths
from drugs.press.affected import affected_addresses, how_far
from drugs.press.editions import changed
from drugs.press.proof import prove
from drugs.press.publish import publish
from drugs.shelf import Shelf

pytestmark = pytest.mark.django_db

TERM = ("term", "flare")
PAGES = ("/glossary/", "/how-it-works/")  # that show it


def reword():
    GlossaryTerm.objects.filter(slug="flare").update(definition="When eczema gets bad.")


@pytest.fixture
def before_readers(printed, settings, tmp_path, monkeypatch):
    """What is published is printed, by this code; gives the paths that are printed aside."""
    settings.EDITIONS_DIR = tmp_path
    (tmp_path / "current").symlink_to(printed)
    monkeypatch.setattr(printing, "fingerprint", lambda: "test")
    affected._kept.clear()
    proof.forget()
    asked = []
    real = affected.page_aside

    def noted(*args):
        asked.append(args[2])
        return real(*args)

    for module in (affected, proof):
        monkeypatch.setattr(module, "page_aside", noted)
    yield asked
    affected._kept.clear()
    proof.forget()


def pages_of(edition_doc) -> set[str]:
    """Its pages and data, without paper."""
    paper = {sheet.path for sheet in handouts(Shelf(edition_doc)).values()}
    return set(paths(Shelf(edition_doc))) - paper - {"/handouts/"}


def test_a_term_costs_each_page_once_and_no_sheet(before_readers, edition_doc):
    reword()
    found = prove(changed(), edition_doc.date)
    assert sorted(before_readers) == sorted(pages_of(edition_doc))
    assert found.paths == PAGES
    # Which is what comes of printing both.
    affected._kept.clear()
    assert affected_addresses(changed(), edition_doc.date) == list(found.paths)


@pytest.mark.parametrize("why", ["another publication", "other code", "another day"])
def test_what_readers_do_not_get_yet_is_printed_too(before_readers, edition_doc, monkeypatch, why):
    day = edition_doc.date
    if why == "another publication":
        Treatment.objects.filter(slug="testol").update(maker="Another name")
        publish([("medicine", "testol")], reason="r")
    elif why == "other code":
        monkeypatch.setattr(printing, "fingerprint", lambda: "another")
    else:
        day += datetime.timedelta(days=1)
    reword()
    before_readers.clear()
    proof.forget()
    affected._kept.clear()
    found = prove({TERM: changed()[TERM]}, day)
    assert sorted(before_readers) == sorted([*pages_of(edition_doc)] * 2)
    assert found.paths == PAGES


def test_how_far_it_is_can_be_asked_meanwhile(before_readers, edition_doc, monkeypatch):
    told = []
    real = affected.page_aside

    def noted(*args):
        told.append(how_far())
        return real(*args)

    monkeypatch.setattr(affected, "page_aside", noted)
    reword()
    prove(changed(), edition_doc.date)
    (what,) = {step.what for step in told}
    assert what == "Pages with the draft"
    assert [step.done for step in told] == list(range(len(told)))
    assert {step.total for step in told} == {len(told)}
    assert how_far() is None
