"""Every component in every state, for editors and developers: made-up words, real records.

What a component shows of a record is taken from the shelf; the rest says that it is an example.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.safestring import mark_safe

from drugs.documents import Block, Inline
from drugs.numbers.alone import alone_tables
from drugs.pages.medicine.chapter import chapter_pages
from drugs.pages.medicine.guide import guide
from drugs.pages.questions import questions_page
from drugs.search.names import Part
from drugs.shelf import Shelf
from drugs.wording.rules import rule_words

DAY = date(2026, 1, 5)
TEXT = "An example of a short sentence."


@dataclass(frozen=True)
class Example:
    """A component (its file without `.html`) in one state, with what its template takes."""

    component: str
    state: str
    takes: dict[str, Any]


def examples(shelf: Shelf) -> Iterator[Example]:
    """All examples in the order of the alphabet."""
    found = [*_texts(shelf), *_plain(), *_pictures(shelf), *_of_records(shelf)]
    yield from sorted(found, key=lambda example: example.component)


def _texts(shelf: Shelf) -> Iterator[Example]:
    """A run of text of every kind, with the first word and the first call for help there are."""
    inlines = [
        Inline(kind="text", text="An example with "),
        Inline(kind="strong", text="strong words"),
        Inline(kind="text", text=", "),
        Inline(kind="link", text="a link", href="/about/"),
    ]
    for term in list(shelf.terms)[:1]:
        inlines += [Inline(kind="text", text=", "),
                    Inline(kind="term", text="a word explained", slug=term)]  # fmt: skip
    for line in shelf.help_for("second-door")[:1]:
        inlines += [Inline(kind="text", text=" and "),
                    Inline(kind="help", text="a call for help", slug=line.slug)]  # fmt: skip
    run = (*inlines, Inline(kind="text", text="."))
    item = (Inline(kind="text", text="Another item"),)
    blocks = (Block(kind="paragraph", inlines=run), Block(kind="list", items=(run, item)))
    yield Example("blocks", "paragraph and list", {"blocks": blocks})
    yield Example("inlines", "every kind", {"inlines": run})
    yield Example("text", "inlines", {"text": run})


def _plain() -> Iterator[Example]:
    yield Example("text", "a string", {"text": TEXT})
    marked = (Part("An ", False), Part("example", True))
    yield Example("marked", "one word found", {"parts": marked})
    yield Example("page_title", "all parts", {"heading": "A title", "generic": "its other name",
                                              "say_it": "TY-tul", "lede": TEXT})  # fmt: skip
    yield from _reviews()


def _reviews() -> Iterator[Example]:
    for state, takes in {
        "not reviewed": {},
        "reviewed": {"reviewed_on": DAY, "reviewed_by": "An example", "due_on": DAY},
        "overdue": {"reviewed_on": DAY, "due_on": DAY, "overdue": True},
    }.items():
        yield Example("review_date", state, takes)
        review = {"first_on": DAY, "published_on": DAY, "version": 1, "reason": "An example",
                  "second_reader": state == "reviewed"}  # fmt: skip
        yield Example("about_page", state, {"review": review | takes, "level": "grade 2.6"})
    yield Example("about_page", "without a review of its own", {"level": "grade 2.6"})


def _pictures(shelf: Shelf) -> Iterator[Example]:
    for name in (
        "drawing_jak_switch",
        "drawing_scene",
        "drawing_tablet",
        "drawing_tube",
        "name_mark",
    ):
        yield Example(name, "drawn", {})
    yield Example("print_head", "on paper alone", {})
    yield Example("page_end", "not seen: what marks and words open", {})
    shown = guide(_fullest(shelf), shelf)
    good, bad = shown.evidence.benefit, shown.evidence.harm
    for picture in (good and good.benefit, bad and bad.harm):
        if picture:
            takes = {"picture": picture, "why": TEXT if picture.good else ""}
            yield Example("people_groups", picture.heading, takes)


def _fullest(shelf: Shelf) -> str:
    """The medicine that stands for all of them: the one with the most to show."""
    return max(shelf.medicines.values(), key=lambda m: (bool(m.outcomes), len(m.rules))).slug


def _of_records(shelf: Shelf) -> Iterator[Example]:
    for medicine in shelf.medicines.values():
        yield Example("drawing_medicine", medicine.brand, {"medicine": medicine})
    for line in shelf.help_lines:
        yield Example("help_line", line.name, {"line": line})
    yield Example("help_lines", "the second door", {"purpose": "second-door"})
    yield Example("definitions", "closed", {"terms": list(shelf.terms.values())[:2]})
    shown = guide(_fullest(shelf), shelf)
    medicine = shown.medicine
    for found in [m for m in shelf.medicines.values() if m.followed_alone][:1]:
        tables = alone_tables(found, shelf)[:1]
        told = [(table, False) for table in tables]
        yield Example("followed_alone", "one study", {"tables": told, "brand": found.brand})
    for table in (*shown.outcomes[:1], *shown.reactions[:1]):
        yield Example("figure_table", f"{table.heading}. {table.caption}", {"table": table})
    if shown.label:
        yield Example("freshness_notice", "as written", {"label": shown.label})
        bare = replace(shown.label, note=())
        yield Example("freshness_notice", "without a note", {"label": bare})
    for row in (*shown.here[:1], *shown.abroad[:1]):
        yield Example("indication", row.region_name, {"row": row})
    for note in ("", "An example of a note"):
        yield Example("medicine_cards", note or "plain", {"medicines": [medicine], "note": note})
    for folded in (False, True):
        for item in shown.boxed[:1]:
            takes = {"warning": item.warning, "effect": item.effect, "folded": folded}
            yield Example("medicine_warning", "folded" if folded else "open", takes)
    moments = questions_page(shelf).moments
    yield Example("question", "to tick", {"item": moments[0].questions[0]})
    for count in (0, 1, 2, 3):
        some = list(shelf.medicines.values())[:count]
        yield Example("questions_link", f"{count} medicines", {"medicines": some})
    source = {"slug": "an-example", "publisher": "A publisher", "title": "A title", "href": "",
              "date_words": "2026", "checked_on": DAY}  # fmt: skip
    mark = {"name": "an-example", "slugs": "an-example", "number": 1,
            "briefs": mark_safe("<li>A publisher: A title, 2026</li>")}  # fmt: skip
    yield Example("cited", "closed", {"marks": [mark]})
    yield Example("sources_list", "with and without an address", {
        "sources": [source, source | {"slug": "another", "href": "https://example.org/"}]
    })  # fmt: skip
    slots = [
        slot
        for page in chapter_pages(medicine.slug, shelf)
        for group in page.slots
        for slot in group.slots
    ]
    for state, alike in {
        "folded": [slot for slot in slots if slot.folded],
        "open": [slot for slot in slots if not slot.absence and not slot.folded],
        "nothing said": [slot for slot in slots if slot.absence],
    }.items():
        for slot in alike[:1]:
            yield Example("slot", state, {"shown": slot})
    for rule in [rule for rule in shown.medicine.rules if rule.names][:1]:
        yield Example("rule", "with names", {"words": rule_words(rule, shelf)})
    for effect in [row for row in shelf.side_effects.values() if row.emergency_if][:1]:
        yield Example("emergency", "call 911", {"effect": effect})
