"""The best answer, shown whole in the list of what was found: a topic of a medicine, what its label
says of something people take, how many had a side effect, what to do about one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from drugs.documents import PhraseDoc, SideEffectDoc, SourceDoc
from drugs.numbers.overview import Overview
from drugs.pages.medicine.chapters import home_of
from drugs.pages.medicine.contents import GROUPS, OTHER_MEDICINES, SIDE_EFFECTS
from drugs.pages.medicine.slots import ShownSlot, name_of
from drugs.pages.mixing_levels import WithMedicine
from drugs.pages.side_effect import overview
from drugs.pages.sources import place_of
from drugs.pages.substance import classes_of, members_of, with_medicine
from drugs.search.guides import Guide
from drugs.search.index import Index
from drugs.search.intent import Intent
from drugs.shelf import Shelf
from drugs.wording.rules import NOT_THE_OTHER, RuleWords, behind, rule_words

# With a topic come the rules for whom one of these conditions holds.
RULES_OF = {
    "kidney": {"kidney"}, "liver": {"liver"}, "pregnancy": {"pregnant", "planning"},
    "birth-control": {"planning"}, "breastfeeding": {"breastfeeding"},
    "children": {"age", "weight"}, "older-people": {"age"},
}  # fmt: skip
FIRST_RANKS = (0, 1)
MOST_ROWS = 12  # medicines that one answer tells of


@dataclass(frozen=True)
class ByMedicine:
    """What is said of one medicine: one topic in its guide, a chapter of it, or what it does with a
    substance, or how many had a side effect beside another group of the same trial, with
    the `sources` of that, each with its place. `title` is what the place is called."""

    title: str
    href: str
    slot: ShownSlot | None = None
    rules: tuple[RuleWords, ...] = ()
    mixed: WithMedicine | None = None
    counted: Overview | None = None
    sources: tuple[tuple[SourceDoc, str], ...] = ()


@dataclass(frozen=True)
class Answer:
    """`rows` are by medicine, `more` is how many others there are; `whole` says that there is one
    and all of it is told. `effect` is a side effect, with when it is an emergency and what to
    do; `rows` are then of the medicines that were named."""

    title: str
    rows: tuple[ByMedicine, ...] = ()
    more: int = 0
    whole: bool = False
    effect: SideEffectDoc | None = None

    @property
    def after(self) -> str:
        """What stands behind an answer on mixing."""
        if any(row.mixed for row in self.rows):
            return gettext(NOT_THE_OTHER)
        return behind(words for row in self.rows for words in row.rules)


def answer(wants: Intent, page: str, index: Index, shelf: Shelf) -> Answer | None:
    """The answer that belongs to the first page that was found; None where a page is best read."""
    for slug in wants.substances:
        if page == reverse("substance", args=[slug]):
            return _of_substance(slug, wants.medicines, index, shelf)
    for slug in wants.effects:
        effect = shelf.side_effects[slug]
        if page == effect.page:
            return Answer(effect.name, _counted(wants.medicines, (slug,), shelf), effect=effect)
    own = [one for one in wants.medicines if index.guides[one].chapters.get(SIDE_EFFECTS) == page]
    if rows := _counted(own, wants.effects, shelf):
        return Answer(rows[0].title, rows)
    if wants.phrase:
        rows = _rows(wants.phrase, wants.medicines, index, shelf)
        if any(row.href.partition("#")[0] == page for row in rows) and _tells(rows):
            return Answer(rows[0].title, rows, whole=len(rows) == 1)
    return None


def across(wants: Intent, index: Index, shelf: Shelf) -> Answer | None:
    """The answers of all medicines, where they are wanted."""
    if not wants.across or not wants.phrase or not shelf.medicines:
        return None
    rows = _rows(wants.phrase, tuple(shelf.medicines)[:MOST_ROWS], index, shelf)
    if not rows:
        return None
    title = name_of(wants.topic) if wants.topic else _chapter_name(wants.phrase.chapter)
    return Answer(title, rows, more=len(shelf.medicines) - len(rows))


def _counted(
    medicines: Iterable[str], effects: Iterable[str], shelf: Shelf
) -> tuple[ByMedicine, ...]:
    """How many had these side effects with these medicines, as far as a trial counted them."""
    return tuple(
        ByMedicine(
            gettext("%(brand)s: %(title)s")
            % {"brand": shelf.medicines[one].brand, "title": shelf.side_effects[effect].name},
            f"{reverse('side_effect', args=[effect])}#{one}",
            counted=found,
            sources=tuple(
                (source, place_of(source.slug, shelf)) for source in shelf.sources_of(found.facts)
            ),
        )
        for one in medicines
        for effect in effects
        if (found := overview(effect, [shelf.medicines[one]]))
    )


def _tells(rows: tuple[ByMedicine, ...]) -> bool:
    return any(row.slot or row.rules for row in rows)


def _rows(
    phrase: PhraseDoc, medicines: Iterable[str], index: Index, shelf: Shelf
) -> tuple[ByMedicine, ...]:
    found = (_row(phrase, index.guides[slug], shelf) for slug in medicines)
    return tuple(row for row in found if row)


def _row(phrase: PhraseDoc, guide: Guide, shelf: Shelf) -> ByMedicine | None:
    medicine, topic = guide.medicine, phrase.topic
    if topic in guide.topics:
        name = name_of(topic)
        return ByMedicine(
            gettext("%(brand)s: %(title)s") % {"brand": medicine.brand, "title": name},
            guide.topics[topic],
            ShownSlot(topic, name, medicine.brand, medicine.on(topic)),
            tuple(
                rule_words(rule, shelf, names=None)
                for rule in medicine.rules_of(*FIRST_RANKS)
                if RULES_OF.get(topic, set()) & {row.what for row in rule.holds_for}
            ),
        )
    if href := guide.chapters.get(phrase.chapter):
        return ByMedicine(
            guide.titles[href],
            href,
            rules=tuple(
                rule_words(rule, shelf, names=None)
                for rule in medicine.rules_of(*FIRST_RANKS)
                if guide.chapters[home_of(rule)] == href
            ),
        )
    return None


def _chapter_name(slug: str) -> str:
    names = {one.slug: one.name for group in GROUPS for one in group.chapters}
    return gettext(names[slug])


def _of_substance(slug: str, named: tuple[str, ...], index: Index, shelf: Shelf) -> Answer:
    substance = shelf.substances[slug]
    related = (*classes_of(substance, shelf), *members_of(substance, shelf))
    groups = [group for row in members_of(substance, shelf) for group in classes_of(row, shelf)]
    slugs = {slug, *(row.slug for row in (*related, *groups))}
    said_by = {number for one in slugs for number in index.said_of.get(one, ())}
    rows = []
    for one in named or [index.medicines[number] for number in sorted(said_by)]:
        medicine = shelf.medicines[one]
        mixed = with_medicine(medicine, substance, shelf)
        if named or mixed.said:
            rows.append(
                ByMedicine(
                    medicine.brand,
                    reverse("chapter", args=[medicine.slug, OTHER_MEDICINES]),
                    mixed=mixed,
                )
            )
        if len(rows) == MOST_ROWS:
            break
    return Answer(substance.best_known, tuple(rows), whole=len(rows) == 1)
