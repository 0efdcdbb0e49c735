"""A field of each document and of each part of one is added, removed or renamed in a made-up
project: what was published before prints, reads, differs and is brought back."""

import json
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from drugs import shelf as shelf_module
from drugs.documents import upgrade
from drugs.documents.edition import SHAPE_NUMBER
from drugs.documents.upgrade import STEPS, Unreadable
from drugs.kinds import KINDS
from drugs.press.addresses import paths
from drugs.press.answers import answer
from drugs.press.difference import difference
from drugs.press.editions import as_stored, document_of, edition, newest
from drugs.press.publish import write
from drugs.press.undo import publish_again
from drugs.shelf import Shelf, dump
from tests import made_documents as made
from tests.come_in import come_in
from tests.desks import DAY
from tests.shapes import acts
from tests.shapes.acts import ACTS, all_parts, all_shapes

PERSON = made.doc.PersonDoc(
    slug="a-doctor", name="A Doctor", credentials="MD", role="reviewer",
    interests="None declared", declared_on="2026-11-22",
)  # fmt: skip


def published(key, document, shape, reason):
    return write(key, document, reason, None, None, timezone.now(), shape)


@pytest.fixture
def today(db):
    """What the small desk published, with a person; each kind is there."""
    published(("person", PERSON.slug), as_stored(PERSON), SHAPE_NUMBER, "First")
    found = {key: document_of(row) for key, row in newest().items()}
    assert {kind for kind, _ in found} == set(KINDS)
    return found


@pytest.fixture
def before(today, monkeypatch):
    """`before(older, steps)`: every record was published once more before a change that the project
    has since made, in one step or several."""

    def made_since(older, steps):
        for key, document in today.items():
            stored = as_stored(document)
            older(stored)
            published(key, stored, SHAPE_NUMBER, "Before the change")
        monkeypatch.setattr(upgrade, "SHAPE_NUMBER", SHAPE_NUMBER + len(steps))
        for number, step in enumerate(steps, start=SHAPE_NUMBER):
            monkeypatch.setitem(STEPS, number, partial(taken, step))
        return newest()

    def taken(step, stored):
        return step(stored, as_stored(today[stored["kind"], stored["slug"]]))

    return made_since


@pytest.fixture(params=ACTS)
def older(request, before):
    """One change of each sort."""
    act = request.param()
    return before(act.older, [act.step])


@pytest.fixture
def oldest(before):
    """All three, one after the other."""
    return before(acts.before_them_all, acts.ONE_AFTER_THE_OTHER)


def test_the_change_reaches_every_shape_there_is(today):
    reached = {shape for document in today.values() for _, shape in all_parts(as_stored(document))}
    assert reached == all_shapes()


def test_what_was_published_before_reads_as_it_was(older, today):
    assert {key: document_of(row) for key, row in older.items()} == today


def test_each_of_several_steps_is_taken(oldest, today):
    assert {key: document_of(row) for key, row in oldest.items()} == today


def test_without_its_step_nothing_is_read(older, monkeypatch):
    monkeypatch.setitem(STEPS, SHAPE_NUMBER, lambda stored: stored)
    for row in older.values():
        with pytest.raises(Unreadable, match=r"Publish the record again\."):
            document_of(row)


def test_it_prints_as_it_was(oldest, today, static_files):
    """Every page and file. The paper is typeset from the same documents."""
    now = edition(DAY)
    assert {(entry.kind, entry.slug): entry.document for entry in now.published} == today
    shelf, handler = Shelf(now), WSGIHandler()
    printed = [path for path in paths(shelf) if not path.endswith(".pdf")]
    assert len(printed) > 40
    for path in printed:
        assert answer(handler, shelf, path).status_code == 200, path


def other(document):
    """The same record, with another title."""
    title = KINDS[document.kind].title
    named = getattr(document, title)
    again = (*named, "again") if isinstance(named, tuple) else f"{named} again"
    return document.model_copy(update={title: again})


def one_of_each(today):
    """A record of each kind, by its key."""
    return {key[0]: key for key in sorted(today, reverse=True)}.values()


def test_it_differs_by_what_was_written_since_and_by_nothing_else(older, today):
    for key in one_of_each(today):
        was = document_of(older[key])
        assert difference(was, today[key]) == []
        (change,) = difference(was, other(today[key]))
        assert change.after.removeprefix(change.before).strip() == "again"


# A record with many pages, and one with none; each of the others prints all pages anew.
FIRST = ("medicine", "phrase")


@pytest.mark.usefixtures("static_files")
@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=() if kind in FIRST else pytest.mark.long) for kind in KINDS]
)
def test_it_is_brought_back(oldest, today, kind, admin_user):
    key = next(key for key in one_of_each(today) if key[0] == kind)
    published(key, as_stored(other(today[key])), upgrade.SHAPE_NUMBER, "After the change")
    assert document_of(newest()[key]) == other(today[key])
    again = publish_again(oldest[key], reason="Back", approver=admin_user)
    assert document_of(again) == document_of(newest()[key]) == today[key]
    assert (again.document, again.shape) == (oldest[key].document, SHAPE_NUMBER)


@pytest.mark.usefixtures("static_files")
def test_its_screens_show_it(oldest, today, client, admin_user):
    come_in(client, admin_user)
    for kind, slug in one_of_each(today):
        past = reverse("admin:past", args=[kind, slug])
        page = client.get(f"{past}?version={oldest[kind, slug].version}")
        assert page.status_code == 200
        assert "cannot be read" not in page.content.decode()


# What is answered live from the edition that readers have, while no newer one is printed yet.
LIVE = (
    "/search/?q=shingles",
    "/compare/?medicine=nortab&medicine=testol&medicine=velvix",
    "/who-can-use/",
)


@pytest.mark.usefixtures("static_files")
def test_an_edition_printed_before_answers_live(oldest, today, edition_doc, settings, monkeypatch):
    stored = json.loads(dump(edition_doc))
    for entry in stored["published"]:
        acts.before_them_all(entry["document"])
    settings.EDITIONS_DIR = Path(settings.VAR_DIR) / "editions-of-before"
    folder = settings.EDITIONS_DIR / "0001"
    folder.mkdir(parents=True)
    (folder / "edition.json").write_text(json.dumps(stored | {"shape": SHAPE_NUMBER}))
    (settings.EDITIONS_DIR / "current").symlink_to(folder.name)
    monkeypatch.setattr(shelf_module, "_current", shelf_module._Current())
    client = Client(headers={"host": "localhost"})
    for address in LIVE:
        assert client.get(address).status_code == 200, address


@pytest.mark.usefixtures("static_files")
def test_publishing_all_leads_out_where_one_cannot_be_read(today, monkeypatch):
    """The command says nothing but what it did; the record reads again."""
    key = next(key for key in today if key[0] == "mixed-message")

    def step(stored):
        if (stored["kind"], stored["slug"]) == key:
            raise KeyError("definition")
        return stored

    monkeypatch.setattr(upgrade, "SHAPE_NUMBER", SHAPE_NUMBER + 1)
    monkeypatch.setitem(STEPS, SHAPE_NUMBER, step)
    with pytest.raises(Unreadable, match="mixed-message "):
        edition(DAY)
    monkeypatch.setattr(write, "__defaults__", (SHAPE_NUMBER + 1, None))
    said = StringIO()
    call_command("publish", "--all", reason="In the new shape", stdout=said)
    assert said.getvalue() == "1 records published.\n"
    assert document_of(newest()[key]) == today[key]
    assert edition(DAY).published
