"""Where each topic and each chapter stands in the guide of each medicine; made once for a shelf."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from drugs.documents import MedicineDoc
from drugs.pages.medicine.chapters import chapter_of, chapters
from drugs.pages.medicine.contents import GROUPS
from drugs.shelf import Shelf


@dataclass(frozen=True)
class Guide:
    """One medicine's: the address of its front page, of each chapter by the name that any medicine
    has for it, and of each topic. `titles` are those of the chapters, by their address."""

    medicine: MedicineDoc
    page: str
    chapters: dict[str, str]
    topics: dict[str, str]
    titles: dict[str, str]


def guides(shelf: Shelf) -> dict[str, Guide]:
    """By the slug of the medicine."""
    return {slug: _guide(medicine) for slug, medicine in shelf.medicines.items()}


def _guide(medicine: MedicineDoc) -> Guide:
    own = chapters(medicine)
    hrefs = {one.slug: reverse("chapter", args=[medicine.slug, one.slug]) for one in own}
    named = {slug for group in GROUPS for slug in (one.slug for one in group.chapters)}
    for slug in named - hrefs.keys():
        if other := chapter_of(medicine, slug):
            hrefs[slug] = hrefs[other.slug]
    return Guide(
        medicine,
        reverse("medicine", args=[medicine.slug]),
        hrefs,
        {topic: f"{hrefs[one.slug]}#topic-{topic}" for one in own for topic in one.topics},
        {hrefs[one.slug]: one.title for one in own},
    )
