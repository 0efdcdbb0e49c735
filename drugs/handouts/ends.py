"""How each sheet ends: what it is not, who reviewed it, its edition and where the rest stands."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from drugs.documents import MedicineDoc
from drugs.handouts.parts import Small, Words, say, strong
from drugs.numbers.ages import date_words
from drugs.shelf import Shelf

SOURCES = "Where does this come from?"
NOT_REVIEWED = say("No clinician has reviewed this sheet yet.")


def web_address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def in_words(day: date) -> str:
    return date_words(day.isoformat())


def edition_line(shelf: Shelf) -> str:
    if shelf.draft:
        return f"Draft, not published. {in_words(shelf.date)}."
    return f"Edition {shelf.number}, {in_words(shelf.date)}."


def small(
    shelf: Shelf, medicines: tuple[MedicineDoc, ...], address: str, *, left_out: int = 0
) -> Small:
    """The last lines of a sheet; `left_out` sources stand on the web page alone."""
    more = f"{left_out} more sources, and the rest:" if left_out else "More:"
    return Small(
        (
            say(
                strong("This sheet informs. It does not replace your doctor."),
                " Ask your doctor or pharmacist before you start, change or stop a medicine. ",
                _reviews(shelf, medicines),
                f" {more} {address}",
            ),
        )
    )


def _reviews(shelf: Shelf, medicines: tuple[MedicineDoc, ...]) -> Words:
    """The review of each medicine's page, where there is one; that nobody has reviewed, if not."""
    found = [review(shelf, medicine) for medicine in medicines]
    if not found or not all(found):
        return NOT_REVIEWED
    named = zip(medicines, found, strict=True)
    return say(*(say(" " if n else "", f"{m.brand}: ", w) for n, (m, w) in enumerate(named)))


def review(shelf: Shelf, medicine: MedicineDoc) -> Words:
    """Who reviewed the medicine's page and when; nothing while nobody has."""
    if medicine.review.reviewed_on is None:
        return ()
    person = shelf.people.get(medicine.review.reviewed_by)
    by = f" by {person.name}, {person.credentials}" if person else ""
    return say(f"Last reviewed: {in_words(medicine.review.reviewed_on)}{by}.")
