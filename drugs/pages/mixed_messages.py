"""Claims found elsewhere, grouped by what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from drugs.documents import MedicineDoc, MixedMessageDoc
from drugs.shelf import Shelf

# The verdicts in the order of the page, with what each means.
VERDICTS = (
    (
        "wrong",
        gettext_noop("Wrong"),
        gettext_noop("It does not match what we read at the source."),
    ),
    (
        "outdated",
        gettext_noop("Out of date"),
        gettext_noop("It was true once. Something has changed since."),
    ),
    (
        "contradicts-itself",
        gettext_noop("Contradicts itself"),
        gettext_noop("It says two things that cannot both be true."),
    ),
    (
        "imprecise",
        gettext_noop("Not exact"),
        gettext_noop("There is some truth in it. But something is left out or blurred."),
    ),
)


@dataclass(frozen=True)
class Message:
    """One claim with the medicines it names, in the order of the alphabet."""

    message: MixedMessageDoc
    medicines: tuple[MedicineDoc, ...]


@dataclass(frozen=True)
class MessageGroup:
    slug: str
    heading: str
    meaning: str
    messages: tuple[Message, ...]

    @property
    def medicines(self) -> list[str]:
        """Slugs of every medicine that any of the messages names."""
        return sorted({m.slug for message in self.messages for m in message.medicines})


@dataclass(frozen=True)
class MixedMessages:
    groups: tuple[MessageGroup, ...]
    medicines: tuple[MedicineDoc, ...]


def mixed_messages_page(shelf: Shelf) -> MixedMessages:
    """Every message once, and the medicines that messages can be picked by."""
    named = {slug for message in shelf.mixed_messages for slug in message.medicines}
    return MixedMessages(
        groups=tuple(
            group
            for slug, heading, meaning in VERDICTS
            if (
                group := MessageGroup(slug, gettext(heading), gettext(meaning), _with(slug, shelf))
            ).messages
        ),
        medicines=tuple(m for m in shelf.medicines.values() if m.slug in named),
    )


def _with(verdict: str, shelf: Shelf) -> tuple[Message, ...]:
    return tuple(
        Message(message, tuple(m for m in shelf.medicines.values() if m.slug in message.medicines))
        for message in shelf.mixed_messages
        if message.verdict == verdict
    )
