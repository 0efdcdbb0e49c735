"""The shelf: one edition in memory, in the order readers see it, new when `current` moves."""

import gc
import itertools
import threading

import pytest
from django.test import RequestFactory

from drugs import shelf as module
from drugs.documents import EditionDoc, facts
from drugs.kinds import KINDS
from drugs.press import printing
from drugs.search.index import build
from drugs.shelf import REQUEST_KEY, NoEdition, Shelf, dump, read, shelf_for


@pytest.fixture
def editions(tmp_path, settings, monkeypatch):
    """A folder of editions, and a site that has not looked at it yet."""
    settings.EDITIONS_DIR = tmp_path
    monkeypatch.setattr(module, "_current", module._Current())
    monkeypatch.setattr(module, "LOOK_EVERY", -1)
    return tmp_path


@pytest.fixture
def put_out(editions, edition_doc):
    """Puts out an edition with a number and a few documents."""

    def put(number, published=()):
        folder = editions / f"{number:04d}"
        folder.mkdir()
        few = edition_doc.model_copy(update={"number": number, "published": published})
        (folder / "edition.json").write_bytes(dump(few))
        printing.switch(folder)
        return folder

    return put


def current():
    return shelf_for(RequestFactory().get("/"))


def test_a_request_may_bring_its_own_shelf(shelf, editions):
    assert shelf_for(RequestFactory().get("/", **{REQUEST_KEY: shelf})) is shelf


@pytest.mark.parametrize("sent", ["x", "drugs.shelf"])
def test_a_reader_cannot_send_one(sent, editions):
    """What a client sends in a header is a text, and no shelf."""
    with pytest.raises(NoEdition):
        shelf_for(RequestFactory().get("/", headers={REQUEST_KEY: sent}, **{REQUEST_KEY: sent}))


def test_without_an_edition_it_says_what_to_do(editions):
    with pytest.raises(NoEdition, match=r"manage\.py printer --once"):
        current()


def test_it_follows_the_current_edition(put_out):
    put_out(1)
    first = current()
    assert first.number == 1
    assert current() is first
    put_out(2)
    assert current().number == 2
    assert first.number == 1


def test_it_does_not_look_at_every_request(put_out, monkeypatch):
    put_out(1)
    assert current().number == 1
    monkeypatch.setattr(module, "LOOK_EVERY", 1000)
    put_out(2)
    assert current().number == 1


@pytest.mark.parametrize("damage", ["gone", "torn", "strange"])
def test_it_keeps_the_edition_it_has_when_the_new_one_cannot_be_read(put_out, damage):
    put_out(1)
    assert current().number == 1
    documents = put_out(2) / "edition.json"
    if damage == "gone":
        documents.unlink()
    else:
        documents.write_text('{"number": 2' + ("}" if damage == "strange" else ""))
    assert current().number == 1
    put_out(3)
    assert current().number == 3


def test_one_thread_loads_and_the_others_go_on(put_out, monkeypatch):
    put_out(1)
    assert current().number == 1
    put_out(2)
    loading, go_on = threading.Event(), threading.Event()

    def slow(folder):
        loading.set()
        assert go_on.wait(10)
        return read(folder)

    monkeypatch.setattr(module, "read", slow)
    found = []
    thread = threading.Thread(target=lambda: found.append(current()))
    thread.start()
    assert loading.wait(10)
    assert current().number == 1, "nobody waits"
    go_on.set()
    thread.join()
    assert found[0].number == 2


