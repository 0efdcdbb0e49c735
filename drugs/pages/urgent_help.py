"""Signs that need help, by urgency: 911, today, the next visit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from drugs.documents import HelpLineDoc, MedicineDoc, UrgentSignDoc
from drugs.shelf import Shelf

URGENCIES = ("911", "today", "next-visit")

# Said wherever signs for 911 stand: a label may not name these, and they are an emergency anyway.
ALWAYS_911 = (
    gettext_noop(
        "Whatever you take: chest pain, trouble breathing and signs of a stroke are always a 911 "
        "call."
    ),
    gettext_noop("Signs of a stroke are a drooping face, a weak arm or slurred speech."),
)


@dataclass(frozen=True)
class SignGroup:
    urgency: str
    signs: tuple[UrgentSignDoc, ...]

    @property
    def lead(self) -> tuple[str, ...]:
        """What stands before the signs."""
        return lead_911(self.signs) if self.urgency == "911" else ()

    @property
    def items(self) -> list[str]:
        return [sign.sign for sign in self.signs]

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(sorted({slug for sign in self.signs for slug in sign.sources}))


def lead_911(signs: Iterable[UrgentSignDoc]) -> tuple[str, ...]:
    """What stands before signs for 911; how a stroke looks, unless one of them says so."""
    told = any(sign.tells_stroke for sign in signs)
    return tuple(gettext(line) for line in ALWAYS_911[: 1 if told else 2])


def signs(medicine: MedicineDoc, shelf: Shelf) -> list[SignGroup]:
    """Urgent signs of one medicine: 911, today, next visit."""
    return sign_groups([s for s in shelf.urgent_signs if medicine.slug in s.medicines])


def sign_groups(found: list[UrgentSignDoc]) -> list[SignGroup]:
    return [
        SignGroup(urgency, tuple(sign for sign in found if sign.urgency == urgency))
        for urgency in URGENCIES
        if any(sign.urgency == urgency for sign in found)
    ]


@dataclass(frozen=True)
class InShort:
    """A sign as a front page says it, and the brands it goes with: none where it goes with all."""

    text: str
    brands: tuple[str, ...]


@dataclass(frozen=True)
class SignsInShort:
    """What several medicines call for, as their front pages say it: what is a 911 call, what to
    call the doctor about today, and whom to call when too much was taken."""

    now: tuple[InShort, ...]
    today: tuple[InShort, ...]
    poison: tuple[HelpLineDoc, ...]


def in_short(medicines: Sequence[MedicineDoc], shelf: Shelf) -> SignsInShort:
    """The signs of several medicines: what goes with all of them bears no name."""
    found: dict[str, list[InShort]] = {"911": [], "today": []}
    of_all = []
    for sign in shelf.urgent_signs:
        brands = tuple(one.brand for one in medicines if one.slug in sign.medicines)
        if brands and sign.never_left_out:
            all_ = len(brands) == len(medicines)
            found[sign.urgency].append(InShort(sign.short, () if all_ else brands))
            of_all += [sign] if all_ else []
    return SignsInShort(
        now=(*(InShort(text, ()) for text in lead_911(of_all)), *found["911"]),
        today=tuple(found["today"]),
        poison=poison_help(shelf),
    )


def poison_help(shelf: Shelf) -> tuple[HelpLineDoc, ...]:
    """Whom anybody calls when too much was taken, whatever it was."""
    return tuple(line for line in shelf.help_for("poison") if not line.treatments)


@dataclass(frozen=True)
class GoesWith:
    """What a sign can be, the side effect's page for it, and the medicines it goes with."""

    urgency: str
    meaning: str
    side_effect: str
    medicines: tuple[MedicineDoc, ...]


@dataclass(frozen=True)
class UrgentHelpPage:
    """The signs by urgency, and whom to call besides. A help line is None while none is there."""

    now: tuple[UrgentSignDoc, ...]
    today: tuple[UrgentSignDoc, ...]
    later: tuple[UrgentSignDoc, ...]
    goes_with: tuple[GoesWith, ...]
    second_door: HelpLineDoc | None
    poison: HelpLineDoc | None
    crisis: HelpLineDoc | None
    report: HelpLineDoc | None

    @property
    def facts(self) -> list[UrgentSignDoc | HelpLineDoc]:
        """Everything the page rests on."""
        lines = (self.second_door, self.poison, self.crisis, self.report)
        return [*self.now, *self.today, *self.later, *(line for line in lines if line)]


def urgent_help_page(shelf: Shelf) -> UrgentHelpPage:
    """All that /urgent-help/ shows, from the shelf alone."""
    found = {group.urgency: group.signs for group in sign_groups(shelf.urgent_signs)}
    return UrgentHelpPage(
        now=found.get("911", ()),
        today=found.get("today", ()),
        later=found.get("next-visit", ()),
        goes_with=tuple(
            GoesWith(
                sign.urgency,
                sign.meaning,
                sign.side_effect,
                tuple(m for m in shelf.medicines.values() if m.slug in sign.medicines),
            )
            for sign in shelf.urgent_signs
        ),
        second_door=next(iter(shelf.help_for("second-door")), None),
        poison=next(iter(shelf.help_for("poison")), None),
        crisis=next(iter(shelf.help_for("crisis")), None),
        report=next(iter(shelf.help_for("report")), None),
    )
