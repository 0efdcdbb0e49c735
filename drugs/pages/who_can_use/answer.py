"""Whom a medicine is approved for: choices in, which approvals cover them out, and why not.

It compares choices with what approvals say. It recommends nothing, and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext, gettext_noop

from drugs.documents import ConditionDoc, Fact, IndicationDoc, MedicineDoc, RuleDoc, Text
from drugs.numbers.ages import age_words, pounds
from drugs.pages.who_can_use.form import AGES, KINDS, SEVERITIES, Age, Form
from drugs.shelf import Shelf
from drugs.wording.rules import RuleWords, rule_words

# Rules by which an age is not covered, whatever the approval says.
BANS = {"do-not-use", "do-not-start"}

Verdict = Literal["covers", "depends", "does-not", "not-approved", "under-review", "not-confirmed"]

VERDICTS: dict[Verdict, str] = {
    "covers": gettext_noop("It covers what you chose"),
    "depends": gettext_noop("It may cover what you chose. It depends"),
    "does-not": gettext_noop("It does not cover what you chose"),
    "not-approved": gettext_noop("Not approved"),
    "under-review": gettext_noop("Not approved yet. It is being looked at"),
    "not-confirmed": gettext_noop("We could not confirm this"),
}


@dataclass(frozen=True)
class Approval:
    """One approval beside the choices. `why` are points against, `check` are points still open."""

    indication: IndicationDoc
    verdict: Verdict
    why: tuple[str, ...] = ()
    check: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return gettext(VERDICTS[self.verdict])

    @property
    def asks(self) -> bool:
        """Whether what the approval asks for is worth reading: it covers, or may."""
        return self.verdict in {"covers", "depends"}


@dataclass(frozen=True)
class MedicineAnswer:
    """One medicine: its approvals in the United States and elsewhere, and its rules here.

    `age_rules` are those about the age chosen; `rules` are the others that no short form leaves
    out; `more` counts those that only its own page shows; `not_asked` names what its rules turn on
    and this form does not ask.
    """

    medicine: MedicineDoc
    here: tuple[Approval, ...]
    elsewhere: tuple[Approval, ...]
    age_rules: tuple[RuleWords, ...] = ()
    rules: tuple[RuleWords, ...] = ()
    more: int = 0
    not_asked: tuple[str, ...] = ()

    @property
    def may_cover(self) -> bool:
        return any(approval.asks for approval in (*self.here, *self.elsewhere))


@dataclass(frozen=True)
class Answer:
    """All medicines in the order of the alphabet: those of the form asked for, then the others."""

    asked: tuple[MedicineAnswer, ...]
    left_out: tuple[MedicineAnswer, ...]

    @property
    def facts(self) -> list[Fact]:
        answers = (*self.asked, *self.left_out)
        approvals = [a.indication for one in answers for a in (*one.here, *one.elsewhere)]
        rules = [words.rule for one in answers for words in (*one.age_rules, *one.rules)]
        return [*approvals, *rules]


def answer(form: Form, shelf: Shelf) -> Answer:
    """Which approvals cover a form without errors, for every medicine."""
    route = form.one("route")
    answers = [answer_for(medicine, form, shelf) for medicine in shelf.medicines.values()]
    return Answer(
        asked=tuple(one for one in answers if route in {"either", one.medicine.route}),
        left_out=tuple(one for one in answers if route not in {"either", one.medicine.route}),
    )


def answer_for(medicine: MedicineDoc, form: Form, shelf: Shelf) -> MedicineAnswer:
    """The approvals of one medicine beside what was chosen, and its rules."""
    found = []
    for region in dict.fromkeys(row.region for row in medicine.indications):
        rows = [row for row in medicine.indications if row.region == region]
        fitting = [row for row in rows if row.condition in _conditions(form)]
        # Where nothing was decided about the kind chosen, what was decided tells why not.
        others = [row for row in rows if row.status == "approved" and row not in fitting]
        banned = [rule for rule in _of_age(medicine, form) if rule.kind in BANS]
        bans = [rule.short for rule in banned if rule.region == region]
        found += [judge(row, form, others, bans) for row in fitting or rows]
    of_age = _of_age(medicine, form)
    rules = [rule for rule in medicine.rules_of(0, 1) if not _about_age_alone(rule)]
    return MedicineAnswer(
        medicine=medicine,
        here=tuple(a for a in found if a.indication.region == "us"),
        elsewhere=tuple(a for a in found if a.indication.region != "us"),
        age_rules=tuple(rule_words(rule, shelf) for rule in of_age),
        rules=tuple(rule_words(rule, shelf) for rule in rules if rule not in of_age),
        more=len(medicine.rules_of(2)),
        not_asked=tuple(_not_asked(medicine)),
    )


def _of_age(medicine: MedicineDoc, form: Form) -> list[RuleDoc]:
    """The rules that turn on an age among those chosen."""
    band = _band(form)
    return [
        rule
        for rule in medicine.rules_of(0, 1, 2)
        if any(row.what == "age" and _touches(row, band) for row in rule.holds_for)
    ]


def _touches(row: ConditionDoc, band: Age) -> bool:
    """Whether any age of a band, in months, meets a condition, in years."""
    low = row.at_least * 12 if row.at_least is not None else 0
    below = row.below * 12 if row.below is not None else None
    return (band.high is None or band.high >= low) and (below is None or band.low < below)


def _about_age_alone(rule: RuleDoc) -> bool:
    """Whether a rule is about other ages than those chosen, and about nothing else."""
    return bool(rule.holds_for) and all(row.what == "age" for row in rule.holds_for)


# What the form does not ask, in the order and words in which the answer says so.
NOT_ASKED = {
    "illness": gettext_noop("illnesses now or before"),
    "takes": gettext_noop("what else you take"),
    "kidney": gettext_noop("your kidneys"),
    "liver": gettext_noop("your liver"),
    "pregnant": gettext_noop("pregnancy"),
    "planning": gettext_noop("pregnancy"),
    "breastfeeding": gettext_noop("breastfeeding"),
    "weight": gettext_noop("your weight"),
    "blood": gettext_noop("blood counts"),
    "gene": gettext_noop("a gene called CYP2C19"),
}


def _not_asked(medicine: MedicineDoc) -> Iterator[str]:
    turned_on = {row.what for rule in medicine.rules for row in rule.holds_for}
    named = dict.fromkeys(words for what, words in NOT_ASKED.items() if what in turned_on)
    return map(gettext, named)


def _band(form: Form) -> Age:
    return next(age for age in AGES if age.value == form.one("age"))


def judge(
    row: IndicationDoc,
    form: Form,
    others: Sequence[IndicationDoc] = (),
    bans: Sequence[str] = (),
) -> Approval:
    """One approval beside what was chosen. `others` are approvals for another kind in the same
    region; `bans` are the rules there by which the age chosen must not use it."""
    if row.status != "approved":
        only = (
            gettext("It is approved for %(condition)s only.") % {"condition": other.condition_name}
            for other in others
        )
        return Approval(row, row.status, why=(*_not_this_kind(row, form), *only))
    why = [*_not_this_kind(row, form), *bans]
    check: list[str] = []
    for against, open_ in (_age(row, form), _severity(row, form), _tried(row, form)):
        why += against
        check += open_
    if form.one("kind") == "not-sure":
        which = gettext("It is only for %(condition)s. Ask your doctor which kind you have.")
        check.insert(0, which % {"condition": row.condition_name})
    if why:
        return Approval(row, "does-not", why=tuple(why))
    return Approval(row, "depends" if check else "covers", check=tuple(check))


Points = tuple[list[str], list[str]]  # points against, points still open


def _conditions(form: Form) -> set[str]:
    kind = form.one("kind")
    if kind in {"both", "not-sure"}:
        return {"atopic-dermatitis", "chronic-hand-eczema"}
    return {kind}


def _not_this_kind(row: IndicationDoc, form: Form) -> Iterator[str]:
    if row.condition in _conditions(form):
        return
    label = next(choice.label for choice in KINDS if choice.value == form.one("kind"))
    named = {"condition": row.condition_name, "kind": gettext(label).lower()}
    if row.status == "approved":
        yield gettext("Approved for %(condition)s, not for %(kind)s.") % named
    else:
        yield gettext("We found no approval for %(kind)s.") % named


def _age(row: IndicationDoc, form: Form) -> Points:
    band = _band(form)
    youngest = row.min_age_months or 0
    if youngest % 12:
        words = gettext("Approved from age %(age)s.") % {"age": age_words(youngest)}
    else:
        words = gettext("Approved from age %(years)d.") % {"years": youngest // 12}
    if band.high is not None and band.high < youngest:
        return [words], []
    open_: list[str] = []
    if band.low < youngest:
        part = gettext("That is only part of the ages you chose.")
        open_.append(f"{words} {part}")
    limit = row.weight_applies_below_age
    if row.min_weight_kg and (limit is None or band.low < limit * 12):
        weight = {"kg": row.min_weight_kg, "pounds": pounds(row.min_weight_kg), "age": limit}
        if limit:
            told = gettext(
                "Under age %(age)d, you must weigh at least %(kg)d kg (%(pounds)d pounds)."
            )
        else:
            told = gettext("You must weigh at least %(kg)d kg (%(pounds)d pounds).")
        open_.append(told % weight)
    return [], open_


def _severity(row: IndicationDoc, form: Form) -> Points:
    chosen = form.one("severity")
    if not row.severity:
        return [], [gettext("We could not confirm how bad the eczema must be.")]
    if chosen == "not-sure":
        told = gettext("Approved for %(severity)s eczema. Ask your doctor how bad yours is.")
        return [], [told % {"severity": row.severity_name}]
    if chosen in row.severity.split("-to-"):
        return [], []
    label = next(choice.label for choice in SEVERITIES if choice.value == chosen)
    told = gettext("Approved for %(severity)s eczema, not for %(chosen)s eczema.")
    return [told % {"severity": row.severity_name, "chosen": gettext(label).lower()}], []


def _tried(row: IndicationDoc, form: Form) -> Points:
    chosen, wanted = set(form.chosen["tried"]), set(row.must_have_tried)
    words = plain(row.tried_first)
    if "nothing" in wanted or wanted & chosen:
        return [], []
    if not wanted and not words:
        return [], [gettext("We could not confirm what must be tried first.")]
    if not wanted or not chosen:
        return [], [gettext("What comes first: %(what)s") % {"what": words}]
    return [gettext("Something else comes first. %(what)s") % {"what": words}], []


def plain(text: Text) -> str:
    """A text as one line."""
    return " ".join(line for block in text for line in block.texts)
