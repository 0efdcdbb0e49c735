"""What a reader of the real site searches for, and what must come first."""

import pytest

from drugs.search.places import places
from drugs.search.reading import LONGEST, MOST_WORDS
from drugs.search.results import MOST_PAGES, search

FIRST = {
    # misspelt
    "opzelera": "/medicines/opzelura/",
    "abrocitnib": "/medicines/cibinqo/",
    "rinvoke": "/medicines/rinvoq/",
    "shingels": "/side-effects/shingles/",
    "headake": "/side-effects/headache/",
    "hart atack": "/side-effects/major-heart-events/",
    # another name
    "Cibinqo": "/medicines/cibinqo/",
    "upadacitinib": "/medicines/rinvoq/",
    "DVT": "/side-effects/blood-clots/",
    "blood clot": "/side-effects/blood-clots/",
    "bloodclot": "/side-effects/blood-clots/",
    "herpes zoster": "/side-effects/shingles/",
    "zits": "/side-effects/acne/",
    "thrombocytopenia": "/side-effects/low-platelets/",
    "heart attack": "/side-effects/major-heart-events/",
    # a sentence, a beginning, a pair
    "how do they work": "/how-they-work/",
    "shing": "/side-effects/shingles/",
    "Cibinqo vs Rinvoq": "/compare/cibinqo-rinvoq/",
    "rinvoq or abrocitinib": "/compare/cibinqo-rinvoq/",
    "boxed warning": "/boxed-warning/",
    "print": "/handouts/",
    "one leg swollen": "/urgent-help/",
}


def addresses(query, shelf):
    return [page.href for page in search(query, shelf).pages]


@pytest.mark.parametrize(("query", "first"), FIRST.items(), ids=FIRST)
def test_what_comes_first(shelf, query, first):
    found = addresses(query, shelf)
    assert first in found[:1], found[:3]


def test_every_medicine_goes_by_both_its_names_and_a_slip(shelf):
    for medicine in shelf.medicines.values():
        address = f"/medicines/{medicine.slug}/"
        brand, generic = medicine.brand, medicine.generic.split()[0]
        for name in (brand, brand.upper(), generic, medicine.generic):
            assert address in addresses(name, shelf)[:2], name
        for slip in (brand[:3] + brand[4:], generic[:4] + generic[5:]):
            assert address in addresses(slip, shelf)[:2], slip


def test_every_side_effect_goes_by_every_name(shelf):
    for effect in shelf.side_effects.values():
        for name in (effect.name, effect.medical_name, *effect.also_called):
            if name:
                assert f"/side-effects/{effect.slug}/" in addresses(name, shelf)[:4], name


def test_every_record_is_found_by_its_title(shelf):
    looked_for = 0
    for place in places(shelf):
        title = place.title.split("“")[-1].rstrip("”")
        if len(title.split()) > MOST_WORDS or len(title) > LONGEST or place.page == "/sources/":
            continue
        found = search(title, shelf)
        # What many pages hold can fill the list.
        assert place.page in [page.href for page in found.pages] or found.total > MOST_PAGES, place
        looked_for += 1
    assert looked_for > 500


def test_every_address_leads_to_a_printed_page_and_a_place_on_it(shelf, pages):
    for place in places(shelf):
        page, _, anchor = place.href.partition("#")
        assert page in pages, place.href
        if anchor:
            assert pages[page].find(id=anchor), place.href
