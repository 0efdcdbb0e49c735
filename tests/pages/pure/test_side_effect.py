"""One side effect across all medicines: each medicine once, with what is known or that none is."""

import pytest

from drugs.pages.side_effect import side_effect_page
from drugs.shelf import Shelf


@pytest.fixture(scope="module")
def pages(shelf):
    return [side_effect_page(slug, shelf) for slug in shelf.side_effects]


def test_each_medicine_stands_on_the_page_once(pages, shelf):
    for page in pages:
        shown = [found.medicine.slug for found in page.medicines]
        shown += [medicine.slug for medicine in page.not_reported]
        assert sorted(shown) == list(shelf.medicines)


def test_all_that_is_published_about_it_is_shown(pages, shelf):
    figures = sum(
        cell is not None
        for page in pages
        for found in page.medicines
        for table in found.tables
        for row in table.rows
        for cell in row.cells[:-1]
    )
    assert figures == sum(len(medicine.reactions) for medicine in shelf.medicines.values())
    warnings = [found.warning for page in pages for found in page.medicines if found.warning]
    assert len(warnings) == sum(len(medicine.warnings) for medicine in shelf.medicines.values())


def test_what_is_shown_can_be_traced(pages):
    for page in pages:
        for found in page.medicines:
            known = {slug for fact in found.facts for slug in fact.sources}
            assert {slug for table in found.tables for slug in table.sources} <= known
            if found.warning:
                assert found.warning in found.facts


def test_a_warning_alone_or_a_figure_alone_is_enough(shelf):
    medicine = shelf.medicines["cibinqo"]
    slug = next(
        w.side_effect
        for w in medicine.warnings
        if w.side_effect in {reaction.side_effect for reaction in medicine.reactions}
    )
    for without, tables in (("reactions", False), ("warnings", True)):
        changed = Shelf(shelf.edition)
        changed.medicines["cibinqo"] = medicine.model_copy(update={without: ()})
        found = {m.medicine.slug: m for m in side_effect_page(slug, changed).medicines}
        assert bool(found["cibinqo"].tables) is tables
        assert bool(found["cibinqo"].warning) is not tables


def test_its_urgent_signs_stand_on_it_in_the_order_of_urgency(pages, shelf):
    for page in pages:
        assert list(page.signs) == [
            sign for sign in shelf.urgent_signs if sign.side_effect == page.effect.slug
        ]
    assert any(page.signs for page in pages)
