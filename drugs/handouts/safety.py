"""What keeps a person safe: signs by urgency, tests, and what it does not mix with."""

from __future__ import annotations

from drugs.documents import MedicineDoc, UrgentSignDoc
from drugs.handouts.parts import Help, Words, say, strong
from drugs.pages.medicine import MedicinePage, Step
from drugs.pages.urgent_help import lead_911
from drugs.shelf import Shelf
from drugs.wording.rules import rule_words

HELP = {
    "911": "Call 911",
    "today": "Call your doctor today",
    "next-visit": "Mention it at your next visit",
}


def help_cards(page: MedicinePage, next_visit: int) -> list[Help]:
    """All signs for 911 and for today, and so many for the next visit."""
    return [
        Help(
            group.urgency,  # type: ignore[arg-type]
            HELP[group.urgency],
            (
                *([always_911(group.signs)] if group.urgency == "911" else []),
                *(
                    say(f"{sign.sign} ", strong(sign.meaning))
                    for sign in group.signs[: next_visit if group.urgency == "next-visit" else None]
                ),
            ),
        )
        for group in page.signs
    ]


def always_911(signs: tuple[UrgentSignDoc, ...]) -> Words:
    """What is a 911 call with any medicine, whatever signs its own label names."""
    first, *rest = lead_911(signs)
    return say(strong(first), *(f" {line}" for line in rest))


def named_tests(step: Step) -> str:
    """ "TB test; Blood count." """
    names = "; ".join(row.test for row in step.tests)
    return names if names.endswith("?") else f"{names}."


def is_limit(step: Step) -> bool:
    """Whether a step names levels at which the doctor waits or stops."""
    return all(row.moment == "limit" for row in step.tests)


def abroad(step: Step) -> bool:
    return all(row.region != "us" for row in step.tests)


def not_mixed(medicine: MedicineDoc, shelf: Shelf) -> list[Words]:
    """What it must not be mixed with, and with what its dose changes: whole rules."""
    return [
        say(rule_words(rule, shelf).whole)
        for rule in medicine.mixing
        if rule.kind != "ask-before-mixing"
    ]
