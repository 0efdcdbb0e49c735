"""A change of shape in a made-up project, over publications of release 0.1: the desk's screens go
on, and what cannot be read is named."""

import copy
import datetime

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from drugs.documents import upgrade
from drugs.documents.upgrade import STEPS, Unreadable
from drugs.models import Publication
from drugs.press.difference import difference
from drugs.press.editions import changed, document_of, edition
from drugs.press.publish import propose, publish
from drugs.press.undo import publish_again
from drugs.press.withdraw import ask_to_withdraw, withdraw
from tests.come_in import come_in
from tests.shapes.acts import ACTS

# The whole way from release 0.1, and publications of its whole desk: minutes, for what seldom
# changes.
pytestmark = pytest.mark.long
DAY = datetime.date(2026, 11, 26)


@pytest.fixture
def client(migrated, static_files) -> Client:
    found = Client(headers={"host": "localhost"})
    come_in(found, User.objects.get(username="max"))
    return found


@pytest.fixture(params=ACTS)
def older(request, migrated, monkeypatch):
    """The second shape was another one, and a third is today's."""
    act, to_second = request.param(), STEPS[1]
    today = {(e.kind, e.slug, e.version): e.document for e in edition(DAY).published}
    said = {}

    def first(stored):
        document = copy.deepcopy(to_second(stored))
        said[document["kind"], document["slug"]] = copy.deepcopy(document)
        act.older(document)
        return document

    def second(stored):
        return act.step(stored, said[stored["kind"], stored["slug"]])

    monkeypatch.setattr(upgrade, "SHAPE_NUMBER", 3)
    monkeypatch.setitem(STEPS, 1, first)
    monkeypatch.setitem(STEPS, 2, second)
    return today


def test_the_edition_says_the_same(older):
    assert {(e.kind, e.slug, e.version): e.document for e in edition(DAY).published} == older


def test_screens_undo_and_difference_go_on(older, client):
    first = Publication.objects.get(kind="medicine", slug="cibinqo", version=1)
    second = Publication.objects.get(kind="medicine", slug="cibinqo", version=2)
    assert difference(document_of(first), document_of(second))
    address = reverse("admin:past", args=["medicine", "cibinqo"])
    page = client.get(f"{address}?version=1")
    assert page.status_code == 200
    assert "cannot be read" not in page.content.decode()
    assert client.get(reverse("admin:audit")).status_code == 200
    with transaction.atomic():
        again = publish_again(first, reason="Back", approver=User.objects.get(username="max"))
        assert document_of(again) == document_of(first)
        transaction.set_rollback(True)


@pytest.fixture
def broken(migrated, monkeypatch):
    """One publication that no step can read."""
    to_second = STEPS[1]

    def step(stored):
        if (stored["kind"], stored["slug"]) == ("term", "biologic"):
            raise KeyError("definition")
        return to_second(stored)

    monkeypatch.setitem(STEPS, 1, step)
    return "term biologic, version 2"


def test_the_printer_names_what_it_cannot_read(broken):
    with pytest.raises(Unreadable, match=f"{broken} cannot be read"):
        edition(DAY)
    with pytest.raises(CommandError, match=f"{broken} cannot be read"):
        call_command("printer", once=True, verbosity=0)


def test_no_screen_ends_in_a_traceback(broken, client):
    past = reverse("admin:past", args=["term", "biologic"])
    for address in (past, f"{past}?version=1", reverse("admin:audit"), reverse("admin:index")):
        assert client.get(address).status_code == 200, address
    assert f"{broken} cannot be read" in client.get(past).content.decode()
    answer = client.get(f"{reverse('admin:publish')}?record=term/easi")
    assert answer.status_code == 200
    affected = client.get(f"{reverse('admin:affected')}?record=term/easi")
    assert affected.status_code in (200, 503)
    assert b"Traceback" not in affected.content


def test_publishing_the_record_again_leads_out(broken):
    assert ("term", "biologic") in changed()
    assert propose([("term", "biologic")]).problems == []
    with transaction.atomic():
        publish([("term", "biologic")], reason="Mended", approver=User.objects.get(username="max"))
        assert edition(DAY).published
        transaction.set_rollback(True)


def test_another_record_is_withdrawn_all_the_same(broken):
    with transaction.atomic():
        key = ("mixed-message", "creams-for-severe-eczema")
        ask_to_withdraw(key, by=User.objects.get(username="ada"), reason="Old")
        assert withdraw(key, reason="Old", approver=User.objects.get(username="max"))
        transaction.set_rollback(True)
