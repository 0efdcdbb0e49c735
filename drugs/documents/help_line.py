"""Whom to call, and where to go."""

from __future__ import annotations

from typing import Literal

from drugs.documents.text import Fact, Text

Purpose = Literal["emergency", "second-door", "poison", "crisis", "ahead", "report", "paying"]


class HelpLineDoc(Fact):
    """One door of help. `short` says all of it on every short form, its number included."""

    kind: Literal["help-line"] = "help-line"
    slug: str
    purpose: Purpose
    order: int
    name: str
    situation: str
    short: str
    text: Text
    emergency_if: str
    phone: str
    phone_in_letters: str
    by_text: bool
    address: str
    treatments: tuple[str, ...]
    everyday: tuple[str, ...] = ()

    @property
    def dials(self) -> str:
        """What a telephone dials: the digits alone."""
        return self.phone.replace("-", "")

    @property
    def before_phone(self) -> str:
        """The short form up to its number."""
        return self.short.partition(self.phone)[0]

    @property
    def behind_phone(self) -> str:
        """The short form from its number on."""
        return self.short.partition(self.phone)[2]
