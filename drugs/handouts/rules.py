"""The rules of a medicine on paper: whole, in the one wording, by kind under short headings.

What a page published before rules were entered says in its slots stands under the same headings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from django.utils.translation import gettext, gettext_noop, ngettext

from drugs.documents import MedicineDoc, RuleDoc
from drugs.handouts.parts import Rules, RulesOfKind, Set
from drugs.handouts.runs import Words, say, strong
from drugs.shelf import Shelf
from drugs.wording.rules import NOT_THE_OTHER, rule_words

# Behind a rule where a sheet or card is full: all of them where they have room.
NAMES_IN_LITTLE_ROOM = 3

MIXING = gettext_noop("Do not mix it with")
DOSES = gettext_noop("Dose limits")
STOPPING = gettext_noop("Stop or pause")

# Kinds that stand together, in this order, under one heading. Levels to start with are of another
# kind than levels to stop at, so they never meet.
HEADINGS: dict[str, tuple[str, ...]] = {
    gettext_noop("Do not use it"): ("do-not-use",),
    gettext_noop("Do not start"): ("do-not-start",),
    MIXING: ("do-not-mix",),
    DOSES: ("most-allowed", "lower-dose", "dose-when-mixed"),
    STOPPING: ("stop", "pause"),
    gettext_noop("Wait"): ("wait",),
    gettext_noop("Ask first"): ("ask-first",),
    gettext_noop("Ask before you mix"): ("ask-before-mixing",),
    gettext_noop("Checked"): ("check",),
}

# Headings that bar; the others set a limit.
BARS = {"Do not use it", "Do not start", MIXING}

# Of rank 2, and the last to give way: what a doctor checks and asks anyway.
GIVE_WAY = ("check", "ask-first")

# Where the rules of older pages stand: they have no fields, only a summary.
SLOTS = {
    "do-not-use-if": "Do not use it",
    "special-groups": DOSES,
    "stopping": STOPPING,
}

NOT_ALONE = gettext_noop(
    "Do not stop or restart on your own, unless this paper, a doctor, a nurse or 911 says so."
)


def headings() -> list[str]:
    """The headings of HEADINGS as they are printed, in their order."""
    return [gettext(heading) for heading in HEADINGS]


def must_know(
    medicine: MedicineDoc, shelf: Shelf, address: str, *, names: int | None, set: Set
) -> Rules:
    """The rules of rank 0 and 1: never left out and never cut."""
    rules = medicine.rules_of(0, 1)
    return Rules(
        heading=gettext("Rules for your safety"),
        groups=_not_alone(by_kind(medicine, rules, shelf, names=names)),
        framed=True,
        set=set,
        note=say(all_names(rules, names, address)),
    )


def _not_alone(groups: tuple[RulesOfKind, ...]) -> tuple[RulesOfKind, ...]:
    """With the rules on stopping, that nobody stops on their own."""
    found = {group.heading: group.items for group in groups}
    stopping = gettext(STOPPING)
    found[stopping] = (*found.get(stopping, ()), strong(gettext(NOT_ALONE)))
    return tuple(
        _of_kind(heading, found[gettext(heading)])
        for heading in HEADINGS
        if gettext(heading) in found
    )


def _of_kind(heading: str, items: tuple[Words, ...]) -> RulesOfKind:
    return RulesOfKind(gettext(heading), items, mark="bar" if heading in BARS else "limit")


def _plain(groups: Iterable[RulesOfKind]) -> tuple[RulesOfKind, ...]:
    """Without the marks of what must be known first."""
    return tuple(replace(group, mark="dot") for group in groups)


def more_rules(
    medicine: MedicineDoc,
    shelf: Shelf,
    address: str,
    *,
    names: int | None,
    whole: bool,
    set: Set,
) -> list[Rules]:
    """The rules of rank 2; not `whole`, some kinds give way to where they stand."""
    every = medicine.rules_of(2)
    if not every:
        return []
    shown = [rule for rule in every if whole or rule.kind not in GIVE_WAY]
    left_out = len(every) - len(shown)
    more = ""
    if left_out:
        said = ngettext(
            "And %(number)d more: %(address)s", "And %(number)d more: %(address)s", left_out
        )
        more = " " + said % {"number": left_out, "address": address}
    return [
        Rules(
            heading=gettext("More rules: levels, pauses, checks"),
            groups=_plain(by_kind(medicine, shown, shelf, names=names, slots=False)),
            set=set,
            note=say(more, all_names(shown, names, address)),
        )
    ]


def by_kind(
    medicine: MedicineDoc,
    rules: Iterable[RuleDoc],
    shelf: Shelf,
    *,
    names: int | None = NAMES_IN_LITTLE_ROOM,
    slots: bool = True,
    after: Callable[[RuleDoc, Shelf], str] = lambda rule, shelf: "",
) -> tuple[RulesOfKind, ...]:
    """Whole rules under the headings of HEADINGS; `slots`: with what older pages say of them;
    `after` gives what stands behind a rule."""
    every = list(rules)
    found: dict[str, list[Words]] = {heading: [] for heading in HEADINGS}
    if slots and not medicine.rules_entered:
        for topic, heading in SLOTS.items():
            if (slot := medicine.said(topic)) is not None:
                found[heading].append(say(slot.summary))
    for heading, kinds in HEADINGS.items():
        found[heading] += [
            say(rule_words(rule, shelf, names=names).whole, after(rule, shelf))
            for rule in every
            if rule.kind in kinds
        ]
    if found[MIXING]:
        found[MIXING].append(strong(gettext(NOT_THE_OTHER)))
    return tuple(_of_kind(heading, tuple(items)) for heading, items in found.items() if items)


def all_names(rules: Iterable[RuleDoc], names: int | None, address: str) -> str:
    """Where "and others" stand, if that is said anywhere."""
    if not names_cut(rules, names):
        return ""
    return " " + gettext("All names: %(address)s") % {"address": address}


def names_cut(rules: Iterable[RuleDoc], names: int | None) -> bool:
    """Whether a rule has more names than so many."""
    return names is not None and any(len(rule.names) > names for rule in rules)


def told_by_rules(medicine: MedicineDoc, topic: str, *ranks: int) -> bool:
    """Whether the rules of these ranks say already what the slot of a topic is about; of vaccines
    they do wherever they were entered and the label speaks of them."""
    if topic == "vaccines":
        return medicine.rules_entered and medicine.said(topic) is not None
    about = {"pregnancy": {"pregnant", "planning"}, "breastfeeding": {"breastfeeding"}}
    return any(
        row.what in about.get(topic, ())
        for rule in medicine.rules_of(*ranks)
        for row in rule.holds_for
    )
