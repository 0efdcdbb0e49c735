"""How each sheet ends: what it is not, who reviewed it, when it last changed, where the rest is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import segno
from django.conf import settings
from django.utils.translation import gettext, gettext_noop, ngettext

from drugs.documents import Document, MedicineDoc
from drugs.handouts.parts import Code
from drugs.handouts.runs import Words, say, strong
from drugs.numbers.ages import date_words
from drugs.shelf import Shelf
from drugs.wording.lists import commas

SOURCES = gettext_noop("Where does this come from?")
NOT_REVIEWED = gettext_noop("No clinician has reviewed this sheet yet.")
QUIET = 4  # fields of white around a QR code, as its standard asks


def web_address(path: str) -> str:
    """An address as it is typed: without what a browser puts before it."""
    return f"{settings.SITE_URL}{path}".partition("://")[2]


def in_words(day: date) -> str:
    return date_words(day.isoformat())


def qr(path: str) -> Code:
    """The QR code of a page of the site."""
    drawn, side = _drawn(f"{settings.SITE_URL}{path}")
    return Code(drawn, side, gettext("QR code: %(address)s") % {"address": web_address(path)})


@lru_cache(maxsize=1024)  # each look at how much fits on a sheet asks for its code again
def _drawn(address: str) -> tuple[str, int]:
    """The path that draws the dark fields of a code, and how many fields a side has."""
    fields = [*segno.make_qr(address, error="m").matrix_iter(border=QUIET)]
    drawn = "".join(
        f"M{x} {y}h{wide}v1h-{wide}z" for y, row in enumerate(fields) for x, wide in _runs(row)
    )
    return drawn, len(fields)


def _runs(row: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Where dark fields begin in a row, and how many follow one another."""
    start = wide = 0
    for x, dark in enumerate((*row, 0)):
        if dark:
            start, wide = (start, wide + 1) if wide else (x, 1)
        elif wide:
            yield start, wide
            wide = 0


def foot(
    shelf: Shelf, path: str, shown: Iterable[Document], medicines: tuple[MedicineDoc, ...] = ()
) -> tuple[Words, ...]:
    """The lines at the foot of each page; `shown` are the records that the sheet shows."""
    informs = strong(gettext("This sheet informs. It does not replace your doctor."))
    last = filter(None, (f"{settings.SITE_NAME}.", changed(shelf, shown), web_address(path)))
    return (say(informs, " ", _reviews(shelf, medicines)), say(" ".join(last)))


def changed(shelf: Shelf, shown: Iterable[Document]) -> str:
    """When a sheet last changed that shows these records; nothing where it shows none."""
    if shelf.draft:
        return gettext("Draft, not published.")
    day = shelf.last_change(shown)
    return gettext("Last changed %(date)s.") % {"date": in_words(day)} if day else ""


def label_line(medicine: MedicineDoc, shelf: Shelf) -> Words:
    """Which label we read, and whether there is a newer one."""
    source = shelf.sources.get(medicine.label)
    if source is None:
        return ()
    read = gettext("Label of %(brand)s that we read: %(read)s.") % {
        "brand": medicine.brand, "read": date_words(source.revision_read),
    }  # fmt: skip
    if not source.newer_exists:
        return strong(read)
    newer = gettext("There is a newer one (%(newest)s). Ask your pharmacist what changed.") % {
        "newest": date_words(source.newest_revision)
    }
    return say(strong(read), f" {newer}")


def label_read(medicine: MedicineDoc, shelf: Shelf) -> str:
    """The same where there is little room."""
    source = shelf.sources.get(medicine.label)
    if source is None:
        return ""
    if not source.newer_exists:
        return gettext("Label read: %(read)s.") % {"read": date_words(source.revision_read)}
    return gettext("Label read: %(read)s. Newer: %(newest)s; ask what changed.") % {
        "read": date_words(source.revision_read), "newest": date_words(source.newest_revision),
    }  # fmt: skip


def more(address: str, left_out: int) -> str:
    """Where the rest stands; `left_out` sources stand on the web page alone."""
    said = gettext("More: %(address)s") % {"address": address}
    if left_out:
        said = ngettext(
            "%(number)d more source, and the rest: %(address)s",
            "%(number)d more sources, and the rest: %(address)s",
            left_out,
        ) % {"number": left_out, "address": address}
    return said


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
