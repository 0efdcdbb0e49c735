"""The pages on what people take besides: each says something of every medicine, and no rule is
missing or shortened on any of them."""

import re

import pytest

from drugs.pages.substance import classes_of, substance_page
from drugs.wording.rules import rule_words
from tests.pages_of import text

END = (
    "List all you take for your doctor and pharmacist. Never stop another medicine yourself: call."
)


@pytest.fixture(scope="module")
def found(pages, shelf):
    """The substances, each with its printed page."""
    return [(row, pages[f"/mixing/{slug}/"]) for slug, row in shelf.substances.items()]


def squeezed(words):
    """Without spaces: a link or a term in a sentence changes none of its words."""
    return re.sub(r"\s", "", words)


def test_each_says_something_of_every_medicine(found, shelf):
    for substance, soup in found:
        sections = soup.select("details.topic")
        assert [section["id"] for section in sections] == list(shelf.medicines), substance.slug
        rows = {row.medicine.slug: row for row in substance_page(substance.slug, shelf).medicines}
        for section in sections:
            row = rows[section["id"]]
            assert section.find("p"), (substance.slug, section["id"])
            assert text(section.summary) == f"{row.medicine.brand}: {row.level_name}"


def test_what_a_label_rules_stands_open_and_what_it_leaves_unsaid_is_folded(found, shelf):
    states = set()
    for substance, soup in found:
        for row in substance_page(substance.slug, shelf).medicines:
            shown = soup.find(id=row.medicine.slug).has_attr("open")
            assert shown == any(said.rule for said in row.said), substance.slug
            states.add(shown)
    assert states == {True, False}


def test_each_has_one_of_the_levels_before_its_rule(found, shelf):
    for substance, soup in found:
        for row in substance_page(substance.slug, shelf).medicines:
            section = soup.find(id=row.medicine.slug)
            shown = [
                text(tag).rstrip(".:")
                for tag in section.select(".said > p:first-child > strong:first-child")
            ]
            wanted = [said.level_name for said in row.said]
            assert [name for name in shown if name in wanted] == wanted, substance.slug


def test_no_page_calls_a_mixture_safe(found):
    for substance, soup in found:
        assert not re.search(r"\bsafe", soup.main.get_text(" "), re.IGNORECASE), substance.slug


def test_every_rule_that_names_a_substance_stands_whole_on_its_page(found, shelf):
    checked = 0
    for substance, soup in found:
        for medicine in shelf.medicines.values():
            section = squeezed(text(soup.find(id=medicine.slug)))
            for rule in medicine.rules:
                named = {*rule.names, *(row.substance for row in rule.conditions)}
                if not named & {substance.slug, *(c.slug for c in classes_of(substance, shelf))}:
                    continue
                words = rule_words(rule, shelf, names=None)
                for part in (words.short, *words.names, *words.allowed):
                    assert squeezed(part) in section, (substance.slug, medicine.slug, rule.slug)
                for block in rule.text:
                    assert all(squeezed(line) in section for line in block.texts), rule.slug
                checked += 1
    assert checked


def test_what_is_said_of_a_class_says_so(found, shelf):
    for substance, soup in found:
        for row in substance_page(substance.slug, shelf).medicines:
            section = soup.find(id=row.medicine.slug)
            for said in row.said:
                if said.said_of and not said.members:
                    assert section.select(f"a[href='/mixing/{said.said_of.slug}/']"), substance.slug


def test_only_a_label_can_fail_to_name_something(shelf):
    """A list on a page for patients may be cut, so what it lacks proves nothing."""
    for medicine in shelf.medicines.values():
        for note in medicine.mixing_notes:
            if note.level == "not-named":
                kinds = {shelf.sources[slug].source_kind for slug in note.sources}
                assert "medicine label" in kinds, (medicine.slug, note.substance)


def test_each_ends_with_what_holds_for_all(found, pages):
    for _, soup in [*found, (None, pages["/mixing/"])]:
        assert END in text(soup.main)


def test_neither_address_nor_title_says_that_somebody_takes_it(found):
    for substance, soup in found:
        assert not re.search(r"\byou|\bmy\b|\bI\b", soup.title.text), substance.slug


def test_a_substance_nobody_knows_is_not_found(reader):
    assert reader.get("/mixing/no-such-thing/").status_code == 404
