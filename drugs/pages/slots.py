"""What every leaflet says, on a medicine's page: which slot stands in which section, and in what
words an empty one says what it is."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from drugs.documents import MedicineDoc, SlotDoc
from drugs.models import Slot
from drugs.numbers.ages import date_words

SECTIONS = (
    ("who", gettext_noop("Who is it for?")),
    ("boxed-warning", gettext_noop("What is the boxed warning?")),
    ("rules", gettext_noop("What are its rules?")),
    ("how-to-use", gettext_noop("How do you use it?")),
    ("benefits", gettext_noop("How well did it work?")),
    ("side-effects", gettext_noop("What side effects did people have?")),
    ("get-help", gettext_noop("When do you need help?")),
    ("tests", gettext_noop("Which tests do you need, and when?")),
    ("tell-your-doctor", gettext_noop("What should your doctor know?")),
    ("other-medicines", gettext_noop("What does it not mix with?")),
    ("pregnancy", gettext_noop("What about pregnancy and breastfeeding?")),
    ("living-with", gettext_noop("What is it like to live with?")),
    ("not-known", gettext_noop("What do we not know?")),
    ("sources", gettext_noop("Where does this come from?")),
)

# Which slots stand in which section, in the order of the page.
SLOTS = {
    "how-to-use": (
        "how-to-use", "special-groups", "children", "older-people", "kidney", "liver",
        "missed-dose", "too-much", "child-swallowed", "eyes-and-mouth", "stopping", "flares",
        "storage", "disposal",
    ),
    "benefits": ("itch-relief",),
    "side-effects": ("reporting",),
    "tests": ("before-you-start", "while-you-take-it", "vaccines"),
    "tell-your-doctor": ("do-not-use-if", "tell-your-doctor", "surgery", "dental-work"),
    "other-medicines": (
        "food", "grapefruit", "alcohol", "cannabis", "steroid-creams", "other-creams",
    ),
    "pregnancy": ("pregnancy", "birth-control", "breastfeeding", "fertility"),
    "living-with": (
        "living-with", "sun", "moisturizer", "swimming", "contact-lenses", "tattoos", "driving",
        "travel", "chickenpox-contact", "cost",
    ),
    "not-known": ("not-known",),
}  # fmt: skip

# Never folded away: what a reader must see before anything else.
ALWAYS_OPEN = {
    "how-to-use", "missed-dose", "too-much", "child-swallowed", "do-not-use-if", "breastfeeding",
    "not-known",
}  # fmt: skip
SHORT = 45  # words: a slot this short is not worth a click


@dataclass(frozen=True)
class ShownSlot:
    """One slot of a section; `slot` is None on pages published before there were slots to fill.

    A long one is folded: its one-line summary first, the rest on a click.
    """

    topic: str
    name: str
    brand: str
    slot: SlotDoc | None

    @property
    def folded(self) -> bool:
        if not self.slot or not self.slot.summary or self.topic in ALWAYS_OPEN:
            return False
        return sum(len(t.split()) for b in self.slot.text for t in b.texts) > SHORT

    @property
    def absence(self) -> str:
        """That nothing is said, told as what it is; empty where something is."""
        if self.slot is None:
            return gettext(
                "We have not read what the label of %(brand)s says on this. "
                "Ask your doctor or pharmacist."
            ) % {"brand": self.brand}
        if self.slot.state == "silent":
            return gettext(
                "We read the whole US label of %(brand)s (%(edition)s). It says nothing on this. "
                "Ask your doctor or pharmacist."
            ) % {"brand": self.brand, "edition": date_words(self.slot.edition)}
        if self.slot.state == "not-read":
            return gettext(
                "We have not read this part of the label: %(part)s. Ask your doctor or pharmacist."
            ) % {"part": date_words(self.slot.missing)}
        return ""


@dataclass(frozen=True)
class Section:
    slug: str
    heading: str
    slots: tuple[ShownSlot, ...] = ()


def sections(medicine: MedicineDoc) -> tuple[Section, ...]:
    """The sections of a medicine's page, the same in the same order for every medicine."""
    return tuple(
        Section(
            slug,
            heading,
            tuple(shown_slot(medicine, topic) for topic in SLOTS.get(slug, ())),
        )
        for slug, heading in headings(medicine)
    )


def shown_slot(medicine: MedicineDoc, topic: str) -> ShownSlot:
    return ShownSlot(topic, name_of(topic), medicine.brand, medicine.on(topic))


def name_of(topic: str) -> str:
    """A topic as pages call it."""
    return str(Slot.Topic(topic).label)


def headings(medicine: MedicineDoc) -> list[tuple[str, str]]:
    """SECTIONS with the headings that fit one medicine: not each has a boxed warning, and a page
    published before rules were entered has none to show."""
    boxed = medicine.box in {"boxed", "elsewhere"}
    own = {} if boxed else {"boxed-warning": gettext_noop("Is there a boxed warning?")}
    return [
        (slug, gettext(own.get(slug, heading)))
        for slug, heading in SECTIONS
        if slug != "rules" or medicine.rules_entered
    ]
