"""The rules of each column, whole: those that no short form may leave out, under a few headings.

What two columns say in the same words is said once, for both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from drugs.documents import Fact, MedicineDoc, RuleDoc, TreatmentDoc, UrgentSignDoc
from drugs.pages.compare.cells import Column
from drugs.pages.medicine.chapters import home_of
from drugs.pages.urgent_help import lead_911, poison_help, signs
from drugs.shelf import Shelf
from drugs.wording.lists import and_list
from drugs.wording.rules import NOT_THE_OTHER, RuleWords, rule_words

NEVER_LEFT_OUT = (0, 1)  # the ranks of rules that stand whole on every short form
# The parts of a label that give rules: unless all were read, nobody can say that there is none.
HAVE_RULES = ("dosing", "contraindications", "warnings", "interactions", "some-people")

MIXING = gettext_noop("Do not mix it with")
# Kinds that stand together, in this order. Levels to start with never meet levels to stop at.
HEADINGS: dict[str, tuple[str, ...]] = {
    gettext_noop("Do not use it, or do not start it"): ("do-not-use", "do-not-start"),
    MIXING: ("do-not-mix",),
    gettext_noop("Dose limits"): ("most-allowed", "lower-dose", "dose-when-mixed"),
    gettext_noop("Stop or pause"): ("stop", "pause"),
    gettext_noop("Wait, or ask first"): ("wait", "ask-first", "check", "ask-before-mixing"),
}
PREGNANCY = gettext_noop("Pregnancy and breastfeeding")
ABOUT = {"pregnancy": {"pregnant", "planning"}, "breastfeeding": {"breastfeeding"}}
EMERGENCY = gettext_noop("911 or emergency room")
TODAY = gettext_noop("Call your doctor today")

NO_RULES_READ = gettext_noop("We have not read these rules. Ask.")
NOT_ALL_READ = gettext_noop("We have not read the other rules. Ask.")
NO_RULE = gettext_noop("None found.")
NOT_ENTERED = gettext_noop("Not all of its rules are listed here yet. Read its own pages.")


@dataclass(frozen=True)
class Sentence:
    """A whole sentence, or a rule: then `rule` has its names, and `others` is where all stand if
    there are more of them."""

    text: str
    rule: RuleWords | None = None
    others: str = ""


@dataclass(frozen=True)
class Said:
    """Whole sentences of one column, or of several in the same words (`whose`)."""

    whose: str
    sentences: tuple[Sentence, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(sentence.text for sentence in self.sentences)


@dataclass(frozen=True)
class Stack:
    """One heading of rules, for all columns, and what stands behind them."""

    heading: str
    said: tuple[Said, ...]
    after: str = ""


@dataclass(frozen=True)
class MoreRules:
    """How many rules of a column stand elsewhere, and where."""

    name: str
    number: int
    href: str


Sentences = Mapping[str, Sequence[Sentence]]  # by the slug of the column


def stacks(columns: Sequence[Column], shelf: Shelf) -> Iterator[Stack]:
    by_heading = {column.slug: column.cached(_by_heading, shelf) for column in columns}
    for heading in (*HEADINGS, PREGNANCY):
        found = {slug: headed[heading] for slug, headed in by_heading.items()}
        if any(found.values()) or heading == PREGNANCY:
            after = gettext(NOT_THE_OTHER) if heading == MIXING else ""
            yield Stack(gettext(heading), _said(columns, _with_gaps(columns, found)), after)
    yield _emergency(columns, shelf)
    today = {column.slug: column.cached(_today, shelf) for column in columns}
    if any(today.values()):
        told = {slug: [Sentence(sign.short) for sign in some] for slug, some in today.items()}
        yield Stack(gettext(TODAY), _said(columns, told))


def _by_heading(column: Column, shelf: Shelf) -> dict[str, list[Sentence]]:
    """The sentences of one column, those on pregnancy under a heading of their own."""
    found = {
        heading: [
            _sentence(column, rule, shelf)
            for rule in _rules(column.treatment)
            if rule.kind in kinds and not _about_pregnancy(rule)
        ]
        for heading, kinds in HEADINGS.items()
    }
    return found | {PREGNANCY: list(_pregnancy(column, shelf))}


def more(columns: Sequence[Column]) -> tuple[MoreRules, ...]:
    return tuple(
        MoreRules(column.name, number, column.whole)
        for column in columns
        if (number := len(column.treatment.rules_of(2)))
    )


def facts(columns: Sequence[Column], shelf: Shelf) -> Iterator[Fact]:
    """What the stacks rest on."""
    for column in columns:
        yield from column.cached(_facts, shelf)
    yield from poison_help(shelf)


def _facts(column: Column, shelf: Shelf) -> tuple[Fact, ...]:
    slots = [
        slot
        for topic in ABOUT
        if not _told_by_rules(column.treatment, topic)
        and (slot := column.treatment.on(topic)) is not None
    ]
    urgent = (*column.cached(_signs, shelf), *column.cached(_today, shelf))
    return (*_rules(column.treatment), *slots, *urgent)


def _rules(treatment: TreatmentDoc) -> tuple[RuleDoc, ...]:
    return treatment.rules_of(*NEVER_LEFT_OUT)


def _about_pregnancy(rule: RuleDoc) -> bool:
    return any(row.what in what for row in rule.holds_for for what in ABOUT.values())


def _told_by_rules(treatment: TreatmentDoc, topic: str) -> bool:
    return any(row.what in ABOUT[topic] for rule in _rules(treatment) for row in rule.holds_for)


def _sentence(column: Column, rule: RuleDoc, shelf: Shelf) -> Sentence:
    words = rule_words(rule, shelf)
    others = f"{column.chapter(home_of(rule))}#rule-{rule.slug}" if words.more else ""
    return Sentence(words.whole, words, others)


def _pregnancy(column: Column, shelf: Shelf) -> Iterator[Sentence]:
    """The rules about it, and what the label says where there is no rule."""
    for rule in _rules(column.treatment):
        if _about_pregnancy(rule):
            yield _sentence(column, rule, shelf)
    for topic in ABOUT:
        slot = column.treatment.on(topic)
        if slot and slot.summary and not _told_by_rules(column.treatment, topic):
            yield Sentence(slot.summary)


def _emergency(columns: Sequence[Column], shelf: Shelf) -> Stack:
    """The signs of each column; before them, unless the signs of each say so, what is a 911 call
    with any of them; and whom to call when too much was taken."""
    found = {column.slug: column.cached(_signs, shelf) for column in columns}
    always: tuple[str, ...] = ()
    if not all(any(sign.tells_stroke for sign in some) for some in found.values()):
        always = lead_911([sign for some in found.values() for sign in some])
    too_much = gettext("Too much taken? %(help)s")
    ends = [too_much % {"help": line.short} for line in poison_help(shelf)]
    told = {
        slug: [Sentence(text) for text in (*always, *(sign.short for sign in some), *ends)]
        for slug, some in found.items()
    }
    return Stack(gettext(EMERGENCY), _said(columns, told))


def _signs(column: Column, shelf: Shelf) -> tuple[UrgentSignDoc, ...]:
    """A column's signs of an emergency; of an option we know none of its own."""
    return _of_urgency(column, "911", shelf)


