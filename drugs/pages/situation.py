"""Where a reader is now, and the place in each medicine's guide that answers it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_noop

from drugs.documents import MedicineDoc
from drugs.pages.medicine.contents import (
    COST,
    DAY_TO_DAY,
    HOW_TO_TAKE,
    OTHER_MEDICINES,
    PREGNANCY,
    SIDE_EFFECTS,
    TESTS,
    WHO,
)
from drugs.shelf import Shelf


@dataclass(frozen=True)
class Need:
    """What a reader comes for: a chapter, and the topic in it where there is one. `purpose` names
    the help lines that stand with it."""

    name: str
    icon: str
    chapter: str
    topic: str = ""
    purpose: str = ""


STARTING = (
    Need(gettext_noop("Who should not take it"), "stop", WHO),
    Need(gettext_noop("Tests before and after"), "test", TESTS),
    Need(gettext_noop("Vaccines"), "shot", TESTS, "vaccines"),
    Need(gettext_noop("My other medicines, foods and herbs"), "mix", OTHER_MEDICINES),
    Need(gettext_noop("Pregnancy and birth control"), "baby", PREGNANCY),
    Need(gettext_noop("How to take or use it"), "pill", HOW_TO_TAKE),
    Need(gettext_noop("Paying for it"), "cost", COST),
)
TAKING = (
    Need(gettext_noop("I missed a dose"), "day", HOW_TO_TAKE, "missed-dose"),
    Need(gettext_noop("I took or used too much"), "pill", HOW_TO_TAKE, "too-much", "poison"),
    Need(gettext_noop("I have a side effect"), "skin", SIDE_EFFECTS),
    Need(gettext_noop("My next tests"), "test", TESTS),
    Need(gettext_noop("I got a new medicine, or want an herb"), "mix", OTHER_MEDICINES),
    Need(gettext_noop("Sun and tanning"), "sun", DAY_TO_DAY, "sun"),
    Need(gettext_noop("Surgery"), "care", DAY_TO_DAY, "surgery"),
    Need(gettext_noop("I am pregnant, or want to be"), "baby", PREGNANCY),
    Need(gettext_noop("I want to stop"), "stop", HOW_TO_TAKE, "stopping"),
)


@dataclass(frozen=True)
class Way:
    """The place in one medicine's guide: its address without the site's name, and its anchor."""

    medicine: MedicineDoc
    chapter: str
    anchor: str


@dataclass(frozen=True)
class Asked:
    need: Need
    ways: tuple[Way, ...]


def asked(needs: Iterable[Need], shelf: Shelf) -> tuple[Asked, ...]:
    """Each need with its place in the guide of each medicine, by the alphabet."""
    medicines = shelf.medicines.values()
    return tuple(
        Asked(need, tuple(_way(need, medicine) for medicine in medicines)) for need in needs
    )


def _way(need: Need, medicine: MedicineDoc) -> Way:
    told = need.topic and medicine.on(need.topic)
    return Way(medicine, need.chapter, f"#topic-{need.topic}" if told else "")
