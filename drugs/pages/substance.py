"""What people take besides, as data: what the label of each medicine says of it.

A rule of the label answers first; where there is none, what was noted of it; else we have not
read that part of the label, or have not checked it. A rule or a note for a class answers for its
members too, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from drugs.documents import Fact, MedicineDoc, SubstanceDoc
from drugs.pages.by_letter import Part
from drugs.pages.mixing_levels import CAREFUL, LEVEL_OF_RULE, Said, WithMedicine
from drugs.shelf import Shelf
from drugs.wording.rules import rule_words


@dataclass(frozen=True)
class SubstancePage:
    substance: SubstanceDoc
    heading: str
    classes: tuple[SubstanceDoc, ...]
    members: tuple[SubstanceDoc, ...]
    medicines: tuple[WithMedicine, ...]
    facts: tuple[Fact, ...]


def substance_page(slug: str, shelf: Shelf, part: Part | None = None) -> SubstancePage:
    """All that the page of one substance, or of one class, shows, from the shelf alone; or what one
    `part` of it shows."""
    substance = shelf.substances[slug]
    told = part.here if part else tuple(shelf.medicines.values())
    medicines = tuple(with_medicine(medicine, substance, shelf) for medicine in told)
    return SubstancePage(
        substance=substance,
        heading=_heading(substance, shelf),
        classes=classes_of(substance, shelf),
        members=members_of(substance, shelf),
        medicines=medicines,
        facts=(substance, *(said.fact for row in medicines for said in row.said)),
    )


def classes_of(substance: SubstanceDoc, shelf: Shelf) -> tuple[SubstanceDoc, ...]:
    """The classes it belongs to, and those that these belong to, each once."""
    return shelf.cached(_classes)[substance.slug]


def members_of(group: SubstanceDoc, shelf: Shelf) -> tuple[SubstanceDoc, ...]:
    """The single substances of a class, by what people call them."""
    return shelf.cached(_members).get(group.slug, ())


def _classes(shelf: Shelf) -> dict[str, tuple[SubstanceDoc, ...]]:
    found = {}
    for slug, substance in shelf.substances.items():
        own: dict[str, SubstanceDoc] = {}
        open_ = list(substance.classes)
        while open_:
            other = open_.pop(0)
            if other in shelf.substances and other not in own:
                own[other] = shelf.substances[other]
                open_ += own[other].classes
        found[slug] = tuple(own.values())
    return found


def _members(shelf: Shelf) -> dict[str, tuple[SubstanceDoc, ...]]:
    found: dict[str, list[SubstanceDoc]] = {}
    for row in sorted(shelf.substances.values(), key=lambda row: row.best_known.lower()):
        for group in classes_of(row, shelf) if row.of == "one" else ():
            found.setdefault(group.slug, []).append(row)
    return {slug: tuple(rows) for slug, rows in found.items()}


def _heading(substance: SubstanceDoc, shelf: Shelf) -> str:
    """ "Plavix and JAK medicines"; a medicine of the same kind is not told apart from itself."""
    ours = {
        slug
        for row in shelf.substances.values()
        for slug in row.classes
        if any(medicine.brand in row.brands for medicine in shelf.medicines.values())
    }
    named = {"name": substance.best_known}
    if substance.slug in ours:
        return gettext("%(name)s with each other") % named
    if ours.intersection(substance.classes):
        return gettext("%(name)s and other JAK medicines") % named
    return gettext("%(name)s and JAK medicines") % named


def named_by(medicine: MedicineDoc) -> set[str]:
    """The substances that its label says anything of."""
    said = {note.substance for note in medicine.mixing_notes}
    for rule in medicine.rules:
        said.update(rule.names)
        said.update(row.substance for row in (*rule.holds_for, *rule.exceptions))
    said.discard("")
    return said


def with_medicine(medicine: MedicineDoc, substance: SubstanceDoc, shelf: Shelf) -> WithMedicine:
    """What the label of one medicine says of a substance, the most careful first."""
    rules = list(_rules(substance, medicine, shelf))
    notes = [] if rules else list(_notes(substance, medicine, shelf))
    said = [*rules, *notes]
    answered = bool(said)
    if substance.of == "class":
        said += _of_members(substance, medicine, shelf, said)
    return WithMedicine(
        medicine=medicine,
        said=tuple(sorted(said, key=lambda row: (CAREFUL.index(row.level), bool(row.members)))),
        itself=medicine.brand in substance.brands,
        rest=bool(said) and not answered,
        unread=medicine.interactions_not_read,
    )


def _rules(substance: SubstanceDoc, medicine: MedicineDoc, shelf: Shelf) -> Iterator[Said]:
    """The rules that name a substance, or a class that it belongs to."""
    groups = {row.slug: row for row in classes_of(substance, shelf)}
    for rule in medicine.rules_of(0, 1, 2):
        named = {*rule.names, *(row.substance for row in rule.holds_for)}
        said_of = next((groups[slug] for slug in groups if slug in named), None)
        spared = (row.substance for row in rule.exceptions)
        if not (
            said_of
            or substance.slug in named
            or any(slug == substance.slug or slug in groups for slug in spared)
        ):
            continue
        words = rule_words(rule, shelf, names=None)
        allowed = tuple(
            text
            for row, text in zip(rule.exceptions, words.allowed, strict=True)
            if row.substance == substance.slug or row.substance in groups
        )
        if allowed:
            yield Said("allowed", words, allowed=allowed)
        elif substance.slug in named:
            yield Said(LEVEL_OF_RULE[rule.kind], words)
        elif said_of:
            yield Said(LEVEL_OF_RULE[rule.kind], words, said_of=said_of)


def _notes(substance: SubstanceDoc, medicine: MedicineDoc, shelf: Shelf) -> Iterator[Said]:
    """The note on a substance; or those on its classes. That one medicine was studied says nothing
    of the others of its class, so such a note answers for nothing but what it names."""
    notes = {row.substance: row for row in medicine.mixing_notes}
    if own := notes.get(substance.slug):
        yield Said(own.level, note=own)
        return
    seen = set()
    for group in classes_of(substance, shelf):
        note = notes.get(group.slug)
        if note and note.level != "no-change-named" and (note.level, note.text) not in seen:
            seen.add((note.level, note.text))
            yield Said(note.level, note=note, said_of=group)


def _of_members(
    group: SubstanceDoc, medicine: MedicineDoc, shelf: Shelf, said: Iterable[Said]
) -> Iterator[Said]:
    """What is said of some members of a class, beyond what is `said` of the class."""
    known = {row.rule.rule.slug for row in said if row.rule}
    levels = {row.level for row in said}
    found: dict[object, list[tuple[SubstanceDoc, Said]]] = {}
    for member in members_of(group, shelf):
        rules = list(_rules(member, medicine, shelf))
        for row in rules:
            if row.rule and row.rule.rule.slug not in known:
                found.setdefault((row.rule.rule.slug, row.level), []).append((member, row))
        note = next((n for n in medicine.mixing_notes if n.substance == member.slug), None)
        if note and not rules and not known and (note.text or note.level not in levels):
            row = Said(note.level, note=note)
            found.setdefault((note.level, note.text), []).append((member, row))
    for rows in found.values():
        first = rows[0][1]
        yield Said(
            first.level,
            first.rule,
            first.note,
            said_of=next((row.said_of for _, row in rows if row.said_of), None),
            members=tuple(member for member, _ in rows),
            allowed=first.allowed,
        )
