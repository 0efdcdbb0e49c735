"""The form of who-can-use: its questions, and what somebody chose. It keeps nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True)
class Age(Choice):
    """A band of ages in months, both ends within it; the oldest band has no end."""

    low: int
    high: int | None


@dataclass(frozen=True)
class FormQuestion:
    """One question of the form. `short` names it in the answer; `missing` is said when it must be
    answered and is not."""

    name: str
    short: str
    legend: str
    choices: tuple[Choice, ...]
    hint: str = ""
    many: bool = False
    missing: str = ""


AGES = (
    Age("under-6-months", "Under 6 months", 0, 5),
    Age("6-to-23-months", "6 to 23 months", 6, 23),
    Age("2-to-11", "2 to 11 years", 24, 143),
    Age("12-to-17", "12 to 17 years", 144, 215),
    Age("18-to-64", "18 to 64 years", 216, 779),
    Age("65-or-older", "65 years or older", 780, None),
)
KINDS = (
    Choice("atopic-dermatitis", "Atopic dermatitis"),
    Choice("chronic-hand-eczema", "Chronic hand eczema"),
    Choice("both", "Atopic dermatitis and chronic hand eczema"),
    Choice("another", "Another kind of eczema"),
    Choice("not-sure", "Not sure"),
)
SEVERITIES = (
    Choice("mild", "Mild"),
    Choice("moderate", "Moderate"),
    Choice("severe", "Severe"),
    Choice("not-sure", "Not sure"),
)
TRIED = (
    Choice("steroid-cream", "Steroid creams"),
    Choice("other-cream", "Other prescription creams"),
    Choice("whole-body", "Pills or shots that work on the whole body"),
    Choice("none", "None of these"),
)
ROUTES = (
    Choice("either", "Tablets and creams"),
    Choice("tablet", "Tablets"),
    Choice("cream", "Creams and ointments"),
)
QUESTIONS = (
    FormQuestion("age", "Age", "How old is the person with eczema?", AGES, missing="Pick an age."),
    FormQuestion(
        "kind", "Kind", "Which kind of eczema is it?", KINDS,
        hint="Your doctor can tell you. Hand eczema is chronic if it lasts or keeps coming back.",
        missing="Pick a kind, or “Not sure”.",
    ),
    FormQuestion(
        "severity", "How bad", "How bad is it, by your doctor's score?", SEVERITIES,
        missing="Pick how bad it is, or “Not sure”.",
    ),
    FormQuestion(
        "tried", "Did not help enough, or no good choice",
        "What did not help enough, or is not a good choice for you?", TRIED, many=True,
        hint="Tick all that fit. Leave it empty if you are not sure.",
    ),
    FormQuestion(
        "route", "Shown", "What do you want to see?", ROUTES, missing="Pick what you want to see."
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Form:
    """What was chosen, by question, and what is wrong with it. Holds known values only."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def one(self, name: str) -> str:
        return self.chosen[name][0]

    @property
    def recap(self) -> list[tuple[str, list[str]]]:
        """What was chosen, in words: each question's short name with its answers."""
        return [
            (question.short, [c.label for c in question.choices if c.value in values])
            for question in QUESTIONS
            if (values := self.chosen.get(question.name, ()))
        ]


EMPTY = Form({"route": ("either",)})


def read_form(sent: Mapping[str, Sequence[object]]) -> Form:
    """The form as sent, values by name. What is not one of our choices is dropped and told."""
    chosen: dict[str, tuple[str, ...]] = {}
    errors: dict[str, str] = {}
    for question in QUESTIONS:
        values = set(sent.get(question.name, ()))
        known = tuple(choice.value for choice in question.choices if choice.value in values)
        if len(known) != len(values):
            errors[question.name] = "We do not know that answer. Pick from those shown."
        elif not known and question.missing:
            errors[question.name] = question.missing
        elif len(known) > 1 and not question.many:
            errors[question.name] = "Pick one answer only."
        elif len(known) > 1 and "none" in known:
            errors[question.name] = "You ticked “None of these” and something else. Keep one."
        chosen[question.name] = known
    return Form(chosen, errors)
