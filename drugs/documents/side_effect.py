"""A side effect across all medicines, and the signs that need help."""

from __future__ import annotations

from typing import Literal

from drugs.documents.text import Fact, Review, Text


class SideEffectDoc(Fact):
    kind: Literal["side-effect"] = "side-effect"
    slug: str
    name: str
    medical_name: str
    also_called: tuple[str, ...]
    serious: bool
    role: Literal["symptom", "tally", "event"]
    urgency: Literal["911", "today", "next-visit"]
    what_it_is: Text
    feels_like: Text
    on_light_skin: Text
    on_brown_and_black_skin: Text
    what_to_do: Text
    emergency_if: str
    emergency_room: bool
    review: Review

    @property
    def page(self) -> str:
        """Where readers meet it. An event that is no symptom is told with the boxed warning."""
        return "/boxed-warning/" if self.role == "event" else f"/side-effects/{self.slug}/"


class UrgentSignDoc(Fact):
    kind: Literal["urgent-sign"] = "urgent-sign"
    slug: str
    urgency: Literal["911", "today", "next-visit"]
    order: int
    sign: str
    meaning: str
    side_effect: str
    medicines: tuple[str, ...]
    tells_stroke: bool
    in_short: str = ""
    everyday: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """In the words of a front page where it has some, or else in its own."""
        return self.in_short or self.sign

    @property
    def never_left_out(self) -> bool:
        """Whether a short form of a medicine tells it: an emergency, or a call today that has words
        for a front page."""
        return self.urgency == "911" or (self.urgency == "today" and bool(self.in_short))
