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

# Ranks that no short form leaves out: the first stands in sight, the second folds where many stand.
FIRST, SECOND = 0, 1
FEW = 1  # up to so many medicines, all of those rules stand open
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
    """One medicine. `may` says that an approval here covers what was chosen or may; `matters` that
    its rules are worth reading, for that or for a rule against it.

    In sight are `holding`, the rules that hold for what was chosen, bans first, and `first` of the
    others; `folded` are all others that no short form leaves out. `left` are those for other ages
    and those that its own page has, `more` in number. `not_said` is what its rules turn on and was
    not chosen, once anything was.
    """

    table: Table
    judged: tuple[Judged, ...]
    may: bool
    matters: bool
    holding: tuple[Rule, ...]
    first: tuple[Rule, ...]
    folded: tuple[Rule, ...]
    left: tuple[Rule, ...]
    more: int
    not_said: tuple[str, ...]

    @property
    def here(self) -> tuple[Judged, ...]:
        return tuple(one for one in self.judged if one.approval.is_here)

    @property
    def not_said_words(self) -> str:
        return words().not_said % {"what": commas(self.not_said)} if self.not_said else ""

    @property
    def more_words(self) -> str:
        return words().more % {"count": self.more} if self.more else ""


@dataclass(frozen=True)
class Answer:
    """Every medicine beside what was chosen, in the order of the alphabet: never ranked."""

    medicines: tuple[MedicineAnswer, ...]

    @property
    def may(self) -> int:
        return sum(one.may for one in self.medicines)

    @property
    def open(self) -> bool:
        """Whether all main rules of what matters stand open: they are not too many to read."""
        return sum(one.matters for one in self.medicines) <= FEW

    @property
    def facts(self) -> list[Fact]:
        return [fact for one in self.medicines for fact in one.table.facts]


def answer(form: Form, made: Iterable[Table]) -> Answer:
    return Answer(tuple(answer_for(table, form) for table in made))


def answer_for(table: Table, form: Form) -> MedicineAnswer:
    """One medicine beside what was chosen."""
    found = [rule for rule in table.rules if rule.holds(form)]
    holding = sorted(found, key=lambda rule: not rule.bans)
    rest = [rule for rule in table.rules if not rule.holds(form)]
    for_all = [rule for rule in rest if not rule.is_for_others(form)]
    for_others = [rule for rule in rest if rule.is_for_others(form)]
    first = [rule for rule in for_all if rule.doc.rank == FIRST]
    second = [rule for rule in for_all if rule.doc.rank == SECOND]
    more = [rule for rule in for_all if rule.doc.rank not in {FIRST, SECOND}]

    judged = tuple(judge(approval, form, holding) for approval in table.approvals)
    here = {one.verdict for one in judged if one.shown and one.approval.is_here}
    may, matters = not here.isdisjoint(MAY), not here.isdisjoint(MATTERS)
    return MedicineAnswer(
        table=table,
        judged=judged,
        may=may,
        matters=matters,
        # What holds comes first. Who has a rule against it can open the others.
        holding=tuple(holding if matters else ()),
        first=tuple(first if may else ()),
        folded=(*(() if matters else holding), *(() if may else first), *second),
        left=(*for_others, *more),
        more=len(more),
        not_said=tuple(
            said for name, said in table.turns_on.items() if form.chosen and name not in form.chosen
        ),
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
