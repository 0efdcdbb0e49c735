"""A page is found in every place where a page must stand: its address, view, template, the edition,
search, and a link from another page. What is forgotten is named."""

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


def test_the_rule_on_modules_bites():
    assert imported("from drugs.pages import mixing", "drugs.views.x") == {"drugs.pages.mixing"}
