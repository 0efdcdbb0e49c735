"""Who can use what: choices in, which approvals cover them out, why not, and which rules go along.

It compares choices with what labels say. It recommends nothing, and keeps nothing. This is the
reference: the page judges by the same tables with `static/js/who_can_use_answer.js`, and a test
compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from drugs.documents import Fact
from drugs.pages.who_can_use.approvals import Approval, Verdict
from drugs.pages.who_can_use.form import Form
from drugs.pages.who_can_use.table import Rule, Table
from drugs.wording.lists import commas

ALWAYS = (0, 1)  # ranks that no short form leaves out
MAY: set[Verdict] = {"covers", "depends"}
MATTERS: set[Verdict] = MAY | {"ruled-out"}  # then its rules and its box are worth reading


@dataclass(frozen=True)
class Words:
    """Sentences that depend on what was chosen, with places for it; the page has them as well."""

    rules_below: str
    not_said: str
    more: str
    may: str


def words() -> Words:
    """In the language in force."""
    return Words(
        rules_below=gettext("Its label has a rule for what you chose. It stands below."),
        not_said=gettext("You chose nothing on: %(what)s. Its rules turn on that too."),
        more=gettext("Other rules, on its own page: %(count)s"),
        may=gettext("May be approved for what you chose: %(may)s of %(all)s."),
    )


@dataclass(frozen=True)
class Judged:
    """One approval beside what was chosen: the verdict, and why, or what it depends on."""

    approval: Approval
    verdict: Verdict
    why: tuple[str, ...]
    shown: bool

    @property
    def sentence(self) -> str:
        return self.approval.says[self.verdict]


@dataclass(frozen=True)
class MedicineAnswer:
    """One medicine: what was judged; `holding` are the rules that hold for what was chosen, bans
    first; `always` the others that no short form leaves out; `left` those that its own page has,
    `more` of them for any reader like this one; `not_said` what its rules turn on and nobody
    chose."""

    table: Table
    judged: tuple[Judged, ...]
    holding: tuple[Rule, ...]
    always: tuple[Rule, ...]
    left: tuple[Rule, ...]
    more: int
    not_said: tuple[str, ...]

    @property
    def here(self) -> tuple[Judged, ...]:
        return tuple(one for one in self.judged if one.approval.is_here)

    @property
    def elsewhere(self) -> tuple[Judged, ...]:
        return tuple(one for one in self.judged if not one.approval.is_here)

    @property
    def may(self) -> bool:
        """Whether an approval here covers what was chosen, or may."""
        return any(one.shown and one.verdict in MAY for one in self.here)

    @property
    def matters(self) -> bool:
        return any(one.shown and one.verdict in MATTERS for one in self.here)

    @property
    def not_said_words(self) -> str:
        return words().not_said % {"what": commas(self.not_said)} if self.not_said else ""

    @property
    def more_words(self) -> str:
        return words().more % {"count": self.more} if self.more else ""

    @property
    def sources(self) -> tuple[str, ...]:
        """All that it rests on, each once."""
        resting: list[Fact] = [one.approval.indication for one in self.judged]
        resting += [rule.doc for rule in self.table.rules]
        return tuple(dict.fromkeys(slug for fact in resting for slug in fact.sources))


def answer(form: Form, made: Iterable[Table]) -> tuple[MedicineAnswer, ...]:
    """Every medicine beside what was chosen, in the order of the alphabet: never ranked."""
    return tuple(answer_for(table, form) for table in made)


def answer_for(table: Table, form: Form) -> MedicineAnswer:
    holding = [rule for rule in table.rules if rule.holds(form)]
    rest = [rule for rule in table.rules if not rule.holds(form)]
    for_all = [rule for rule in rest if not rule.is_for_others(form)]
    always = [rule for rule in for_all if rule.doc.rank in ALWAYS]
    return MedicineAnswer(
        table=table,
        judged=tuple(judge(approval, form, holding) for approval in table.approvals),
        holding=tuple(sorted(holding, key=lambda rule: not rule.bans)),
        always=tuple(always),
        left=tuple(rule for rule in rest if rule not in always),
        more=len(for_all) - len(always),
        not_said=tuple(said for name, said in table.turns_on.items() if name not in form.chosen),
    )


def judge(approval: Approval, form: Form, holding: Iterable[Rule]) -> Judged:
    """One approval beside what was chosen, and beside the rules that hold for it there."""
    points = [point for point in approval.points if point.holds(form)]
    against = [point.words for point in points if point.effect == "against"]
    open_ = [point.words for point in points if point.effect == "open"]
    there = [rule for rule in holding if rule.doc.region == approval.indication.region]
    if any(rule.is_asked(form) for rule in there):
        open_.append(words().rules_below)

    verdict: Verdict
    if approval.indication.status != "approved":
        verdict, why = approval.indication.status, against
    elif against:
        verdict, why = "does-not", against
    elif any(rule.bans for rule in there):
        verdict, why = "ruled-out", []
    elif open_:
        verdict, why = "depends", open_
    else:
        verdict, why = "covers", [approval.reason]
    shown = any(when.holds(form) for when in approval.shown)
    return Judged(approval, verdict, tuple(why), shown)


def facts(answers: Iterable[MedicineAnswer]) -> list[Fact]:
    """All that an answer rests on."""
    tables = [one.table for one in answers]
    return [
        *(approval.indication for table in tables for approval in table.approvals),
        *(rule.doc for table in tables for rule in table.rules),
    ]
