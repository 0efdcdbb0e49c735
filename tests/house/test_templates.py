"""Templates load what they use, and each of them is used."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django.template.backends.django import get_installed_libraries
from django.template.base import Lexer, TokenType
from django.template.library import import_library

FOLDER = Path(settings.ROOT, "templates")
TEMPLATES = sorted(path for path in FOLDER.rglob("*.*"))
LIBRARIES = get_installed_libraries() | engines["django"].engine.libraries


def name(path):
    return path.relative_to(FOLDER).as_posix()


def needless(source):
    """The libraries a template loads and takes no tag and no filter from."""
    loaded, words = [], set()
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK and token.contents.startswith("load "):
            loaded += [word for word in token.split_contents()[1:] if word in LIBRARIES]
        elif token.token_type == TokenType.BLOCK:
            words.add(token.split_contents()[0])
        if token.token_type in {TokenType.BLOCK, TokenType.VAR}:
            words |= set(re.findall(r"\|\s*(\w+)", token.contents))
    used = {}
    for library in loaded:
        held = import_library(LIBRARIES[library])
        used[library] = words & {*held.tags, *held.filters}
    return [library for library in loaded if not used[library]]


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_what_a_template_loads_it_uses(path):
    assert needless(path.read_text()) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{% load ages sources %}{{ row.age|age_words }}", ["sources"]),
        ("{% load ages sources %}{% cite row.sources %}{% if row.age|age_words %}{% endif %}", []),
        ("{% load sources %}cite", ["sources"]),
        ("{% load static %}{% static 'a.css' %}", []),
    ],
)
def test_the_rule_bites(source, found):
    assert needless(source) == found


def test_each_template_is_named_by_code_or_by_another():
    named = "\n".join(
        path.read_text()
        for room in ("templates", "drugs")
        for path in Path(settings.ROOT, room).rglob("*.*")
        if path.suffix in {".py", ".html", ".css", ".txt", ".xml"}
    )
    assert {
        name(path)
        for path in TEMPLATES
        # The gallery shows every component and icon; a test of its own holds that.
        if path.parent.name not in {"components", "icons"} and f'"{name(path)}"' not in named
    } == {"reversion/drugs/revision_form.html"}  # django-reversion looks for it by itself
