"""The chapters of one medicine, and the one in which each rule stands."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext

from drugs.documents import MedicineDoc, RuleDoc
from drugs.documents.medicine import MIXING
from drugs.pages.medicine.contents import (
    BOXED_WARNING,
    GROUPS,
    HOW_TO_TAKE,
    OF_A_CREAM,
    OTHER_MEDICINES,
    PREGNANCY,
    TESTS,
    WARNINGS,
    WHO,
    WITHOUT_A_BOX,
    Chapter,
    Group,
    Topics,
)


def groups(medicine: MedicineDoc) -> tuple[Group, ...]:
    """The chapters of one medicine, in three groups of four, with their words in the language in
    force."""
    return tuple(
        Group(gettext(group.name), tuple(_own(one, medicine) for one in group.chapters))
        for group in GROUPS
    )


def chapters(medicine: MedicineDoc) -> tuple[Chapter, ...]:
    """The twelve in their order."""
    return tuple(chapter for group in groups(medicine) for chapter in group.chapters)


def chapter_of(medicine: MedicineDoc, slug: str) -> Chapter | None:
    """One of them by the name in its address. The two names of the chapter of warnings both lead
    there: which one it bears changes with the label."""
    wanted = {slug} | ({BOXED_WARNING, WARNINGS} if slug in {BOXED_WARNING, WARNINGS} else set())
    for group in GROUPS:
        for one in group.chapters:
            if _named(one, medicine).slug in wanted:
                return _own(one, medicine)
    return None


def warnings_of(medicine: MedicineDoc) -> Chapter:
    """The chapter of its warnings, boxed or not."""
    found = chapter_of(medicine, WARNINGS)
    assert found is not None
    return found


def home_of(rule: RuleDoc) -> str:
    """The chapter that says a rule whole, told by its fields."""
    about = {row.what for row in rule.holds_for}
    if rule.kind in MIXING or rule.names or about & {"takes"}:
        return OTHER_MEDICINES
    if about & {"pregnant", "planning", "breastfeeding"}:
        return PREGNANCY
    if rule.kind == "check" or about & {"blood"}:
        return TESTS
    if rule.kind in {"most-allowed", "lower-dose", "stop", "pause"}:
        return HOW_TO_TAKE
    return WHO


def _named(chapter: Chapter, medicine: MedicineDoc) -> Chapter:
    """The chapter that names it: a cream and a medicine without a box have other words."""
    if chapter.slug == HOW_TO_TAKE and medicine.route == "cream":
        return OF_A_CREAM
    if chapter.slug == BOXED_WARNING and not medicine.has_box:
        return WITHOUT_A_BOX
    return chapter


def _own(chapter: Chapter, medicine: MedicineDoc) -> Chapter:
    other = _named(chapter, medicine)
    named = {"brand": medicine.brand, "generic": medicine.generic}
    return replace(
        chapter,
        slug=other.slug,
        name=gettext(other.name),
        title=gettext(other.title) % named,
        description=gettext(other.description) % named,
        icon=other.icon,
        rules=chapter.rules and gettext(chapter.rules),
        slots=tuple(
            Topics(group.heading and gettext(group.heading), group.topics)
            for group in chapter.slots
        ),
    )
