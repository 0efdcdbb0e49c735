"""How each sheet ends: what it is not, who reviewed it, its edition and where the rest stands."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.utils.translation import gettext, gettext_noop, ngettext

from drugs.documents import MedicineDoc
from drugs.handouts.parts import Small, Words, say, strong
from drugs.numbers.ages import date_words
from drugs.shelf import Shelf
from drugs.wording.lists import commas

SOURCES = gettext_noop("Where does this come from?")
NOT_REVIEWED = gettext_noop("No clinician has reviewed this sheet yet.")


def web_address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def in_words(day: date) -> str:
    return date_words(day.isoformat())


def edition_line(shelf: Shelf) -> str:
    if shelf.draft:
        return gettext("Draft, not published. %(date)s.") % {"date": in_words(shelf.date)}
    edition = {"number": shelf.number, "date": in_words(shelf.date)}
    return gettext("Edition %(number)s, %(date)s.") % edition


def small(
    shelf: Shelf, medicines: tuple[MedicineDoc, ...], address: str, *, left_out: int = 0
) -> Small:
    """The last lines of a sheet; `left_out` sources stand on the web page alone."""
    more = gettext("More:")
    if left_out:
        more = ngettext(
            "%(number)d more source, and the rest:",
            "%(number)d more sources, and the rest:",
            left_out,
        ) % {"number": left_out}
    return Small(
        (
            say(
                strong(gettext("This sheet informs. It does not replace your doctor.")),
                " ",
                gettext(
                    "Ask your doctor or pharmacist before you start, change or stop a medicine."
                ),
                " ",
                _reviews(shelf, medicines),
                f" {more} {address}",
            ),
        )
    )


def _reviews(shelf: Shelf, medicines: tuple[MedicineDoc, ...]) -> Words:
    """The review of each medicine's page, where there is one; that nobody has reviewed, if not."""
    found = [review(shelf, medicine) for medicine in medicines]
    if not found or not all(found):
        return say(gettext(NOT_REVIEWED))
    named = zip(medicines, found, strict=True)
    return say(*(say(" " if n else "", f"{m.brand}: ", w) for n, (m, w) in enumerate(named)))


def review(shelf: Shelf, medicine: MedicineDoc) -> Words:
    """Who reviewed the medicine's page and when; nothing while nobody has."""
    if medicine.review.reviewed_on is None:
        return ()
    person = shelf.people.get(medicine.review.reviewed_by)
    reviewed = {"date": in_words(medicine.review.reviewed_on)}
    if not person:
        return say(gettext("Last reviewed: %(date)s.") % reviewed)
    by = reviewed | {"reviewed_by": commas([person.name, person.credentials])}
    return say(gettext("Last reviewed: %(date)s by %(reviewed_by)s.") % by)
