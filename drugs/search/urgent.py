"""Whether a query names a sign that cannot wait. Signs and help lines hold the words for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from django.urls import reverse
from django.utils.translation import gettext

from drugs.documents import HelpLineDoc, UrgentSignDoc
from drugs.search.circumstances import no_sign
from drugs.search.told import Told
from drugs.search.told import told as tell
from drugs.search.watch import Line, Watch, watch
from drugs.shelf import Shelf
from drugs.wording import languages

FURTHER = 5  # words that may stand between those of a sign, all in all
LITTLE = 0.5  # what a little one of them counts
MOST_SIGNS = 3  # on one card
MOST_TRIED = 24  # places of the words of a line that are looked at


@dataclass(frozen=True)
class Alarm:
    """What stands before all that is found: signs of one urgency, or one help line, or both.

    `urgency` is that of the signs, or else what the help line is for.
    """

    urgency: str
    signs: tuple[UrgentSignDoc, ...] = ()
    line: HelpLineDoc | None = None

    @property
    def place(self) -> str:
        """Where it stands on the page of urgent help."""
        return "call-911" if self.urgency == "911" else self.urgency

    @property
    def place_to_read(self) -> str:
        """The address of what it is about, as search finds it."""
        page = reverse("urgent_help")
        return page if self.line else f"{page}#{self.place}"

    @property
    def said(self) -> str:
        """The card in a few words, for whoever does not see it."""
        if self.urgency == "911":
            return gettext("Call 911.")
        return self.line.situation if self.line else gettext("Call your doctor today.")


def alarm(typed: list[str], shelf: Shelf) -> Alarm | None:
    """The card for what was typed; None where it names no sign."""
    watched = shelf.cached(watch)
    words = languages.current().alarm_words
    text = words.heard(" ".join(typed))
    typed = words.elsewhere.sub(" ", text).split()
    means = bool(words.of_meaning.search(text))
    now = bool(words.of_now.search(text))
    asks = bool(words.of_number.search(text)) and not now
    later = bool(words.not_now.search(text)) and not now
    near, sure = tell(typed, watched)
    numbers = {
        number for one in near for word in one.reading for number in watched.begun.get(word, ())
    }
    found = {
        one.slug: one
        for line, one in (watched.lines[number] for number in sorted(numbers))
        if _holds(line, one, near if len(line.groups) > 1 else sure, watched, now=now)
        and not (
            isinstance(one, UrgentSignDoc)
            and (asks or (later and one.urgency != "911") or (means and _may_mean(line, one)))
        )
    }.values()
    signs = [one for one in found if isinstance(one, UrgentSignDoc)]
    for_911 = tuple(sign for sign in signs if sign.urgency == "911")
    help_line = next((one for one in found if isinstance(one, HelpLineDoc)), None)
    if for_911:
        return Alarm("911", for_911[:MOST_SIGNS], help_line)
    if help_line and help_line.purpose == "emergency":
        return Alarm("911")
    if help_line:
        return Alarm(help_line.purpose, (), help_line)
    today = tuple(sign for sign in signs if sign.urgency == "today")
    return Alarm("today", today[:MOST_SIGNS], None) if today else None


def _may_mean(line: Line, sign: UrgentSignDoc) -> bool:
    """Whether who asks what its words mean has it hardly: "floaters", but not "chest pain"."""
    return line.name or len(line.groups) == 1 or sign.urgency != "911"


def _holds(
    line: Line,
    holder: UrgentSignDoc | HelpLineDoc,
    told: list[Told],
    watched: Watch,
    *,
    now: bool,
) -> bool:
    """Whether a line is told, and nothing around it takes it away. `now`: somebody has it now."""
    around = watched.around
    if any(line.without & one.reading for one in told) or line.not_first & told[0].reading:
        return False
    if line.name and not now and any(around.of_risk & one.reading for one in told):
        return False
    if line.alone:
        told = [one for one in told if not one.reading & around.little]
        if len(told) != len(line.groups):
            return False
    places = [[at for at, one in enumerate(told) if one.reading & group] for group in line.groups]
    if not all(places):
        return False
    far = list(accumulate(LITTLE if one.reading & around.little else 1.0 for one in told))
    room = len(places) + FURTHER
    return any(
        not no_sign(line, holder, at, told, watched)
        for at in islice(_near(places, (), far, room, line.behind), MOST_TRIED)
    )


def _near(
    places: Sequence[Sequence[int]],
    taken: tuple[int, ...],
    far: Sequence[float],
    room: int,
    behind: Collection[int],
) -> Iterator[tuple[int, ...]]:
    """Where each group has a word of its own, all within `room` words; those in `behind` right
    behind the one before. `far` tells where each word stands."""
    if len(taken) == len(places):
        yield taken
        return
    for at in places[len(taken)]:
        if len(taken) in behind and at != taken[-1] + 1:
            continue
        if at not in taken and all(abs(far[at] - far[other]) < room for other in taken):
            yield from _near(places, (*taken, at), far, room, behind)
