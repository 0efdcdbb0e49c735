"""The rules of a medicine where its guide says them: those that can hurt on its front page, every
one whole in its chapter."""

from __future__ import annotations

from dataclasses import dataclass

from drugs.documents import MedicineDoc, RuleDoc
from drugs.pages.medicine.chapters import chapters, home_of
from drugs.pages.medicine.contents import Chapter
from drugs.shelf import Shelf
from drugs.wording.rules import RuleWords, behind, rule_words

ALWAYS = (0, 1)  # the ranks that no form leaves out
EVERY = (0, 1, 2)
# Bans first, then limits, then what to do. Levels to start with never meet levels to stop at.
KINDS = (
    "do-not-use", "do-not-start", "do-not-mix", "most-allowed", "lower-dose", "dose-when-mixed",
    "stop", "pause", "wait", "ask-first", "ask-before-mixing", "check",
)  # fmt: skip


@dataclass(frozen=True)
class RuleGroup:
    """Rules of one kind, whole, with all their names."""

    kind: str
    heading: str
    rules: tuple[RuleWords, ...]


@dataclass(frozen=True)
class HubRules:
    """Rules of rank 0 and 1 that one chapter says more of, and what stands behind them."""

    chapter: Chapter
    rules: tuple[RuleWords, ...]

    @property
    def after(self) -> str:
        return behind(self.rules)


@dataclass(frozen=True)
class MoreRules:
    """How many rules of rank 2 stand in one chapter."""

    chapter: Chapter
    number: int


def rule_groups(medicine: MedicineDoc, shelf: Shelf, chapter: str) -> tuple[RuleGroup, ...]:
    """Every rule of one chapter, a group a kind: bans first, in each the highest rank first."""
    rules = [rule for rule in medicine.rules_of(*EVERY) if home_of(rule) == chapter]
    return tuple(
        RuleGroup(
            kind, group[0].kind_name, tuple(rule_words(rule, shelf, names=None) for rule in group)
        )
        for kind in KINDS
        if (group := [rule for rule in rules if rule.kind == kind])
    )


def hub_rules(medicine: MedicineDoc, shelf: Shelf) -> tuple[HubRules, ...]:
    """The rules of rank 0 and 1 by chapter, in the order of the chapters."""
    return tuple(
        HubRules(chapter, tuple(rule_words(rule, shelf) for rule in rules))
        for chapter in chapters(medicine)
        if (rules := _of(medicine, chapter, *ALWAYS))
    )


def more_rules(medicine: MedicineDoc) -> tuple[MoreRules, ...]:
    """Where the rules of rank 2 stand, and how many."""
    return tuple(
        MoreRules(chapter, len(rules))
        for chapter in chapters(medicine)
        if (rules := _of(medicine, chapter, 2))
    )


def _of(medicine: MedicineDoc, chapter: Chapter, *ranks: int) -> list[RuleDoc]:
    return [rule for rule in medicine.rules_of(*ranks) if home_of(rule) == chapter.slug]
