"""Terms of the glossary where they stand in a text: a button, its definition, and the link."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from drugs.documents import Inline

CHOSEN = "/compare/?medicine=nortab&medicine=testol&medicine=velvix"


def soup(response):
    return BeautifulSoup(response.content, "lxml")


def uses(page):
    return [button["popovertarget"] for button in page.select("button.define")]


def held(page):
    return [definition["id"] for definition in page.select(".definition[popover]")]


def test_every_term_on_a_page_is_defined_there_once_and_nothing_else(pages):
    seen = set()
    for path, page in pages.items():
        assert sorted(held(page)) == sorted(set(uses(page))), path
        seen |= set(held(page))
    assert seen


def test_a_term_is_a_button_and_a_link_that_say_the_same(pages, shelf):
    looked_at = 0
    for path, page in pages.items():
        for link in page.select("a.term"):
            slug = link["href"].removeprefix("/glossary/#")
            button = link.find_previous_sibling()
            assert slug in shelf.terms, (path, slug)
            assert button.name == "button", (path, slug)
            assert button["popovertarget"] == f"define-{slug}"
            assert button["type"] == "button"
            assert button.text == link.text
            looked_at += 1
    assert looked_at


def test_a_definition_says_what_the_glossary_says(pages, shelf):
    for page in pages.values():
        for definition in page.select(".definition"):
            term = shelf.terms[definition["id"].removeprefix("define-")]
            text = " ".join(definition.get_text(" ").split())
            assert term.term in text
            for block in term.definition:
                for said in block.texts:
                    assert " ".join(said.split()) in text
            assert definition.find(id=definition["aria-labelledby"]).text == term.term
            assert definition.a["href"] == f"/glossary/#{term.slug}"
            close = definition.select_one("button[popovertargetaction=hide]")
            assert close["popovertarget"] == definition["id"]


def test_definitions_stand_outside_the_text(pages):
    for path, page in pages.items():
        for definition in page.select(".definition"):
            assert not definition.find_parent("main"), path
            assert not definition.find_parent(["p", "li", "td", "section"]), path


@pytest.mark.parametrize("slug", ["flare", "no-such-term"])
def test_without_a_page_around_it_a_term_is_the_link_alone(slug):
    run = (Inline(kind="term", text="TB", slug=slug),)
    made = render_to_string("components/inlines.html", {"inlines": run}).splitlines()[-1]
    assert made == f'<a class="term" href="/glossary/#{slug}">TB</a>'