def test_the_first_readers_wait_for_the_first_edition(put_out, monkeypatch):
    put_out(1)
    times = []

    def slow(folder):
        times.append(folder)
        return read(folder)

    monkeypatch.setattr(module, "read", slow)
    found = []
    threads = [threading.Thread(target=lambda: found.append(current())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(times) == 1
    assert [shelf.number for shelf in found] == [1] * 8


def test_an_edition_is_read_back_as_it_was_written(edition_doc, tmp_path):
    (tmp_path / "edition.json").write_bytes(dump(edition_doc))
    assert read(tmp_path).edition == edition_doc
    assert dump(read(tmp_path).edition) == dump(edition_doc)
    assert dump(EditionDoc.model_validate_json(dump(edition_doc))).startswith(b'{\n "date"')


@pytest.fixture
def looks_for_garbage(monkeypatch):
    """Whenever Python looks for garbage, which it does as often as it can."""
    found = []

    def note(phase, told):
        found.append(phase)

    before = gc.get_threshold()
    gc.callbacks.append(note)
    gc.set_threshold(1)
    yield found
    gc.set_threshold(*before)
    gc.callbacks.remove(note)


def test_what_stays_is_made_without_looking_for_garbage(edition_doc, tmp_path, looks_for_garbage):
    (tmp_path / "edition.json").write_bytes(dump(edition_doc))
    few = len(edition_doc.published)  # each document has a hundred parts
    looks_for_garbage.clear()
    shelf = read(tmp_path)
    build(shelf)
    assert len(looks_for_garbage) < few
    assert gc.isenabled()


def test_parts_share_the_names_of_their_fields(shelf, edition_doc):
    """What Pydantic keeps of each part by itself was half of the memory of all."""
    parts = list(facts([entry.document for entry in edition_doc.published]))
    of_shape = {}
    for part in parts:
        of_shape.setdefault(type(part), set()).add(id(part.__pydantic_fields_set__))
    assert {len(sets) for sets in of_shape.values()} == {1}
    one = parts[0]
    names = set(type(one).model_fields)
    changed = one.model_copy(update={"how_checked": "secondary"})
    assert one.model_fields_set == names == changed.model_fields_set


def test_it_holds_every_document_once(shelf, edition_doc):
    held = [
        *shelf.medicines.values(), *shelf.side_effects.values(), *shelf.urgent_signs,
        *shelf.help_lines, *shelf.articles.values(), *shelf.terms.values(), *shelf.questions,
        *shelf.mixed_messages, *shelf.options, *shelf.sources.values(), *shelf.people.values(),
        *shelf.substances.values(),
    ]  # fmt: skip
    # A kind that has no list of its own is asked for by the shape of its documents.
    listed = {type(document) for document in held}
    held += [
        document
        for kind in KINDS.values()
        if kind.document not in listed
        for document in shelf.every(kind.document)
    ]
    assert len(held) == len(edition_doc.published)
    assert {(d.kind, d.slug) for d in held} == {(e.kind, e.slug) for e in edition_doc.published}


def test_lists_are_in_the_order_readers_see(shelf, edition_doc):
    """Whatever the order in the edition."""
    turned = Shelf(edition_doc.model_copy(update={"published": edition_doc.published[::-1]}))
    for name in ("medicines", "side_effects", "articles", "terms"):
        assert list(getattr(turned, name)) == list(getattr(shelf, name))
    for name in ("urgent_signs", "questions", "mixed_messages", "options", "sources_in_order"):
        assert getattr(turned, name) == getattr(shelf, name)
    brands = [medicine.brand for medicine in shelf.medicines.values()]
    assert brands == sorted(brands)
    urgencies = [sign.urgency for sign in shelf.urgent_signs]
    assert [name for name, _ in itertools.groupby(urgencies)] == ["911", "today", "next-visit"]


def test_how_a_record_was_published_is_known(shelf):
    entry = shelf.published("medicine", "testol")
    assert entry.document is shelf.medicines["testol"]
    assert entry.version == 1
    assert shelf.published("medicine", "no-such") is None


def test_what_is_made_of_a_shelf_is_made_once_and_goes_with_it(edition_doc):
    made = []

    def make(of_shelf):
        made.append(of_shelf)
        return len(made)

    one, two = Shelf(edition_doc), Shelf(edition_doc)
    assert [one.cached(make), one.cached(make), two.cached(make)] == [1, 1, 2]
    assert made == [one, two]


def test_facts_are_found_however_deep(shelf):
    medicine = shelf.medicines["testol"]
    found = list(facts(medicine))
    assert found[0] is medicine
    for part in (*medicine.reactions, *medicine.studies, *medicine.slots, *medicine.rules):
        assert sum(part is fact for fact in found) == 1
    assert list(facts([medicine])) == found
    assert list(facts("text")) == []


def test_sources_of_facts_are_listed_once_in_one_order(shelf):
    medicine = shelf.medicines["testol"]
    found = shelf.sources_of([medicine, medicine])
    slugs = [source.slug for source in found]
    assert slugs == [one.slug for one in shelf.sources_in_order if one.slug in slugs]
    assert set(slugs) == {slug for fact in facts(medicine) for slug in fact.sources}
    assert shelf.sources_of([]) == []
