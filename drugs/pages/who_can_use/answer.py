"""Whom a medicine is approved for: choices in, which approvals cover them out, and why not.

It compares choices with what approvals say. It recommends nothing, and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from drugs.documents import Fact, IndicationDoc, MedicineDoc, SlotDoc, Text
from drugs.numbers.ages import age_words, pounds
from drugs.pages.who_can_use.form import ADULT_MONTHS, AGES, KINDS, Age, Form
from drugs.shelf import Shelf

Verdict = Literal["covers", "depends", "does-not", "not-approved", "under-review", "not-confirmed"]

VERDICTS: dict[Verdict, str] = {
    "covers": "It covers what you chose",
    "depends": "It may cover what you chose. It depends",
    "does-not": "It does not cover what you chose",
    "not-approved": "Not approved",
    "under-review": "Not approved yet. It is being looked at",
    "not-confirmed": "We could not confirm this",
}


# What an approval asks for first, by the words it is told in. An approval told in other words is
# shown with them and left to the reader and the doctor; it is never guessed.
_TRIED_FIRST = (
    ("whole-body medicines", frozenset({"whole-body"})),
    ("prescription creams", frozenset({"steroid-cream", "other-cream"})),
    ("steroid creams", frozenset({"steroid-cream"})),
)


@dataclass(frozen=True)
class Approval:
    """One approval beside the choices. `why` are points against, `check` are points still open."""

    indication: IndicationDoc
    verdict: Verdict
    why: tuple[str, ...] = ()
    check: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return VERDICTS[self.verdict]

    @property
    def asks(self) -> bool:
        """Whether what the approval asks for is worth reading: it covers, or may."""
        return self.verdict in {"covers", "depends"}


@dataclass(frozen=True)
class MedicineAnswer:
    """One medicine: its approvals in the United States, and elsewhere.

    `at_this_age` is what its page says on the dose at the age chosen, such as that a safe amount
    could not be confirmed.
    """

    medicine: MedicineDoc
    here: tuple[Approval, ...]
    elsewhere: tuple[Approval, ...]
    at_this_age: SlotDoc | None = None

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
        return [*approvals, *(one.at_this_age for one in answers if one.at_this_age)]


def answer(form: Form, shelf: Shelf) -> Answer:
    """Which approvals cover a form without errors, for every medicine."""
    route = form.one("route")
    answers = [answer_for(medicine, form) for medicine in shelf.medicines.values()]
    return Answer(
        asked=tuple(one for one in answers if route in {"either", one.medicine.route}),
        left_out=tuple(one for one in answers if route not in {"either", one.medicine.route}),
    )


def answer_for(medicine: MedicineDoc, form: Form) -> MedicineAnswer:
    """The approvals of one medicine beside what was chosen."""
    found = []
    for region in dict.fromkeys(row.region for row in medicine.indications):
        rows = [row for row in medicine.indications if row.region == region]
        fitting = [row for row in rows if row.condition in _conditions(form)]
        # Where nothing was decided about the kind chosen, what was decided tells why not.
        others = [row for row in rows if row.status == "approved" and row not in fitting]
        found += [judge(row, form, others) for row in fitting or rows]
    return MedicineAnswer(
        medicine=medicine,
        here=tuple(a for a in found if a.indication.region == "us"),
        elsewhere=tuple(a for a in found if a.indication.region != "us"),
        at_this_age=_at_this_age(medicine, form),
    )


def _at_this_age(medicine: MedicineDoc, form: Form) -> SlotDoc | None:
    """The advice on doses for some people, where its summary names the age chosen."""
    guidance = medicine.said("special-groups")
    band = _band(form)
    child = band.high is not None and band.high < ADULT_MONTHS
    if guidance and (
        band.label.removesuffix(" years") in guidance.summary
        or (child and "child" in guidance.summary.lower())
    ):
        return guidance
    return None


def _band(form: Form) -> Age:
    return next(age for age in AGES if age.value == form.one("age"))


def judge(row: IndicationDoc, form: Form, others: Sequence[IndicationDoc] = ()) -> Approval:
    """One approval beside what was chosen. `others` are approvals for another kind, same region."""
    if row.status != "approved":
        only = (f"It is approved for {other.condition_name} only." for other in others)
        return Approval(row, row.status, why=(*_not_this_kind(row, form), *only))
    why = [*_not_this_kind(row, form)]
    check: list[str] = []
    for against, open_ in (_age(row, form), _severity(row, form), _tried(row, form)):
        why += against
        check += open_
    if form.one("kind") == "not-sure":
        check.insert(
            0, f"It is only for {row.condition_name}. Ask your doctor which kind you have."
        )
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
    kind = next(choice.label for choice in KINDS if choice.value == form.one("kind")).lower()
    if row.status == "approved":
        yield f"Approved for {row.condition_name}, not for {kind}."
    else:
        yield f"We found no approval for {kind}."


def _age(row: IndicationDoc, form: Form) -> Points:
    band = _band(form)
    youngest = row.min_age_months or 0
    words = f"Approved from age {age_words(youngest).removesuffix(' years')}."
    if band.high is not None and band.high < youngest:
        return [words], []
    open_ = [f"{words} That is only part of the ages you chose."] if band.low < youngest else []
    limit = row.weight_applies_below_age
    if row.min_weight_kg and (limit is None or band.low < limit * 12):
        who = f"Under age {limit}, you" if limit else "You"
        least = f"{row.min_weight_kg} kg ({pounds(row.min_weight_kg)} pounds)"
        open_.append(f"{who} must weigh at least {least}.")
    return [], open_


def _severity(row: IndicationDoc, form: Form) -> Points:
    chosen = form.one("severity")
    if not row.severity:
        return [], ["We could not confirm how bad the eczema must be."]
    if chosen == "not-sure":
        return [], [f"Approved for {row.severity_name} eczema. Ask your doctor how bad yours is."]
    if chosen in row.severity.split("-to-"):
        return [], []
    return [f"Approved for {row.severity_name} eczema, not for {chosen} eczema."], []


def _tried(row: IndicationDoc, form: Form) -> Points:
    chosen = set(form.chosen["tried"])
    words = plain(row.tried_first)
    if not words:
        return [], ["We could not confirm what must be tried first."]
    wanted = next((kinds for told, kinds in _TRIED_FIRST if told in words.lower()), None)
    if wanted is None or not chosen:
        return [], [f"What comes first: {words}"]
    return ([], []) if wanted & chosen else ([f"Something else comes first. {words}"], [])


def plain(text: Text) -> str:
    """A text as one line."""
    return " ".join(line for block in text for line in block.texts)
