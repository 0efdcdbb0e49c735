"""Each field of a medicine is shown where it is meant to be: on its guide, beside other medicines,
and on its sheet. A new field gets its line in `SHOWN`; what forgets it then is found here."""

from typing import get_args

import pytest
from django.test import Client

from drugs import documents as doc
from drugs.handouts import medicine as medicine_sheet
from drugs.handouts.parts import as_data
from drugs.shelf import REQUEST_KEY, Shelf

GUIDE, BESIDE, SHEET = "guide", "comparison", "sheet"
ALL = frozenset({GUIDE, BESIDE, SHEET})

SHOWN = {
    ALL: {
        "brand", "generic", "route", "who_for", "box_line", "label", "sources", "rules", "slots",
        "indications", "studies", "reactions", "outcomes", "monitoring",
        # Where rules wait to be entered, each place says so.
        "rules_entered",
    },
    frozenset({GUIDE, SHEET}): {
        "form", "say_brand", "say_generic", "strengths", "review", "summary", "pictured_harm",
        "pictured_harm_why",
    },
    frozenset({GUIDE, BESIDE}): {"warnings", "box"},
    # In a few words, and which comparisons have a sheet of their own.
    frozenset({BESIDE}): {"how_taken", "pairs_printed"},
    # The line on the box stands on all; the field itself leads to the chapter of that name. The
    # notice stands where it is true, on what is not approved here.
    frozenset({GUIDE}): {
        "drawn", "label_parts", "followed_alone", "listings", "not_approved_notice", "remember",
    },
}  # fmt: skip
ELSEWHERE = {
    "mixing_notes": "the pages under /mixing/",
    "maker": "finds a medicine in search",
    "generic_slug": "an address that leads on",
    "how_checked": "how sure we are, under /evidence/",
    "strengths_elsewhere": "the press compares sentences with it; open data",
    "jaks_blocked": "open data",
    "jaks_note": "open data",
}

SLUG = "testol"


def other(medicine, name):
    """Another value of a field, such as an editor might write."""
    value = getattr(medicine, name)
    if name in CHANGED:
        return CHANGED[name]
    if name == "studies":
        return tuple(study.model_copy(update={"name": f"{study.name} Zq"}) for study in value)
    choices = get_args(type(medicine).model_fields[name].annotation)
    if value in choices:
        return next(choice for choice in choices if choice != value)
    if isinstance(value, bool):
        return not value
    if isinstance(value, tuple):
        return () if value else ("Zq",)
    return f"{value} Zq"


# What no rule of thumb makes: a slug of something that is there.
CHANGED = {
    "label": "guideline",
    "pictured_harm": "acne",
    "drawn": None,
    "review": doc.Review(reviewed_on="2026-11-01", reviewed_by=""),
    "how_checked": "secondary",
    "sources": ("guideline",),
}


def outputs(shelf):
    """What a reader gets of a medicine, by the place."""
    client = Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
    return {
        GUIDE: client.get(f"/medicines/{SLUG}/").content
        + client.get(f"/medicines/{SLUG}/all/").content,
        BESIDE: client.get(f"/compare/{SLUG}-velvix/").content,
        SHEET: as_data(medicine_sheet.sheet(shelf, SLUG, None)),
    }


@pytest.fixture(scope="module")
def before(shelf, static_files):
    return outputs(shelf)


def with_other(edition, name):
    entries = [
        entry.model_copy(
            update={"document": entry.document.model_copy(
                update={name: other(entry.document, name)}
            )}
        )
        if (entry.kind, entry.slug) == ("medicine", SLUG)
        else entry
        for entry in edition.published
    ]  # fmt: skip
    return Shelf(edition.model_copy(update={"published": tuple(entries)}))


FIELDS = [name for name in doc.MedicineDoc.model_fields if name not in ("kind", "slug")]


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_is_shown_where_it_is_meant_to_be(edition_doc, before, name):
    after = outputs(with_other(edition_doc, name))
    seen = {place for place in before if after[place] != before[place]}
    meant = next((places for places, names in SHOWN.items() if name in names), set())
    assert seen == meant, "Show it where SHOWN says, or say there where it is shown."


def test_each_field_has_its_line_and_no_other():
    assert {*ELSEWHERE}.union(*SHOWN.values()) == set(FIELDS)
