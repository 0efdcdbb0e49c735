"""One chapter of a medicine's guide: its rules and topics, what it rests on, and what comes before
and after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from drugs.documents import MedicineDoc, facts
from drugs.documents.reads import remembered
from drugs.numbers.figures import sources_of
from drugs.pages.medicine.chapters import chapters
from drugs.pages.medicine.contents import (
    BOXED_WARNING,
    HOW_IT_WORKED,
    SIDE_EFFECTS,
    SOURCES,
    TESTS,
    WARNINGS,
    WHO,
    Chapter,
)
from drugs.pages.medicine.guide import Guide, guide
from drugs.pages.medicine.label import Label
from drugs.pages.medicine.rules import RuleGroup, rule_groups
from drugs.pages.medicine.slots import SlotGroup, slot_group
from drugs.pages.medicine.ways import Ways, ways_on
from drugs.shelf import Shelf

Sources = Iterable[Iterable[str]]


@dataclass(frozen=True, eq=False)
class ChapterPage:
    """A chapter; `before` and `after` are None at the ends."""

    guide: Guide
    chapter: Chapter
    before: Chapter | None
    after: Chapter | None

    @property
    def medicine(self) -> MedicineDoc:
        return self.guide.medicine

    @property
    def label(self) -> Label | None:
        return self.guide.label

    @remembered
    def rules(self) -> tuple[RuleGroup, ...]:
        return rule_groups(self.medicine, self.guide.shelf, self.chapter.slug)

    @property
    def rule_sources(self) -> tuple[str, ...]:
        return sources_of(words.rule.sources for group in self.rules for words in group.rules)

    @remembered
    def slots(self) -> tuple[SlotGroup, ...]:
        return tuple(slot_group(self.medicine, group) for group in self.chapter.slots)

    @property
    def ways(self) -> tuple[Ways, ...]:
        return ways_on(self.guide)

    @property
    def sources(self) -> tuple[str, ...]:
        """Slugs of all that the chapter rests on."""
        slots = [self.medicine.on(topic) for topic in self.chapter.topics]
        return sources_of(
            [
                self.rule_sources,
                *(slot.sources for slot in slots if slot),
                *OWN_PARTS.get(self.chapter.slug, _nothing)(self.guide),
            ]
        )


def chapter_pages(slug: str, shelf: Shelf) -> tuple[ChapterPage, ...]:
    """All chapters of one medicine on the shelf."""
    found = guide(slug, shelf)
    row = chapters(found.medicine)
    return tuple(
        ChapterPage(found, one, before, after)
        for before, one, after in zip((None, *row), row, (*row[1:], None), strict=False)
    )


def _nothing(guide: Guide) -> Sources:
    return ()


def _who(guide: Guide) -> Sources:
    return [guide.medicine.sources, *(row.sources for row in guide.medicine.indications)]


def _worked(guide: Guide) -> Sources:
    trial = guide.evidence.benefit
    return [*(table.sources for table in guide.outcomes), trial.sources if trial else ()]


def _side_effects(guide: Guide) -> Sources:
    trial = guide.evidence.harm
    return [
        *(table.sources for table in (*guide.reactions, *guide.alone)),
        *(group.sources for group in guide.signs),
        *(item.listing.sources for item in guide.listed),
        trial.sources if trial else (),
    ]


def _warnings(guide: Guide) -> Sources:
    behind = [table.sources for table in guide.behind_box]
    return [guide.medicine.sources, *(row.sources for row in guide.medicine.warnings), *behind]


def _tests(guide: Guide) -> Sources:
    return [step.sources for step in guide.steps]


def _everything(guide: Guide) -> Sources:
    return [*(fact.sources for fact in facts(guide.medicine)), *(g.sources for g in guide.signs)]


# What a chapter shows beside its rules and topics, as the sources of each part.
OWN_PARTS: dict[str, Callable[[Guide], Sources]] = {
    WHO: _who,
    HOW_IT_WORKED: _worked,
    SIDE_EFFECTS: _side_effects,
    BOXED_WARNING: _warnings,
    WARNINGS: _warnings,
    TESTS: _tests,
    SOURCES: _everything,
}
