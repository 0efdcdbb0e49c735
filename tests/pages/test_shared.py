"""Parts that many pages show alike are made once for a shelf, and hold nothing of a reader."""

from urllib.parse import urlencode

import pytest
from django.template import Variable, engines
from django.test import Client, RequestFactory
from django.utils.safestring import mark_safe

from drugs.pages.compare.choice import columns
from drugs.shelf import REQUEST_KEY, Shelf, also_shown
from drugs.templatetags import shared
from drugs.views.render import SourceLines, source_lines
from tests import asking
from tests.asking import CHOSEN, PATH


class Listed(SourceLines):
    """Sources of a page that can be handed to a part, as none of ours are."""

    __hash__ = object.__hash__


# A part for these tests alone: it draws an icon, and explains a word.
PART = '{% icon "help" %}{% load terms %}{% defined_here word as known %}{{ known }} {{ word }}'


@pytest.fixture
def own_shelf(edition_doc, static_files):
    """A shelf on which no other test has made anything."""
    return Shelf(edition_doc)


@pytest.fixture
def reader(own_shelf):
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: own_shelf})


@pytest.fixture
def made(monkeypatch):
    """The templates of the parts that are made while the test goes on."""
    made, real = [], shared._rendered

    def note(context, template_name, shown):
        made.append(template_name)
        return real(context, template_name, shown)

    monkeypatch.setattr(shared, "_rendered", note)
    return made


@pytest.fixture
def part(monkeypatch):
    """`part(template)` takes the place of every part."""

    def part_(template):
        made = engines["django"].from_string(template).template

        def rendered(context, template_name, shown):
            return made.render(context.new(shown))

        monkeypatch.setattr(shared, "_rendered", rendered)

    return part_


def show(request, word):
    """A page that shows the part twice, and what stands at its end."""
    template = engines["django"].from_string(
        '{% shared "a.html" word=word %}{% shared "a.html" word=word %}'
        '{% include "components/page_end.html" %}'
    )
    return template.render({"word": word, "page_sources": []}, request)


def of_three(shelf):
    return compared(list(shelf.medicines)[:3])


def compared(slugs):
    return "/compare/?" + urlencode([("medicine", slug) for slug in slugs])


def test_another_page_has_its_parts_from_the_shelf(reader, own_shelf, made):
    first = reader.get(of_three(own_shelf))
    assert len(made) > 30
    made.clear()
    again = reader.get(of_three(own_shelf))
    assert made == []
    assert again.content == first.content


def test_the_words_of_a_column_are_made_once_whatever_stands_beside_it(reader, own_shelf, made):
    slugs = list(columns(own_shelf))[:4]
    assert len(slugs) == 4
    for left_out in (3, 0):
        reader.get(compared(slugs[:left_out] + slugs[left_out + 1 :]))
    assert made.count("drugs/_comparison_sentence.html") > 10
    made.clear()
    reader.get(compared(slugs[:1] + slugs[2:]))
    assert "drugs/_comparison_sentence.html" not in made
    # Only which trial stands in a row, and so what is told of it, turns on what stands beside.
    assert len(made) < 12


def test_a_live_page_looks_up_few_names(reader, own_shelf, monkeypatch):
    """What a template costs is the names it looks up: it was over 1,000 on each of these pages."""
    looked, real = [], Variable._resolve_lookup
    monkeypatch.setattr(
        Variable, "_resolve_lookup", lambda self, *args: looked.append(self) or real(self, *args)
    )
    found = {}
    for name, ask in {
        "comparison": lambda: reader.get(of_three(own_shelf)),
        "who can use": lambda: asking.send(reader, CHOSEN),
    }.items():
        ask()
        looked.clear()
        ask()
        found[name] = len(looked)
    assert found["comparison"] < 430
    assert found["who can use"] < 500


def test_nothing_that_a_reader_chose_is_kept(reader, own_shelf):
    reader.get(PATH)
    before = set(own_shelf.cached(shared._parts))
    assert before
    for sent in (CHOSEN, CHOSEN | {"age": "216-780", "tried": "whole-body"}, {"illness": "clot"}):
        asking.send(reader, sent)
    assert set(own_shelf.cached(shared._parts)) == before


def test_nothing_that_a_reader_typed_is_kept(reader, own_shelf):
    reader.get("/medicines/no-such-thing/")
    before = set(own_shelf.cached(shared._parts))
    reader.get("/medicines/my-own-illness/")
    reader.get("/side-effects/my-own-illness/")
    reader.post("/search/", {"q": "my own illness"}, headers={"sec-fetch-site": "same-origin"})
    assert "illness" not in str(set(own_shelf.cached(shared._parts)) - before)


def test_what_a_part_uses_stands_at_the_end_of_each_page(own_shelf, part):
    """The first page makes it, the second one has it from the shelf."""
    part(PART)
    word = next(iter(own_shelf.terms))
    pages = []
    for _ in range(2):
        request = RequestFactory().get("/", **{REQUEST_KEY: own_shelf})
        pages.append(show(request, word))
        assert also_shown(request) == [own_shelf.terms[word]]
    assert pages[0] == pages[1]
    assert pages[1].count(f'id="define-{word}"') == 1
    assert pages[1].count('id="i-help"') == 1


def test_what_its_page_used_before_it_is_no_part_of_it(own_shelf, part):
    part("{{ word }}")
    request = RequestFactory().get("/", **{REQUEST_KEY: own_shelf})
    engines["django"].from_string('{% icon "print" %}{% shared "a.html" word="x" %}').render(
        {}, request
    )
    assert request.shapes_used == {"i-print": False}
    assert [one.noted for one, _ in own_shelf.cached(shared._parts).values()] == [{}]


@pytest.mark.parametrize(
    "template",
    [
        "{% cite sources %}",
        '{% help_for "second-door" as lines %}{% told_before lines.0 as told %}',
    ],
)
def test_what_differs_from_page_to_page_cannot_be_a_part(own_shelf, part, template):
    part(template)
    listed = source_lines(own_shelf.sources.values(), own_shelf)
    request = RequestFactory().get("/", **{REQUEST_KEY: own_shelf})
    held = {"page_sources": Listed(listed), "sources": (listed[0].slug,)}
    with pytest.raises(ValueError, match="not the same on every page"):
        engines["django"].from_string(
            '{% shared "a.html" page_sources=page_sources sources=sources %}'
        ).render(held, request)


def test_no_more_is_kept_than_there_is_room_for(own_shelf, part, monkeypatch):
    part("{{ word }}")
    monkeypatch.setattr(shared, "MOST", 1)
    request = RequestFactory().get("/", **{REQUEST_KEY: own_shelf})
    assert [show(request, word)[:2] for word in ("x", "y", "x")] == ["xx", "yy", "xx"]
    assert len(own_shelf.cached(shared._parts)) == 1


def test_a_text_that_is_escaped_is_another_than_one_that_is_not(own_shelf, part):
    part("{{ word }}")
    request = RequestFactory().get("/", **{REQUEST_KEY: own_shelf})
    assert show(request, mark_safe("<b>")).startswith("<b><b>")
    assert show(request, "<b>").startswith("&lt;b&gt;&lt;b&gt;")
