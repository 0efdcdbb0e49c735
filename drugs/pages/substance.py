"""What people take besides, as data: what the label of each medicine says of it.

A rule of the label answers first; where there is none, what was noted of it; else we have not
read that part of the label, or have not checked it. A rule or a note for a class answers for its
members too, and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop, ngettext

from drugs.documents import Fact, MedicineDoc, MixingNoteDoc, SubstanceDoc
from drugs.shelf import Shelf
from drugs.wording.rules import RuleWords, rule_words

# What a label can say, the most careful first.
LEVELS = {
    "do-not-use": gettext_noop("Do not use together"),
    "lower-dose": gettext_noop("A lower dose"),
    "ask-first": gettext_noop("Ask first"),
    "not-checked": gettext_noop("We have not checked this: ask"),
    "not-read": gettext_noop("We have not read this: ask"),
    "not-named": gettext_noop("The label does not name it: ask"),
    "allowed": gettext_noop("Allowed, with a limit"),
    "no-change-named": gettext_noop("Studied, no other dose named"),
}
CAREFUL = tuple(LEVELS)
# A note that names no limit but a time or a way, such as a vaccine before the start.
NAMED_WITH_HOW = gettext_noop("Named: read when and how")

LEVEL_OF_RULE = {
    "do-not-use": "do-not-use",
    "do-not-start": "do-not-use",
    "do-not-mix": "do-not-use",
    "stop": "do-not-use",
    "pause": "do-not-use",
    "lower-dose": "lower-dose",
    "dose-when-mixed": "lower-dose",
    "most-allowed": "lower-dose",
    "wait": "ask-first",
    "check": "ask-first",
    "ask-first": "ask-first",
    "ask-before-mixing": "ask-first",
}


@dataclass(frozen=True)
class Said:
    """One thing that is said: a rule, or a note where there is no rule.

    `said_of` is the class it is said of, where it answers for a member; `members` are those of the
    page's class it holds for, where it does not hold for all; `allowed` tells the limit.
    """

    level: str
    rule: RuleWords | None = None
    note: MixingNoteDoc | None = None
    said_of: SubstanceDoc | None = None
    members: tuple[SubstanceDoc, ...] = ()
    allowed: tuple[str, ...] = ()

    @property
    def level_name(self) -> str:
        """The level in words, with how long it holds where it ends."""
        level = gettext(LEVELS[self.level])
        if self.note:
            return note_level(self.note)
        rule = self.rule.rule if self.rule else None
        if rule is None or not rule.forbids or not rule.wait or rule.wait_from != "start":
            return level
        return gettext("%(level)s in the first %(time)s") % {
            "level": level, "time": _time(rule.wait, rule.wait_unit),
        }  # fmt: skip

    @property
    def fact(self) -> Fact:
        """What it rests on."""
        fact = self.rule.rule if self.rule else self.note
        assert fact is not None
        return fact


@dataclass(frozen=True)
class WithMedicine:
    """What one medicine's label says. `itself`: the substance is this medicine. `rest`: of a class,
    nothing was checked but the members that are named. `unread`: the part of the label that would
    say it was not read."""

    medicine: MedicineDoc
    said: tuple[Said, ...]
    itself: bool
    rest: bool
    unread: bool

    @property
    def has_rule(self) -> bool:
        """Whether its label says what to do, and not only what it leaves unsaid."""
        return any(row.rule for row in self.said)

    @property
    def level(self) -> str:
        """The most careful of all that is said, or left unsaid."""
        levels = [row.level for row in self.said]
        if self.rest or not levels:
            levels.append("not-read" if self.unread else "not-checked")
        return min(levels, key=CAREFUL.index)

    @property
    def level_name(self) -> str:
        """The level in words, and whether it is that of some members of a class only."""
        if self.level == "not-checked" and self.said:
            return gettext("We have not checked all of them: ask")
        level = self._named(self.level)
        most_careful = [row for row in self.said if row.level == self.level]
        if not all(row.members for row in most_careful) or not most_careful:
            return level
        for_all = [row.level for row in self.said if row.rule and not row.members]
        if not for_all:
            return gettext("%(level)s (some of them)") % {"level": level}
        return gettext("%(level)s; some of them: %(other)s") % {
            "level": self._named(min(for_all, key=CAREFUL.index)),
            "other": level[:1].lower() + level[1:],
        }

    def _named(self, level: str) -> str:
        """A level in the words of what is said at it, where that is one."""
        names = {row.level_name for row in self.said if row.level == level}
        return names.pop() if len(names) == 1 else gettext(LEVELS[level])


def note_level(note: MixingNoteDoc) -> str:
    """The level of a note in words."""
    return gettext(NAMED_WITH_HOW if note.level == "allowed" else LEVELS[note.level])


def _time(number: int, unit: str) -> str:
    """A time in words: "3 months"."""
    words = {
        "hours": ngettext("%(number)d hour", "%(number)d hours", number),
        "days": ngettext("%(number)d day", "%(number)d days", number),
        "weeks": ngettext("%(number)d week", "%(number)d weeks", number),
        "months": ngettext("%(number)d month", "%(number)d months", number),
    }
    return words[unit] % {"number": number}


@dataclass(frozen=True)
class SubstancePage:
    substance: SubstanceDoc
    heading: str
    classes: tuple[SubstanceDoc, ...]
    members: tuple[SubstanceDoc, ...]
    medicines: tuple[WithMedicine, ...]
    facts: tuple[Fact, ...]


def substance_page(slug: str, shelf: Shelf) -> SubstancePage:
    """All that the page of one substance, or of one class, shows, from the shelf alone."""
    substance = shelf.substances[slug]
    medicines = tuple(
        with_medicine(medicine, substance, shelf) for medicine in shelf.medicines.values()
    )
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
