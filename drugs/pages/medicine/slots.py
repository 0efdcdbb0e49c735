"""What every leaflet says, in a medicine's guide, and in what words an empty slot says what it
is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext

from drugs.documents import MedicineDoc, SlotDoc
from drugs.models import Slot
from drugs.numbers.ages import date_words
from drugs.pages.medicine.contents import Topics

# Never folded away: what a reader must see before anything else.
ALWAYS_OPEN = {
    "how-to-use", "missed-dose", "too-much", "child-swallowed", "breastfeeding", "not-known",
}  # fmt: skip
SHORT = 45  # words: a slot this short is not worth a click


@dataclass(frozen=True)
class ShownSlot:
    """One slot; `slot` is None on pages published before there were slots to fill.

    A long one is folded: its one-line summary first, the rest on a click. `again`: a slot above it
    says the same of the label, with its edition, so it is said in few words.
    """

    topic: str
    name: str
    brand: str
    slot: SlotDoc | None
    again: bool = False

    @property
    def said(self) -> bool:
        """Whether there are words of its own, beside why there is nothing else."""
        return bool(self.slot and self.slot.text)

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
        if self.slot.state == "silent" and self.again:
            return gettext("The label says nothing on this, either. Ask your doctor or pharmacist.")
        if self.slot.state == "silent":
            return gettext(
                "We read the whole US label of %(brand)s (%(edition)s). It says nothing on this. "
                "Ask your doctor or pharmacist."
            ) % {"brand": self.brand, "edition": date_words(self.slot.edition)}
        if self.slot.state == "not-read" and self.again:
            return gettext(
                "We have not read this part of the label, either. Ask your doctor or pharmacist."
            )
        if self.slot.state == "not-read":
            return gettext(
                "We have not read this part of the label: %(part)s. Ask your doctor or pharmacist."
            ) % {"part": date_words(self.slot.missing)}
        return ""


@dataclass(frozen=True)
class Silence:
    """Topics on which nothing at all is said, for one and the same reason."""

    words: str
    slots: tuple[ShownSlot, ...]


@dataclass(frozen=True)
class SlotGroup:
    """The topics of one part of a chapter: those with words first."""

    heading: str
    slots: tuple[ShownSlot, ...]
    silences: tuple[Silence, ...]


def slot_group(medicine: MedicineDoc, group: Topics) -> SlotGroup:
    """What is said on some topics; where nothing is on several, that is said once for them."""
    shown = [shown_slot(medicine, topic) for topic in group.topics]
    silent: dict[str, list[ShownSlot]] = {}
    for slot in shown:
        if not slot.said:
            silent.setdefault(_silence(slot), []).append(slot)
    several = {words: tuple(slots) for words, slots in silent.items() if len(slots) > 1}
    together = {slot.topic for slots in several.values() for slot in slots}
    alone = _each_once([slot for slot in shown if slot.topic not in together])
    told = {_silence(slot) for slot in alone if slot.absence}
    return SlotGroup(
        heading=group.heading,
        slots=alone,
        silences=tuple(
            Silence(_silence(slots[0], again=words in told), slots)
            for words, slots in several.items()
        ),
    )


def _each_once(slots: list[ShownSlot]) -> tuple[ShownSlot, ...]:
    """The slots, of which the first alone tells in full why its label says nothing."""
    told: set[str] = set()
    found = []
    for slot in slots:
        why = _silence(slot) if slot.slot and slot.absence else ""
        found.append(replace(slot, again=why in told))
        told |= {why} - {""}
    return tuple(found)


def _silence(shown: ShownSlot, *, again: bool = False) -> str:
    """Why nothing is said, of several topics at once; `again`, where that stands above already."""
    if shown.slot is None:
        return gettext("We have not read what the label of %(brand)s says on these.") % {
            "brand": shown.brand
        }
    if again and shown.slot.state == "silent":
        return gettext("The label says nothing on these, either.")
    if again:
        return gettext("We have not read this part of the label, either. It would say these.")
    if shown.slot.state == "silent":
        return gettext(
            "We read the whole US label of %(brand)s (%(edition)s). It says nothing on these."
        ) % {"brand": shown.brand, "edition": date_words(shown.slot.edition)}
    return gettext("We have not read this part of the label: %(part)s. It would say these.") % {
        "part": date_words(shown.slot.missing)
    }


def shown_slot(medicine: MedicineDoc, topic: str) -> ShownSlot:
    return ShownSlot(topic, name_of(topic), medicine.brand, medicine.on(topic))


def name_of(topic: str) -> str:
    """A topic as pages call it."""
    return str(Slot.Topic(topic).label)
