"""A page is found in every place where a page must stand: its address, view, template, test, the
edition, search, and a link from another page. What is forgotten is named."""

import ast

import pytest
from django.conf import settings
from django.urls import reverse

from drugs.press.addresses import NOT_BEFORE_THE_REST, paths, plain_names
from drugs.search.plain_pages import PAGES
from drugs.urls import urlpatterns
from tests.house.test_floors import MODULES, imported

VIEWS = {name.removeprefix("drugs.views.") for name in MODULES if name.startswith("drugs.views.")}
# What several views share.
SHARED = {"errors", "fragment", "menus", "render", "same_site", "taken_down"}
# Two addresses of one page.
SAME_PAGE = {"compare_pair": "compare"}
# For editors, for those who watch the site, and what readers do not look for by its name.
NOT_LOOKED_FOR = {"home", "search", "gallery"}
# What has no file of its own in tests/pages, and what reads it instead.
READ_ELSEWHERE = {
    "compare_pair": "tests/pages/test_compare.py",  # another address of the same page
    "handout": "tests/pages/test_handouts.py",  # a PDF; what is in it is read in tests/handouts
    # For machines: three files of the same data, and what a search engine asks for.
    "medicines_data": "tests/pages/test_data.py",
    "medicine_data": "tests/pages/test_data.py",
    "schema_data": "tests/pages/test_data.py",
    "robots": "tests/pages/test_errors.py",
    "sitemap": "tests/pages/test_errors.py",
}


# The letters of pages that tell of every medicine.
BY_LETTER = "tests/pages/test_by_letter.py"


def module_of(pattern):
    return pattern.callback.__module__.removeprefix("drugs.views.")


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_an_address_is_named_as_its_view(pattern):
    assert pattern.callback.__name__ == pattern.name
    assert module_of(pattern) in VIEWS


def test_every_view_has_an_address():
    assert {module_of(pattern) for pattern in urlpatterns} == VIEWS - SHARED


PAGES_OF_READERS = [
    pattern for pattern in urlpatterns if str(pattern.pattern).endswith("/") or not pattern.pattern
]


@pytest.mark.parametrize("pattern", PAGES_OF_READERS, ids=lambda pattern: pattern.name)
def test_a_page_has_a_template_of_its_name(pattern):
    name = SAME_PAGE.get(pattern.name, pattern.name)
    assert (settings.ROOT / f"templates/drugs/{name}.html").is_file()
    source = MODULES[f"drugs.views.{module_of(pattern)}"].read_text()
    assert f'"drugs/{name}.html"' in source


def own_test(name):
    return f"tests/pages/test_{name}.py"


@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: pattern.name)
def test_a_page_has_a_test_of_its_name(pattern):
    """One that has tests in it, and names the page by its address."""
    file = READ_ELSEWHERE.get(pattern.name, own_test(pattern.name))
    if "letter" in pattern.pattern.converters:
        file = BY_LETTER
    assert (settings.ROOT / file).is_file(), f"{file} is missing"
    start = "/" + str(pattern.pattern).partition("<")[0].removesuffix("letter/")
    assert reads((settings.ROOT / file).read_text(), start), f"{file} does not read {start}"


def reads(source, start):
    """Whether a test file has tests, and a string with what addresses of its page begin with."""
    tree = ast.parse(source)
    tests = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name.startswith("test_")]
    strings = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    return bool(tests) and any(start in text for text in strings if isinstance(text, str))


def test_what_is_read_elsewhere_is_still_there_and_still_has_no_test_of_its_own():
    assert set(READ_ELSEWHERE) <= {pattern.name for pattern in urlpatterns}
    own = [name for name in READ_ELSEWHERE if (settings.ROOT / own_test(name)).exists()]
    assert own == []


def test_every_module_is_used():
    """By another one, or by those who come from outside."""
    used = {
        other
        for module, path in MODULES.items()
        for other in imported(path.read_text(), module, package=path.name == "__init__.py")
    }
    roots = (
        "drugs.accounts.passwords", "drugs.admin.", "drugs.management.commands.",
        "drugs.templatetags.", "drugs.apps",
        "drugs.language", "drugs.live", "drugs.preview", "drugs.urls", "eczema_site.",
    )  # fmt: skip
    assert [
        module
        for module, path in MODULES.items()
        if module not in used and not module.startswith(roots) and path.name != "__init__.py"
    ] == []


def test_every_plain_address_is_printed(shelf):
    """All that take no word of a record, but for those who edit or watch the site."""
    plain = {pattern.name for pattern in urlpatterns if not pattern.pattern.converters}
    assert {*plain_names(), *NOT_BEFORE_THE_REST} == plain
    printed = set(paths(shelf))
    assert {reverse(name) for name in plain_names()} < printed
    assert reverse("handouts") in printed


def test_search_knows_every_plain_page():
    plain = {
        reverse(pattern.name)
        for pattern in PAGES_OF_READERS
        if not pattern.pattern.converters and pattern.name not in NOT_LOOKED_FOR
    }
    assert {href for href, _, _ in PAGES} == plain


def test_every_plain_page_is_linked_from_another(pages):
    """A page that only search knows is found by nobody who does not know of it."""
    linked = {
        link["href"].partition("#")[0].partition("?")[0]
        for path, page in pages.items()
        for link in page.select("a[href^='/']")
        if link["href"].partition("#")[0] != path
    }
    plain = {
        reverse(pattern.name)
        for pattern in PAGES_OF_READERS
        if not pattern.pattern.converters and pattern.name != "gallery"
    }
    assert plain - linked == set()


def test_the_rule_on_tests_bites():
    assert reads('def test_it(pages):\n    assert pages["/about/"]', "/about/")
    assert not reads('def test_it(pages):\n    assert pages["/sources/"]', "/about/")
    assert not reads('PATH = "/about/"', "/about/")


def test_the_rule_on_modules_bites():
    assert imported("from drugs.pages import mixing", "drugs.views.x") == {"drugs.pages.mixing"}
