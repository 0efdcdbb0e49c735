"""What a search must find on any shelf, the small and the real one alike."""

from drugs.search.places import places
from drugs.search.reading import LONGEST, MOST_WORDS
from drugs.search.results import MOST_PAGES, search


def addresses(query, shelf):
    """The addresses of the pages found, best first."""
    return [page.href for page in search(query, shelf).pages]


def every_medicine_by_both_its_names_and_a_slip(shelf):
    for medicine in shelf.medicines.values():
        address = f"/medicines/{medicine.slug}/"
        brand, generic = medicine.brand, medicine.generic.split()[0]
        for name in (brand, brand.upper(), generic, medicine.generic):
            # A substance of two medicines leads to both side by side first.
            assert address in addresses(name, shelf)[:3], name
        for slip in (brand[:3] + brand[4:], generic[:4] + generic[5:]):
            assert address in addresses(slip, shelf)[:3], slip


def every_side_effect_by_every_name(shelf):
    for effect in shelf.side_effects.values():
        for name in (effect.name, effect.medical_name, *effect.also_called):
            if name:
                assert effect.page in addresses(name, shelf)[:4], name


def every_record_by_its_title(shelf):
    """Returns how many were looked for, so that a test can see that there were any."""
    looked_for = 0
    for place in places(shelf):
        title = place.title.removeprefix('You may read: "').removesuffix('"')
        if len(title.split()) > MOST_WORDS or len(title) > LONGEST or place.page == "/sources/":
            continue
        found = search(title, shelf)
        # What many pages hold can fill the list.
        led = {href.partition("#")[0] for page in found.pages for href in page.leads_to}
        assert place.page in led or found.total > MOST_PAGES, place
        looked_for += 1
    return looked_for


def every_address_on_a_printed_page(shelf, pages):
    for place in places(shelf):
        page, _, anchor = place.href.partition("#")
        assert page in pages, place.href
        if anchor:
            assert pages[page].find(id=anchor), place.href
