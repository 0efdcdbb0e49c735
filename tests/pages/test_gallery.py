"""The gallery shows every component, and only to those who work on the site."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from drugs.pages.gallery import examples
from drugs.shelf import REQUEST_KEY

COMPONENTS = {path.stem for path in Path(settings.ROOT, "templates/components").glob("*.html")}
DRAWN_BUT_WORDLESS = {"page_end", "name_mark", "drawing_scene",
                      "drawing_tablet", "drawing_medicine", "drawing_tube"}  # fmt: skip


@pytest.fixture
def shown(admin_client, shelf, static_files):
    response = admin_client.get("/gallery/", **{REQUEST_KEY: shelf})
    assert response.status_code == 200
    return response


def test_every_component_has_an_example(shelf):
    assert {example.component for example in examples(shelf)} == COMPONENTS


def test_no_two_examples_are_the_same(shelf):
    names = [(example.component, example.state) for example in examples(shelf)]
    assert len(names) == len(set(names))


@pytest.mark.django_db
def test_every_component_is_drawn(shown):
    soup = BeautifulSoup(shown.content, "lxml")
    drawn = {}
    for tag in soup.select("[data-component]"):
        tag.select_one(".hint").decompose()
        drawn.setdefault(tag["data-component"], []).append(tag)
    assert set(drawn) == COMPONENTS
    for name, tags in drawn.items():
        for tag in tags:
            if name in DRAWN_BUT_WORDLESS:
                assert tag.svg, name
            else:
                assert len(tag.get_text(strip=True)) > 5, name
    assert "Invalid" not in soup.main.get_text()


@pytest.mark.django_db
def test_a_run_of_text_has_every_kind(shown, shelf):
    """Its term and its call for help are of the shelf: a made-up one would lead nowhere."""
    run = BeautifulSoup(shown.content, "lxml").select_one("[data-component=inlines]")
    term = run.select_one("a.term")["href"].removeprefix("/glossary/#")
    assert term in shelf.terms
    assert "a call for help" in run.get_text()
    kinds = {inline.kind for example in examples(shelf) if example.component == "inlines"
             for inline in example.takes["inlines"]}  # fmt: skip
    assert kinds == {"text", "strong", "link", "term", "help"}


@pytest.mark.django_db
def test_every_icon_is_drawn_with_one_dot(shown):
    soup = BeautifulSoup(shown.content, "lxml")
    icons = Path(settings.ROOT, "templates/icons").glob("*.svg")
    for name in [path.stem for path in icons]:
        assert soup.select_one(f"#icon-{name} use")["href"] == f"#i-{name}"
        shape = soup.select(f"symbol#i-{name}")
        assert len(shape) == 1, name
        assert len(shape[0].select(".dot")) == 1, name


@pytest.mark.django_db
def test_it_is_never_kept_or_found_by_search_engines(shown):
    assert shown["Cache-Control"] == "no-store"
    assert shown["X-Robots-Tag"] == "noindex"


def test_readers_do_not_see_it(reader):
    assert reader.get("/gallery/").status_code == 404


@pytest.mark.django_db
def test_everybody_sees_it_while_developing(reader, settings):
    settings.LIVE = True
    assert reader.get("/gallery/").status_code == 200


def test_it_is_not_printed(manifest):
    assert "/gallery/" not in manifest["files"]
