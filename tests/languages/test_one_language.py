"""A page is in the language of its edition: the browser is not asked and nothing is kept."""

import pytest
from django.test import Client
from django.utils.translation import get_language

from drugs.press.translation import translated
from drugs.shelf import REQUEST_KEY, Shelf
from tests.languages import made_up

PATHS = ("/", "/medicines/", "/search/", "/who-can-use/", "/nowhere/")


@pytest.mark.parametrize("path", PATHS)
def test_what_the_browser_prefers_changes_nothing(reader, path):
    one = reader.get(path)
    other = reader.get(path, headers={"accept-language": "es, de;q=0.5"})
    assert other.content == one.content
    assert not other.cookies
    assert "Accept-Language" not in other.headers.get("Vary", "")
    assert "Content-Language" not in other.headers
    assert b'<html lang="en-US">' in one.content


def test_the_language_is_that_of_the_shelf_and_only_while_it_answers(
    edition_doc, static_files, tmp_path
):
    with made_up.installed(tmp_path):
        shelf = Shelf(translated(edition_doc, made_up.CODE))
        client = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
        assert "⟦Skip to the main text⟧" in client.get("/").content.decode()
        assert get_language() == "en"


def test_the_desks_own_language_leaves_an_edition_as_it_is(edition_doc):
    assert translated(edition_doc, "en") is edition_doc


def test_names_of_choices_are_translated_and_texts_of_records_are_not(edition_doc, tmp_path):
    with made_up.installed(tmp_path):
        there = Shelf(translated(edition_doc, made_up.CODE))
    here = Shelf(edition_doc)
    for slug, medicine in here.medicines.items():
        other = there.medicines[slug]
        for rule, same in zip(medicine.rules, other.rules, strict=True):
            assert same.kind_name == f"⟦{rule.kind_name}⟧"
            assert (same.kind, same.short, same.text) == (rule.kind, rule.short, rule.text)
        assert other.summary == medicine.summary
    assert there.language == made_up.CODE
