"""A database that does not answer: editors get a sentence, and readers nothing of it."""

import pytest
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper

from drugs.models import GlossaryTerm
from tests.admin.conftest import Screen


def fails(monkeypatch, error):
    def execute(self, sql, params=None):
        raise error

    monkeypatch.setattr(CursorWrapper, "execute", execute)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", "The disk is full."),
        ('could not extend file "base/1": No space left on device', "The disk is full."),
        ("attempt to write a readonly database", "The database can only be read now."),
        ("cannot execute UPDATE in a read-only transaction", "The database can only be read now."),
        ("database is locked", "Others are saving at the same time."),
        ("connection failed: Connection refused", "The database does not answer."),
    ],
)
def test_a_save_that_cannot_be_written_is_told_in_a_sentence(editor, monkeypatch, said, told):
    editor.raise_request_exception = False
    screen = Screen(editor, GlossaryTerm.objects.get(slug="flare"))
    before = GlossaryTerm.objects.get(slug="flare").definition
    with monkeypatch.context() as patch:
        fails(patch, OperationalError(said))
        answer = editor.post(screen.address, screen.data | {"definition": "Other words."})
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert told in page
    assert "your words are still in it" in page
    assert "Traceback" not in page
    assert said not in page
    assert GlossaryTerm.objects.get(slug="flare").definition == before


def test_readers_need_no_database(monkeypatch, reader, db):
    with monkeypatch.context() as patch:
        fails(patch, OperationalError("connection failed"))
        assert reader.get("/search/?q=testol").status_code == 200


def test_other_errors_are_told_as_before(editor, monkeypatch):
    editor.raise_request_exception = False
    with monkeypatch.context() as patch:
        fails(patch, RuntimeError("planted"))
        answer = editor.get("/admin/")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()
