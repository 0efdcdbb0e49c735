"""The form of who-can-use: its questions, and what somebody chose. It keeps nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext, gettext_noop


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
    Age("under-6-months", gettext_noop("Under 6 months"), 0, 5),
    Age("6-to-23-months", gettext_noop("6 to 23 months"), 6, 23),
    Age("2-to-11", gettext_noop("2 to 11 years"), 24, 143),
    Age("12-to-17", gettext_noop("12 to 17 years"), 144, 215),
    Age("18-to-64", gettext_noop("18 to 64 years"), 216, 779),
    Age("65-or-older", gettext_noop("65 years or older"), 780, None),
)
KINDS = (
    Choice("atopic-dermatitis", gettext_noop("Atopic dermatitis")),
    Choice("chronic-hand-eczema", gettext_noop("Chronic hand eczema")),
    Choice("both", gettext_noop("Atopic dermatitis and chronic hand eczema")),
    Choice("another", gettext_noop("Another kind of eczema")),
    Choice("not-sure", gettext_noop("Not sure")),
)
SEVERITIES = (
    Choice("mild", gettext_noop("Mild")),
    Choice("moderate", gettext_noop("Moderate")),
    Choice("severe", gettext_noop("Severe")),
    Choice("not-sure", gettext_noop("Not sure")),
)
TRIED = (
    Choice("steroid-cream", gettext_noop("Steroid creams")),
    Choice("other-cream", gettext_noop("Other prescription creams")),
    Choice("whole-body", gettext_noop("Pills or shots that work on the whole body")),
    Choice("none", gettext_noop("None of these")),
)
ROUTES = (
    Choice("either", gettext_noop("Tablets and creams")),
    Choice("tablet", gettext_noop("Tablets")),
    Choice("cream", gettext_noop("Creams and ointments")),
)


def questions() -> tuple[FormQuestion, ...]:
    """The questions of the form, in the language in force."""
    return (
        FormQuestion(
            "age", gettext("Age"), gettext("How old is the person with eczema?"), _shown(AGES),
            missing=gettext("Pick an age."),
        ),
        FormQuestion(
            "kind", gettext("Kind"), gettext("Which kind of eczema is it?"), _shown(KINDS),
            hint=gettext(
                "Your doctor can tell you. Hand eczema is chronic if it lasts or keeps coming back."
            ),
            missing=gettext("Pick a kind, or “Not sure”."),
        ),
        FormQuestion(
            "severity", gettext("How bad"), gettext("How bad is it, by your doctor's score?"),
            _shown(SEVERITIES), missing=gettext("Pick how bad it is, or “Not sure”."),
        ),
        FormQuestion(
            "tried", gettext("Did not help enough, or no good choice"),
            gettext("What did not help enough, or is not a good choice for you?"), _shown(TRIED),
            many=True, hint=gettext("Tick all that fit. Leave it empty if you are not sure."),
        ),
        FormQuestion(
            "route", gettext("Shown"), gettext("What do you want to see?"), _shown(ROUTES),
            missing=gettext("Pick what you want to see."),
        ),
    )  # fmt: skip


def _shown(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(replace(choice, label=gettext(choice.label)) for choice in choices)


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
            for question in questions()
            if (values := self.chosen.get(question.name, ()))
        ]


EMPTY = Form({"route": ("either",)})


def read_form(sent: Mapping[str, Sequence[object]]) -> Form:
    """The form as sent, values by name. What is not one of our choices is dropped and told."""
    chosen: dict[str, tuple[str, ...]] = {}
    errors: dict[str, str] = {}
    for question in questions():
        values = set(sent.get(question.name, ()))
        known = tuple(choice.value for choice in question.choices if choice.value in values)
        if len(known) != len(values):
            errors[question.name] = gettext("We do not know that answer. Pick from those shown.")
        elif not known and question.missing:
            errors[question.name] = question.missing
        elif len(known) > 1 and not question.many:
            errors[question.name] = gettext("Pick one answer only.")
        elif len(known) > 1 and "none" in known:
            errors[question.name] = gettext(
                "You ticked “None of these” and something else. Keep one."
            )
        chosen[question.name] = known
    return Form(chosen, errors)
