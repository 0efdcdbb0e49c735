"""Markdown becomes blocks that a page and a sheet of paper can both show, or is refused."""

import pytest

from drugs.documents import Block, Inline
from drugs.wording.markdown import TextError, parse


def text(words):
    return Inline(kind="text", text=words)


def paragraph(*inlines):
    return Block(kind="paragraph", inlines=inlines)


def steps(*items):
    return Block(kind="steps", items=items)


def points(*items):
    return Block(kind="list", items=items)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("", ()),
        ("  \n\n ", ()),
        ("One line.", (paragraph(text("One line.")),)),
        ("One.\n\nTwo.", (paragraph(text("One.")), paragraph(text("Two.")))),
        ("One\nline.", (paragraph(text("One"), text(" "), text("line.")),)),
        ("One  \nline.", (paragraph(text("One"), text(" "), text("line.")),)),
        ("One\\\nline.", (paragraph(text("One"), text(" "), text("line.")),)),
        ("A **word**.", (paragraph(text("A "), Inline(kind="strong", text="word"), text(".")),)),
        (
            "[Help](/urgent-help/)",
            (paragraph(Inline(kind="link", text="Help", href="/urgent-help/")),),
        ),
        (
            "[FDA](https://www.fda.gov/)",
            (paragraph(Inline(kind="link", text="FDA", href="https://www.fda.gov/")),),
        ),
        (
            "A [flare](term:flare).",
            (paragraph(text("A "), Inline(kind="term", text="flare", slug="flare"), text(".")),),
        ),
        (
            "[Call today](help:a-line).",
            (paragraph(Inline(kind="help", text="Call today", slug="a-line"), text(".")),),
        ),
        ("**[x](/y/)**", (paragraph(Inline(kind="link", text="x", href="/y/")),)),
        ("- a\n- b", (points((text("a"),), (text("b"),)),)),
        ("1. a\n2. b", (steps((text("a"),), (text("b"),)),)),
        ("Do:\n\n1. a\n2. b", (paragraph(text("Do:")), steps((text("a"),), (text("b"),)))),
        ("1) a\n2) b", (steps((text("a"),), (text("b"),)),)),
        ("- a\n-\n- b", (points((text("a"),), (text("b"),)),)),
        ("Do:\n\n- a", (paragraph(text("Do:")), points((text("a"),)))),
        ("2 \\* 3 and snake_case", (paragraph(text("2 * 3 and snake_case")),)),
        ("<1 of 100, or x < y", (paragraph(text("<1 of 100, or x < y")),)),
        ("Fish & chips &amp; peas", (paragraph(text("Fish & chips &amp; peas")),)),
    ],
)  # fmt: skip
def test_what_a_page_can_show(source, blocks):
    assert parse(source) == blocks


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("- a\n  - b", "A list within a list"),
        ("1. a\n   - b", "A list within a list"),
        ("3. a\n4. b", "Numbered steps begin with 1"),
        ("- a\n\n  b", "A point of a list is one paragraph."),
        ("*a*", "Italics are hard to read."),
        ("_a_", "Italics are hard to read."),
        ("- **a *b* c**", "Italics are hard to read."),
        ("# A heading", "A heading cannot stand in a text."),
        ("Text\n## A heading", "A heading cannot stand in a text."),
        ("> a", "Quotations, code and tables cannot be shown."),
        ("```\na\n```", "Quotations, code and tables cannot be shown."),
        ("| a | b |", "Quotations, code and tables cannot be shown."),
        ("a <b>c</b>", "HTML cannot be shown."),
        ("<script>alert(1)</script>", "HTML cannot be shown."),
        ("[x](javascript:alert)", "The address of a link begins with"),
        ("[x](http://example.org)", "The address of a link begins with"),
        ("[x](//example.org)", "The address of a link begins with"),
        ("[x](data:text/html,x)", "The address of a link begins with"),
        ("[x]()", "A link has no address."),
    ],
)
def test_what_a_page_cannot_show_is_refused_in_plain_words(source, says):
    with pytest.raises(TextError) as caught:
        parse(source)
    assert says in str(caught.value)


def test_a_link_over_the_end_of_a_line_is_one_link():
    """Three links, the middle one a space, would be three stops, and one without a name."""
    (block,) = parse("See the [copay\nprogram](/a/) and the [other\none](term:pill).")
    links = [one for one in block.inlines if one.kind != "text"]
    assert [one.text for one in links] == ["copay program", "other one"]
    assert [(one.href, one.slug) for one in links] == [("/a/", ""), ("", "pill")]


def test_a_block_gives_its_texts():
    first, second = parse("One **two**.\n\n- a\n- b")
    assert first.texts == ["One two."]
    assert second.texts == ["a", "b"]


def test_a_text_too_long_to_be_read_is_not_even_parsed():
    parse("word " * 999)
    with pytest.raises(TextError, match="at most 5,000 characters"):
        parse("[a](" * 5000)
