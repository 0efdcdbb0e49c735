"""What a reader of the real site searches for, and what must come first."""

import pytest

from drugs.search.results import search
from drugs.wording.rules import NOT_THE_OTHER
from tests.search import finding
from tests.search.finding import addresses

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
    "rinvoq vs dupixent": "/compare/dupixent-rinvoq/",
    "boxed warning": "/boxed-warning/",
    "print": "/handouts/",
    "one leg swollen": "/urgent-help/",
}


@pytest.mark.parametrize(("query", "first"), FIRST.items(), ids=FIRST)
def test_what_comes_first(shelf, query, first):
    found = addresses(query, shelf)
    assert first in found[:1], found[:3]


def test_an_answer_on_mixing_says_never_to_stop_the_other_medicine(shelf):
    on_mixing = [search(f"rinvoq {name}", shelf).pages[0].answer for name in ("dilantin", "advil")]
    assert all(answer and answer.after == NOT_THE_OTHER for answer in on_mixing)
    on_acne = search("rinvoq acne", shelf).pages[0].answer
    assert on_acne
    assert not on_acne.after


def test_every_medicine_goes_by_both_its_names_and_a_slip(shelf):
    finding.every_medicine_by_both_its_names_and_a_slip(shelf)


def test_every_side_effect_goes_by_every_name(shelf):
    finding.every_side_effect_by_every_name(shelf)


def test_every_record_is_found_by_its_title(shelf):
    assert finding.every_record_by_its_title(shelf) > 500


def test_every_address_leads_to_a_printed_page_and_a_place_on_it(shelf, pages):
    finding.every_address_on_a_printed_page(shelf, pages)
