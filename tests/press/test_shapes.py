"""What was stored in an earlier shape is read, printed and compared for ever."""

import copy
import gzip
import json
import re

import pytest
from bs4 import BeautifulSoup
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from drugs.documents import EditionDoc, upgrade
from drugs.documents.edition import SHAPE_NUMBER
from drugs.documents.upgrade import (
    STEPS,
    Unreadable,
    read_document,
    read_edition,
    read_edition_json,
)
from drugs.press.addresses import paths
from drugs.press.difference import difference
from drugs.press.printing import answer
from drugs.shelf import REQUEST_KEY, Shelf, dump
from tests.shapes import note

SAMPLES = note.samples()


def stored_sample(number: int) -> dict:
    return json.loads(gzip.decompress(SAMPLES[number].read_bytes()))


def printed_text(edition: EditionDoc) -> str:
    """The text of every page of an edition, printed, in small letters."""
    shelf, handler = Shelf(edition), WSGIHandler()
    pages = [path for path in paths(shelf) if path.endswith("/")]
    found = [
        BeautifulSoup(answer(handler, shelf, path).content, "lxml").get_text()
        for path in pages  # type: ignore[attr-defined]
    ]
    return plain("\n".join(found))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().lower()


# --- the shapes and their steps -------------------------------------------------------------------


def test_the_shape_of_documents_is_the_one_that_was_noted():
    assert note.noted().get(str(SHAPE_NUMBER)) == note.digest(), (
        "Documents have another shape than was noted. If a release holds shape "
        f"{SHAPE_NUMBER}, raise SHAPE_NUMBER and add a step to drugs/documents/upgrade.py. Then: "
        "python -m tests.shapes.note"
    )


def test_each_earlier_shape_has_its_step_and_a_sample():
    earlier = set(range(1, SHAPE_NUMBER))
    assert set(STEPS) == earlier
    assert earlier <= set(SAMPLES)


# --- a sample of each shape -----------------------------------------------------------------------

# What a reader of release 0.1 met in sentences, or as a name or a dose, by its place.
TOLD = {
    "article.sections.heading", "article.sections.text", "article.studies.name", "article.summary",
    "medicine.box_line", "medicine.form", "medicine.generic", "medicine.guidance.text",
    "medicine.indications.limits", "medicine.indications.note", "medicine.indications.tried_first",
    "medicine.interactions.examples", "medicine.interactions.other",
    "medicine.interactions.what_can_happen", "medicine.interactions.what_to_do",
    "medicine.monitoring.test", "medicine.monitoring.why",
    "medicine.not_approved_notice", "medicine.outcomes.dose", "medicine.reactions.dose",
    "medicine.remember", "medicine.studies.caution", "medicine.studies.comparator",
    "medicine.studies.name", "medicine.studies.who", "medicine.summary", "medicine.warnings.text",
    "medicine.who_for", "mixed-message.claim", "mixed-message.true_now", "option.ages",
    "option.bad_points", "option.good_points", "option.living_with", "option.name",
    "option.what_it_is", "question.text", "question.why", "side-effect.feels_like",
    "side-effect.name", "side-effect.on_brown_and_black_skin", "side-effect.on_light_skin",
    "side-effect.what_it_is", "side-effect.what_to_do", "source.publisher", "source.title",
    "term.definition", "urgent-sign.meaning", "urgent-sign.sign",
}  # fmt: skip


def told(part, place: str):
    """(place, text) of every text in a stored document; a run of words without its links."""
    if isinstance(part, dict):
        if set(part) >= {"kind", "inlines", "items"}:
            for run in (part["inlines"], *part["items"]):
                yield from ((place, inline["text"]) for inline in run)
            return
        for name, value in part.items():
            yield from told(value, f"{place}.{name}")
    elif isinstance(part, list):
        for value in part:
            yield from told(value, place)
    elif isinstance(part, str):
        yield place, part


def without_emergency(text: str) -> list[str]:
    """The sentences of a text but for one on 911, which became a field that is said elsewhere."""
    return [sentence for sentence in text.split(". ") if "911" not in sentence]


@pytest.fixture(scope="module")
def first_printed(static_files) -> str:
    """The text of all pages printed from what release 0.1 published."""
    return printed_text(read_edition(stored_sample(1)))


