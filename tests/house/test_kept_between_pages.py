"""What pages share is kept by `once`, `remembered` or `Shelf.cached`: what is kept in another way
would not be noted as read, and an old page could stay before readers (decision 55)."""

import ast

import pytest

from tests.kept import ROOT

# What makes pages and sheets, and what they are made by.
ROOMS = ("pages", "views", "handouts", "numbers", "wording", "templatetags", "search", "shelf.py")
KEEPERS = {"cache", "cached_property", "lru_cache", "WeakKeyDictionary", "WeakValueDictionary"}

# Kept by plain texts and numbers alone, or made of nothing that is published.
ALLOWED = {
    "handouts/ends.py": {"lru_cache"},  # the code of an address
    "handouts/typesetting.py": {"lru_cache"},  # a sheet, by all that it says
    "search/names.py": {"lru_cache"},  # stems of words
    "search/place.py": {"cached_property"},  # of a title that stands beside it
    "search/watch.py": {"cache"},  # words that say the same, of a language
    "templatetags/phones.py": {"lru_cache"},  # a text with its numbers to tap
    "views/menus.py": {"cache"},  # the words of the menus
    "views/render.py": {"cached_property"},  # places in a list of lines
    "wording/alarm_words.py": {"cached_property"},  # a pattern of a language's own words
    "wording/grade.py": {"lru_cache"},  # the grade of a text
    "wording/kept.py": {"cache"},  # what sheets are laid out with
    "wording/languages.py": {"lru_cache"},  # stems, and the languages there are
    "wording/markdown.py": {"lru_cache"},  # a text, read
    "wording/typeface.py": {"cache"},  # the typeface
}


def files():
    for room in ROOMS:
        path = ROOT / "drugs" / room
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))


def keepers_in(source):
    """The names of Python's own ways to keep something that a source imports or asks for."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
    return found & KEEPERS


@pytest.mark.parametrize("path", list(files()), ids=lambda path: str(path.relative_to(ROOT)))
def test_what_pages_share_is_noted(path):
    name = str(path.relative_to(ROOT / "drugs"))
    assert keepers_in(path.read_text()) == ALLOWED.get(name, set())


@pytest.mark.parametrize(
    "source",
    ["from functools import cached_property", "import functools\n@functools.cache\ndef f(): ...",
     "from weakref import WeakKeyDictionary as Kept"],
)  # fmt: skip
def test_each_way_is_seen(source):
    assert keepers_in(source)
