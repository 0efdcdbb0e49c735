"""What keeps a person safe: signs by urgency, tests, and what it does not mix with."""

from __future__ import annotations

from drugs.documents import InteractionDoc, MedicineDoc
from drugs.handouts.parts import Help, say, strong
from drugs.medicine_page import MedicinePage, Step

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
            tuple(
                say(f"{sign.sign} ", strong(sign.meaning))
                for sign in group.signs[: next_visit if group.urgency == "next-visit" else None]
            ),
        )
        for group in page.signs
    ]


def named_tests(step: Step) -> str:
    """ "TB test; Blood count." """
    names = "; ".join(row.test for row in step.tests)
    return names if names.endswith("?") else f"{names}."


def is_limit(step: Step) -> bool:
    """Whether a step names levels at which the doctor waits or stops."""
    return all(row.moment == "limit" for row in step.tests)


def abroad(step: Step) -> bool:
    return all(row.region != "us" for row in step.tests)


def not_mixed(medicine: MedicineDoc) -> str:
    """ "Do not mix with: ..."; empty where nothing is forbidden."""
    found = named(medicine, "do-not")
    return f"Do not mix with: {'; '.join(found)}." if found else ""


def named(medicine: MedicineDoc, level: str) -> list[str]:
    """What stands at one level of its interactions, as within a sentence."""
    return [_lower(row) for row in medicine.interactions if row.level == level]


def _lower(row: InteractionDoc) -> str:
    first, second = row.other[:1], row.other[1:2]
    return row.other if second.isupper() else first.lower() + row.other[1:]
