"""The front page of a medicine: the two numbers, the rules that can hurt, the emergencies, the box,
and the ways on."""

from __future__ import annotations

from dataclasses import dataclass

from drugs.documents import MedicineDoc, SlotDoc, UrgentSignDoc
from drugs.documents.reads import remembered
from drugs.numbers.figures import sources_of
from drugs.pages.medicine.guide import Guide, guide
from drugs.pages.medicine.label import Label
from drugs.pages.medicine.rules import HubRules, MoreRules, hub_rules, more_rules
from drugs.pages.medicine.tiles import Twin, twin
from drugs.pages.medicine.ways import Ways, ways_on
from drugs.pages.urgent_help import lead_911
from drugs.shelf import Shelf


@dataclass(frozen=True, eq=False)
class HubPage:
    guide: Guide

    @property
    def medicine(self) -> MedicineDoc:
        return self.guide.medicine

    @property
    def label(self) -> Label | None:
        return self.guide.label

    @remembered
    def twin(self) -> Twin:
        return twin(self.medicine, self.guide.shelf)

    @remembered
    def rules(self) -> tuple[HubRules, ...]:
        return hub_rules(self.medicine, self.guide.shelf)

    @property
    def rule_sources(self) -> tuple[str, ...]:
        return sources_of(words.rule.sources for group in self.rules for words in group.rules)

    @remembered
    def more(self) -> tuple[MoreRules, ...]:
        return more_rules(self.medicine)

    @property
    def more_in_all(self) -> int:
        return sum(more.number for more in self.more)

    @remembered
    def now(self) -> tuple[UrgentSignDoc, ...]:
        """The signs for 911 that name this medicine."""
        return self._signs("911")

    @remembered
    def today(self) -> tuple[UrgentSignDoc, ...]:
        """The signs to call about today that have words for a front page."""
        return tuple(sign for sign in self._signs("today") if sign.never_left_out)

    def _signs(self, urgency: str) -> tuple[UrgentSignDoc, ...]:
        return next((g.signs for g in self.guide.signs if g.urgency == urgency), ())

    @property
    def lead(self) -> tuple[str, ...]:
        """What is a 911 call whatever one takes, where the signs do not say it themselves."""
        told = any(sign.tells_stroke for sign in self.now)
        return () if told else lead_911(self.now)

    @property
    def too_much(self) -> SlotDoc | None:
        """What to do when too much was taken, whatever else was read of it."""
        slot = self.medicine.on("too-much")
        return slot if slot and slot.summary else None

    @remembered
    def ways(self) -> tuple[Ways, ...]:
        return ways_on(self.guide, old_places=True)

    @property
    def sources(self) -> tuple[str, ...]:
        """Slugs of all that the front page rests on."""
        return sources_of(
            [
                self.medicine.sources,
                self.twin.sources,
                self.rule_sources,
                *(sign.sources for sign in (*self.now, *self.today)),
                self.too_much.sources if self.too_much else (),
                *(row.sources for row in self.medicine.warnings if row.boxed),
            ]
        )


def hub_page(slug: str, shelf: Shelf) -> HubPage:
    """The front page of one medicine on the shelf."""
    return HubPage(guide(slug, shelf))
