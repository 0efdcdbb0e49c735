"""Rules of a treatment, what is said of mixing it where there is no rule, its slots, and which
parts of its label were read."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import PlainSerializer

from drugs.documents.text import Fact, Shape, Text

# A number as its source prints it: 15, 0.5; never 15.00.
Number = Annotated[
    Decimal, PlainSerializer(lambda value: f"{value.normalize():f}", return_type=str)
]


class ConditionDoc(Shape):
    """For whom a rule holds, or (as an exception) what is allowed all the same."""

    order: int
    exception: bool
    what: Literal[
        "age", "weight", "pregnant", "planning", "breastfeeding", "kidney", "liver", "illness",
        "takes", "blood", "gene", "not-enough",
    ]  # fmt: skip
    what_name: str
    at_least: Number | None
    below: Number | None
    level: str
    level_name: str
    illness: str
    illness_name: str
    substance: str
    blood: str
    blood_name: str
    gene: str
    gene_name: str
    amount: Number | None
    amount_unit: str
    amount_unit_name: str
    amount_per: str
    amount_per_name: str
    if_prescribed: bool = False


class RuleDoc(Fact):
    """One rule: it holds for whoever meets any of its conditions, or for everybody."""

    slug: str
    order: int
    kind: Literal[
        "do-not-use", "most-allowed", "do-not-start", "stop", "pause", "lower-dose", "do-not-mix",
        "dose-when-mixed", "ask-before-mixing", "wait", "check", "ask-first",
    ]  # fmt: skip
    kind_name: str
    rank: Literal[0, 1, 2]
    moved_why: str
    short: str
    text: Text
    dose: Number | None
    most: Number | None
    unit: str
    unit_name: str
    per: str
    per_name: str
    or_most: Number | None
    or_per: str
    or_per_name: str
    wait: int | None
    wait_unit: str
    wait_unit_name: str
    wait_from: str
    wait_from_name: str
    names: tuple[str, ...]
    region: str
    region_name: str
    section: str
    conditions: tuple[ConditionDoc, ...]

    @property
    def forbids(self) -> bool:
        """Whether it says no; the others set a limit, or say what to do."""
        return self.kind in ("do-not-use", "do-not-start", "do-not-mix")

    @property
    def holds_for(self) -> tuple[ConditionDoc, ...]:
        return tuple(row for row in self.conditions if not row.exception)

    @property
    def exceptions(self) -> tuple[ConditionDoc, ...]:
        return tuple(row for row in self.conditions if row.exception)


class MixingNoteDoc(Fact):
    """What the label says of one substance, or one class of them, where it gives no rule."""

    substance: str
    level: Literal["allowed", "no-change-named", "not-named", "not-read"]
    level_name: str
    text: Text


class SlotDoc(Fact):
    """One topic of the closed list: said, or told as what it is that nothing is said."""

    topic: str
    topic_name: str
    state: Literal["said", "silent", "not-read"]
    summary: str
    text: Text
    region: str
    region_name: str
    edition: str
    missing: str


class LabelPartDoc(Shape):
    part: str
    part_name: str
    state: Literal["read", "read-older", "not-read"]
    state_name: str
    edition: str
    note: str
