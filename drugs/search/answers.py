"""The best answer, shown whole in the list of what was found: a topic of a medicine, what its label
says of something people take, what to do about a side effect."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from drugs.documents import MedicineDoc, SideEffectDoc
from drugs.pages.medicine.chapters import chapters
from drugs.pages.medicine.contents import OTHER_MEDICINES
from drugs.pages.medicine.slots import ShownSlot, name_of
from drugs.pages.substance import WithMedicine, substance_page
from drugs.search.intent import Intent
from drugs.shelf import Shelf
from drugs.wording.rules import RuleWords, rule_words

# With a topic come the rules for whom one of these conditions holds.
RULES_OF = {
    "kidney": {"kidney"}, "liver": {"liver"}, "pregnancy": {"pregnant", "planning"},
    "birth-control": {"planning"}, "breastfeeding": {"breastfeeding"},
    "children": {"age", "weight"}, "older-people": {"age"},
}  # fmt: skip
FIRST_RANKS = (0, 1)


@dataclass(frozen=True)
class ByMedicine:
    """What is said of one medicine: one topic in its guide, or what it does with a substance."""

    brand: str
    href: str
    slot: ShownSlot | None = None
    rules: tuple[RuleWords, ...] = ()
    mixed: WithMedicine | None = None


@dataclass(frozen=True)
class Answer:
    """`rows` are by medicine; `whole` says that there is one and all of it is told. `effect` is
    a side effect, with when it is an emergency and what to do."""

    title: str
    rows: tuple[ByMedicine, ...] = ()
    whole: bool = False
    effect: SideEffectDoc | None = None


def answer(wants: Intent, page: str, shelf: Shelf) -> Answer | None:
    """The answer that belongs to the first page that was found; None where a page is best read."""
    medicines = [shelf.medicines[slug] for slug in wants.medicines]
    for slug in wants.substances:
        if page == reverse("substance", args=[slug]):
            return _of_substance(slug, medicines, shelf)
    for slug in wants.effects:
        effect = shelf.side_effects[slug]
        if page == effect.page:
            return Answer(effect.name, effect=effect)
    if wants.topic:
        rows = tuple(
            row for medicine in medicines or shelf.medicines.values()
            if (row := _on_topic(medicine, wants.topic, shelf))
        )  # fmt: skip
        if any(row.href.startswith(page) for row in rows):
            return Answer(name_of(wants.topic), rows, whole=len(rows) == 1)
    return None


def _on_topic(medicine: MedicineDoc, topic: str, shelf: Shelf) -> ByMedicine | None:
    for chapter in chapters(medicine):
        if topic in chapter.topics:
            page = reverse("chapter", args=[medicine.slug, chapter.slug])
            return ByMedicine(
                medicine.brand,
                f"{page}#topic-{topic}",
                ShownSlot(topic, name_of(topic), medicine.brand, medicine.on(topic)),
                tuple(
                    rule_words(rule, shelf, names=None)
                    for rule in medicine.rules_of(*FIRST_RANKS)
                    if RULES_OF.get(topic, set()) & {row.what for row in rule.holds_for}
                ),
            )
    return None


def _of_substance(slug: str, medicines: list[MedicineDoc], shelf: Shelf) -> Answer:
    found = substance_page(slug, shelf)
    rows = tuple(
        ByMedicine(
            row.medicine.brand,
            reverse("chapter", args=[row.medicine.slug, OTHER_MEDICINES]),
            mixed=row,
        )
        for row in found.medicines
        if row.medicine in medicines or (not medicines and row.said)
    )
    return Answer(found.substance.best_known, rows, whole=len(rows) == 1)