def _today(column: Column, shelf: Shelf) -> tuple[UrgentSignDoc, ...]:
    """What to call about today, of that what no short form leaves out: as on the front page."""
    return tuple(sign for sign in _of_urgency(column, "today", shelf) if sign.never_left_out)


def _of_urgency(column: Column, urgency: str, shelf: Shelf) -> tuple[UrgentSignDoc, ...]:
    if not isinstance(column.treatment, MedicineDoc):
        return ()
    groups = signs(column.treatment, shelf)
    return next((group.signs for group in groups if group.urgency == urgency), ())


# --- one voice ------------------------------------------------------------------------------------


def _with_gaps(columns: Sequence[Column], found: Sentences) -> dict[str, Sequence[Sentence]]:
    """Silence reads as safe, so a column without a rule says why."""
    return {
        column.slug: [
            *found[column.slug],
            *map(Sentence, _gap(column.treatment, bool(found[column.slug]))),
        ]
        for column in columns
    }


def _gap(treatment: TreatmentDoc, some: bool) -> Iterator[str]:
    if not treatment.label_parts and not isinstance(treatment, MedicineDoc):
        yield gettext(NOT_ALL_READ if some else NO_RULES_READ)
    elif not treatment.rules_entered:
        yield gettext(NOT_ENTERED)
    elif some:
        return
    else:
        read = {row.part for row in treatment.label_parts if row.state != "not-read"}
        yield gettext(NO_RULE if read.issuperset(HAVE_RULES) else NO_RULES_READ)


def _said(columns: Sequence[Column], found: Sentences) -> tuple[Said, ...]:
    """The sentences by whose they are: first those of most columns, then each column's own."""
    whose: dict[str, list[int]] = {}
    sentences: dict[str, Sentence] = {}
    for at, column in enumerate(columns):
        for sentence in found.get(column.slug, ()):
            whose.setdefault(sentence.text, []).append(at)
            sentences.setdefault(sentence.text, sentence)
    groups: dict[tuple[int, ...], list[Sentence]] = {}
    for text, places in whose.items():
        groups.setdefault(tuple(places), []).append(sentences[text])
    order = sorted(groups, key=lambda places: (-len(places), places))
    return tuple(Said(_names(places, columns), tuple(groups[places])) for places in order)


def _names(places: Sequence[int], columns: Sequence[Column]) -> str:
    if len(places) == len(columns):
        return _of_all(columns)
    return and_list(columns[at].name for at in places)


def _of_all(columns: Sequence[Column]) -> str:
    return gettext("Both") if len(columns) == 2 else gettext("All")
