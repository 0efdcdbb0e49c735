"""What an answer turns on, as data: when something holds, and what it means for an approval.

The server and the page itself judge by the same points, so they come to the same answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drugs.pages.who_can_use.form import NOT_SAID, Form


@dataclass(frozen=True)
class When:
    """Holds where one of `any_of` is chosen and none of `none_of`, as answers to a question."""

    question: str
    any_of: tuple[str, ...]
    none_of: tuple[str, ...] = ()

    def holds(self, form: Form) -> bool:
        said = set(form.said(self.question))
        return not said.isdisjoint(self.any_of) and said.isdisjoint(self.none_of)


@dataclass(frozen=True)
class Point:
    """A sentence that speaks against an approval, or is still open, when all of `when` hold."""

    effect: Literal["against", "open"]
    words: str
    when: tuple[When, ...] = ()

    def holds(self, form: Form) -> bool:
        return all(when.holds(form) for when in self.when)


def not_said(question: str) -> When:
    """Holds where a question has no answer."""
    return When(question, (NOT_SAID,))
