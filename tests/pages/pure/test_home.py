"""The data of the home page, and of those about to start and those who take one."""

from drugs.numbers import pictured
from drugs.pages.home import home_page
from drugs.pages.medicine.chapters import chapters
from drugs.pages.situation import STARTING, TAKING, asked
from drugs.shelf import Shelf


def test_medicines_stand_by_the_alphabet_approved_ones_first(crowded_shelf):
    shown = home_page(crowded_shelf)
    brands = [[row.brand for row in rows] for rows in (shown.approved, shown.elsewhere)]
    assert all(names == sorted(names, key=str.lower) for names in brands)
    assert {*brands[0], *brands[1]} == {row.brand for row in crowded_shelf.medicines.values()}
    assert all(row.approved_in_us for row in shown.approved)
    assert not any(row.approved_in_us for row in shown.elsewhere)


def test_what_is_seen_is_what_every_page_pictures(shelf):
    shown = home_page(shelf)
    assert shown.seen
    for seen in shown.seen:
        rows = pictured.benefit(seen.medicine)
        assert seen.twin.benefit.sources
        assert rows[0].study in {study.slug for study in seen.medicine.studies}
        assert set(seen.twin.sources) <= set(shown.sources)
        harm = pictured.harm(seen.medicine)
        assert bool(seen.twin.harm) == bool(harm)
    without = [m for m in shown.approved if not pictured.benefit(m)]
    assert not {m.slug for m in without} & {seen.medicine.slug for seen in shown.seen}


def test_every_need_leads_to_a_chapter_that_every_guide_has(shelf):
    for needs in (STARTING, TAKING):
        for one in asked(needs, shelf):
            assert [way.medicine.slug for way in one.ways] == list(shelf.medicines)
            for way in one.ways:
                assert way.chapter in {chapter.slug for chapter in chapters(way.medicine)}


def test_a_topic_is_aimed_at_only_where_the_guide_has_it(edition_doc):
    topic = "missed-dose"
    shelf = Shelf(edition_doc)
    silent = next(iter(shelf.medicines.values()))
    rest = tuple(slot for slot in silent.slots if slot.topic != topic)
    shelf.medicines[silent.slug] = silent.model_copy(update={"slots": rest})
    (missed,) = [one for one in asked(TAKING, shelf) if one.need.topic == topic]
    for way in missed.ways:
        wanted = "" if way.medicine.slug == silent.slug else f"#topic-{topic}"
        assert way.anchor == wanted
    assert len(missed.ways) > 1
