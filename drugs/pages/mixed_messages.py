"""Claims found elsewhere, by what they are about; each with its verdict and what is true."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from drugs.documents import MedicineDoc, MixedMessageDoc
from drugs.models import MixedMessage
from drugs.shelf import Shelf

# The verdicts with what each means, the clearest first.
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
    """The claims on one topic; `slug` is "others" for those that name none."""

    slug: str
    heading: str
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class Verdict:
    name: str
    meaning: str


@dataclass(frozen=True)
class MixedMessages:
    groups: tuple[MessageGroup, ...]
    verdicts: tuple[Verdict, ...]


def mixed_messages_page(shelf: Shelf) -> MixedMessages:
    """Every message once, by topic, and the verdicts that stand on the page."""
    used = {message.verdict for message in shelf.mixed_messages}
    groups = (
        MessageGroup(
            topic or "others",
            str(MixedMessage.Topic(topic).label) if topic else gettext("Others"),
            _on(topic, shelf),
        )
        for topic in (*MixedMessage.Topic.values, "")
    )
    return MixedMessages(
        groups=tuple(group for group in groups if group.messages),
        verdicts=tuple(
            Verdict(gettext(name), gettext(meaning))
            for slug, name, meaning in VERDICTS
            if slug in used
        ),
    )


def _on(topic: str, shelf: Shelf) -> tuple[Message, ...]:
    return tuple(
        Message(message, tuple(m for m in shelf.medicines.values() if m.slug in message.medicines))
        for message in shelf.mixed_messages
        if message.topic == topic
    )
