"""The form of who-can-use: what a question is, and what somebody chose. It keeps nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

NOT_SAID = ""  # the choice that says nothing; no answer at all counts as this one


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True)
class FormQuestion:
    """One question of the form. `short` names it where an answer says that nothing was chosen;
    `many` answers can be ticked, or one; `folded` ones open on demand."""

    name: str
    legend: str
    short: str
    choices: tuple[Choice, ...]
    hint: str = ""
    many: bool = True
    folded: bool = False


@dataclass(frozen=True)
class Form:
    """What was chosen, by question. Holds known values only; `dropped` when others were sent."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dropped: bool = False

    def said(self, question: str) -> tuple[str, ...]:
        """The answers to a question; no answer is one of its own."""
        return self.chosen.get(question, (NOT_SAID,))

    def has_answer(self, question: str) -> bool:
        return question in self.chosen


EMPTY = Form()


def read_form(sent: Mapping[str, Sequence[object]], asked: Iterable[FormQuestion]) -> Form:
    """The form as sent, values by name. What is not one of our choices is dropped and told."""
    chosen: dict[str, tuple[str, ...]] = {}
    dropped = False
    for question in asked:
        values = set(sent.get(question.name, ())) - {NOT_SAID}
        known = tuple(choice.value for choice in question.choices if choice.value in values)
        if len(known) != len(values) or (len(known) > 1 and not question.many):
            dropped = True
        elif known:
            chosen[question.name] = known
    return Form(chosen, dropped)
