"""Characters in fixtures that a plain text does not need are told of; hidden ones are refused."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from drugs.content.files import Record
from drugs.content.odd_characters import hidden_characters, odd_characters
from drugs.management.commands import load_content, publish
from drugs.models import GlossaryTerm


def test_each_field_is_told_with_its_file_and_record():
    record = Record("glossary.yaml", GlossaryTerm, {
        "slug": "flare", "definition": "Don\u2019t\u200b rub.", "also_called": ["a\u00a0flare"],
        "score": 1,
    })  # fmt: skip
    assert list(odd_characters([record])) == [
        "glossary.yaml: glossaryterm flare: 'definition': curly apostrophes",
        "glossary.yaml: glossaryterm flare: 'also_called': odd spaces",
    ]
    assert list(hidden_characters([record])) == [
        "glossary.yaml: glossaryterm flare: 'definition': The character U+200B, after \"Don't\", "
        "cannot be seen. Delete it.",
    ]


@pytest.mark.django_db
def test_loading_tells_of_them(tmp_path):
    (tmp_path / "one.yaml").write_text(
        "- model: drugs.source\n"
        "  fields: {slug: a, title: \u201cT\u201d, publisher: P, kind: label}\n"
    )
    out = io.StringIO()
    call_command("load_content", "--folder", str(tmp_path), stdout=out)
    assert "one.yaml: source a: 'title': curly quotation marks" in out.getvalue()


# --- whatever goes wrong, one plain sentence ---


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (DatabaseError("no such table: x\nmore"), "Nothing was published. The database did not"),
        (ValueError("odd\nmore"), "Nothing was published. ValueError: odd"),
        (KeyError("interactions"), "Nothing was published. KeyError: 'interactions'"),
        (ValueError(), "Nothing was published. ValueError: no reason was given"),
    ],
)
def test_a_command_that_fails_says_why_in_one_sentence(monkeypatch, error, says):
    def fails(*_, **__):
        raise error

    monkeypatch.setattr(publish, "publish_first", fails)
    with pytest.raises(CommandError) as caught:
        call_command("publish", "--first")
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)
    monkeypatch.setattr(load_content, "read", fails)
    with pytest.raises(CommandError, match=r"Nothing was loaded\."):
        call_command("load_content")