@pytest.mark.long
def test_every_page_of_release_0_1_prints_with_all_it_told(first_printed):
    lost = [
        (entry["slug"], place, sentence)
        for entry in stored_sample(1)["published"]
        for place, text in told(entry["document"], entry["kind"])
        if place in TOLD
        for sentence in without_emergency(text)
        if plain(sentence) not in first_printed
    ]
    assert lost == []


@pytest.mark.parametrize(
    "path", ["/medicines/rinvoq/", "/who-can-use/", "/compare/cibinqo-rinvoq/"]
)
def test_rules_that_wait_to_be_entered_are_told_where_rules_stand(path, static_files):
    """Some of them are there already, those of mixing: nobody may take these for all."""
    shelf = Shelf(read_edition(stored_sample(1)))
    assert not shelf.medicines["rinvoq"].rules_entered
    reader = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    main = BeautifulSoup(reader.get(path).content, "lxml").main
    said = " ".join(main.get_text(" ").split())
    assert re.search(r"Not all (rules of Rinvoq|of its rules) are listed here yet", said)


def test_every_figure_of_release_0_1_is_still_there():
    """Pages show whole people; the percent as printed stands in the document."""
    now = {(e.kind, e.slug): e.document for e in read_edition(stored_sample(1)).published}
    for entry in stored_sample(1)["published"]:
        if entry["kind"] == "medicine":
            for name in ("reactions", "outcomes"):
                before = entry["document"][name]
                after = getattr(now["medicine", entry["slug"]], name)
                assert [(row["medicine"], row["comparator"]) for row in before] == [
                    (row.medicine.model_dump(), row.comparator.model_dump()) for row in after
                ]


@pytest.mark.parametrize("number", SAMPLES)
def test_a_sample_reads_the_same_twice_and_differs_from_nothing(number):
    stored = stored_sample(number)
    kept = copy.deepcopy(stored)
    first, second = read_edition(stored), read_edition(stored)
    assert stored == kept
    assert first == second
    for one, other in zip(first.published, second.published, strict=True):
        assert difference(one.document, other.document) == []
        assert difference(None, one.document)


def test_a_file_of_today_is_read_in_one_step(edition_doc, monkeypatch):
    stored = dump(edition_doc)
    with monkeypatch.context() as patched:
        patched.setattr(upgrade, "read_edition", None)
        found = read_edition_json(stored)
    assert found == edition_doc
    assert type(found) is EditionDoc
    assert found == read_edition(json.loads(stored))


@pytest.mark.parametrize("number", SAMPLES)
def test_a_file_of_any_shape_is_read_as_its_documents_are(number):
    stored = stored_sample(number)
    assert read_edition_json(json.dumps(stored).encode()) == read_edition(stored)


def test_a_file_that_does_not_say_its_shape_is_of_the_first(edition_doc):
    """Even where its documents would pass for those of today."""
    stored = json.loads(dump(edition_doc))
    stored["published"] = [entry for entry in stored["published"] if entry["kind"] == "term"]
    assert stored.pop("shape") > 1
    for entry in stored["published"]:
        entry["document"] |= {"slug": "iga", "score": None}
    read = read_edition_json(json.dumps(stored).encode())
    assert read == read_edition(stored)
    stored["shape"] = SHAPE_NUMBER + 1
    with pytest.raises(Unreadable, match="Update the software"):
        read_edition_json(json.dumps(stored).encode())


# --- what cannot be read --------------------------------------------------------------------------


def test_the_first_document_of_an_edition_that_cannot_be_read_is_named():
    edition = stored_sample(1)
    entry = edition["published"][3]
    del entry["document"]["sources"]
    name = f"{entry['kind']} {entry['slug']}, version {entry['version']} cannot be read"
    with pytest.raises(Unreadable, match=re.escape(name)) as caught:
        read_edition(edition)
    assert "Publish the record again." in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("stored", "shape", "says"),
    [
        ({"kind": "medicine"}, 1, "It is not of shape 1"),
        ({"kind": "medicine"}, SHAPE_NUMBER, "sources: Field required"),
        ({"kind": "potion"}, SHAPE_NUMBER, "potion"),
        ({}, 1, "It is not of shape 1"),
        ({"kind": "term"}, 99, "Update the software."),
    ],
)
def test_what_cannot_be_read_says_why(stored, shape, says):
    with pytest.raises(Unreadable, match=says):
        read_document(stored, shape)
