"""Fixtures, documents and texts with whatever may stand in them: read, or refused in a sentence."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drugs.content.files import ContentError, read
from drugs.documents.upgrade import Unreadable, read_document
from drugs.shelf import dump
from drugs.wording.characters import hidden, tidied, visible
from drugs.wording.markdown import TextError, parse
from tests.fuzz.conftest import few, many

SMALL = Path(__file__).resolve().parents[1] / "small"
MARKS = [
    "*",
    "**",
    "_",
    "`",
    "#",
    "-",
    "1.",
    "[",
    "](",
    ")",
    "<",
    ">",
    "&",
    "\\",
    "|",
    "~",
    "\n",
    "  ",
    "term:",
    "help:",
    "http://",
    "javascript:",
    "!",
    "$",
    "#panic(",
    "{",
    "}",
    "\0",
    "\u202e",
    "a",
    "Word. ",
]
MARKDOWN = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=8)), max_size=30).map(
    "".join
)
VALUE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)


def read_text(text) -> None:
    try:
        parse(text)
    except TextError as error:
        said = str(error)
        assert said
    plain, _ = tidied(text)
    assert tidied(plain)[0] == plain
    assert not hidden(visible(text))


@few
@given(text=MARKDOWN)
def test_a_text_is_read_or_refused(text):
    read_text(text)


@pytest.mark.long
@many
@given(text=MARKDOWN)
def test_many_texts_are_read_or_refused(text):
    read_text(text)


def load_mutated(folder, name, at, cut, put) -> None:
    whole = (SMALL / name).read_bytes()
    place = int(at * len(whole))
    (folder / name).write_bytes(whole[:place] + put + whole[place + cut :])
    try:
        read(folder)
    except ContentError as error:
        told = error.problems
        assert told


NAMES = st.sampled_from(sorted(path.name for path in SMALL.glob("*.yaml")))
PUT = st.one_of(
    st.binary(max_size=20),
    st.sampled_from(
        [b"\n- ", b": ", b"{", b"&a *a", b"!!python/object:os.system ", b"\t", b"\xff", b"<<: "]
    ),
)
CUT = st.integers(0, 60)


@few
@given(name=NAMES, at=st.floats(0, 1), cut=CUT, put=PUT)
def test_a_fixture_is_read_or_refused(tmp_path, name, at, cut, put):
    load_mutated(tmp_path, name, at, cut, put)


@pytest.mark.long
@many
@given(name=NAMES, at=st.floats(0, 1), cut=CUT, put=PUT)
def test_many_fixtures_are_read_or_refused(tmp_path, name, at, cut, put):
    load_mutated(tmp_path, name, at, cut, put)


def mutated(value, path, put):
    """The value with what stands at a place of it put to something else."""
    if not path or not value or not isinstance(value, (dict, list)):
        return put
    keys = list(value) if isinstance(value, dict) else range(len(value))
    key = keys[path[0] % len(keys)]
    value[key] = mutated(value[key], path[1:], put)
    return value


def read_mutated(edition_doc, number, path, put, shape) -> None:
    entries = json.loads(dump(edition_doc))["published"]
    stored = mutated(copy.deepcopy(entries[number % len(entries)]["document"]), path, put)
    try:
        read_document(stored if isinstance(stored, dict) else {"kind": "term"}, shape)
    except Unreadable as error:
        said = str(error)
        assert said


PLACE = st.lists(st.integers(0, 40), min_size=1, max_size=4)


@few
@given(number=st.integers(0, 999), path=PLACE, put=VALUE, shape=st.sampled_from([2, 2, 1, 99]))
def test_a_document_is_read_or_refused(edition_doc, number, path, put, shape):
    read_mutated(edition_doc, number, path, put, shape)


@pytest.mark.long
@many
@given(number=st.integers(0, 999), path=PLACE, put=VALUE, shape=st.sampled_from([2, 2, 1, 99]))
def test_many_documents_are_read_or_refused(edition_doc, number, path, put, shape):
    read_mutated(edition_doc, number, path, put, shape)
