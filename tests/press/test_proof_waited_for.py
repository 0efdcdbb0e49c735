"""Who waits for a proof: those who save beside it never, who publishes while it is made no longer
than a browser does, and nobody makes it twice."""

import datetime
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from drugs.models import Publication, Treatment
from drugs.press import affected, proof
from drugs.press.editions import newest
from drugs.press.proof import prove
from drugs.press.publish import publish
from drugs.press.second_person import DraftChanged
from drugs.press.withdraw import withdraw

pytestmark = pytest.mark.django_db

TESTOL = ("medicine", "testol")


@pytest.fixture(autouse=True)
def _nothing_kept():
    proof.forget()


def change(**fields):
    Treatment.objects.filter(slug="testol").update(**fields)


@pytest.mark.parametrize(
    "act",
    [
        lambda: publish([TESTOL], reason="r"),
        lambda: withdraw(next(key for key in newest() if key[0] == "question"), reason="r"),
    ],
)
def test_nothing_is_printed_while_others_wait_for_the_desk(monkeypatch, act):
    """SQLite is locked for as long as a transaction goes on: ten saves waited for sheets."""
    depths = []
    real = affected.page_aside

    def aside(*args):
        depths.append(len(connection.savepoint_ids))
        return real(*args)

    monkeypatch.setattr(proof, "page_aside", aside)
    change(box_line="Yes: clots.")
    before = len(connection.savepoint_ids)
    act()
    assert set(depths) == {before}


def test_who_publishes_while_it_is_printed_aside_is_told_so():
    """The front door gave up after a minute and said to try again; it was published meanwhile."""
    change(box_line="Yes: clots.")
    before = Publication.objects.count()
    with proof._one_by_one, proof.waiting_at_most(0.01), pytest.raises(proof.StillPrinting):
        publish([TESTOL], reason="r")
    assert Publication.objects.count() == before


def test_a_draft_that_changed_is_refused_before_anything_is_printed(monkeypatch):
    change(box_line="Yes: clots.")
    monkeypatch.setattr(proof, "_prove", None)
    with pytest.raises(DraftChanged):
        publish([TESTOL], reason="r", seen="of other words")


def test_who_asks_for_a_proof_that_is_being_made_waits_for_it(monkeypatch):
    """A reviewer publishes while the screen still prints aside: it is not printed a second time."""
    made = []

    def slow(documents, today):
        made.append(documents)
        time.sleep(0.2)
        return proof.Proof((), ())

    monkeypatch.setattr(proof, "_prove", slow)
    monkeypatch.setattr(proof, "_mark", lambda documents, today: "one draft")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: prove({}, datetime.date(2026, 11, 22)), range(4)))
    assert len(made) == 1
    assert found == [proof.Proof((), ())] * 4
