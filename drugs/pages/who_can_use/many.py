"""The answer where medicines are many: in full for those that what was chosen leaves, and else by
letter. It is the answer of `answer.py`, shown in parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drugs.documents import MedicineDoc
from drugs.pages.by_letter import MOST, Branch, Part
from drugs.pages.who_can_use.answer import Answer, MedicineAnswer, answer, words
from drugs.pages.who_can_use.form import Form
from drugs.pages.who_can_use.table import Table


@dataclass(frozen=True)
class OfLetter:
    """The medicines of one letter that what was chosen leaves: their label covers it, or may, or
    has a rule against it."""

    branch: Branch
    left: tuple[MedicineDoc, ...]

    @property
    def named(self) -> bool:
        return len(self.left) <= MOST


@dataclass(frozen=True)
class InParts:
    """What one address of the page answers. `answer` is told in full; `letters` lead to the others,
    and are empty where all of them are told here. `may` counts those approved for what was chosen,
    or perhaps, out of `every`."""

    answer: Answer
    letters: tuple[OfLetter, ...]
    may: int
    every: int

    @property
    def left(self) -> list[OfLetter]:
        return [one for one in self.letters if one.left]

    @property
    def none_left(self) -> list[OfLetter]:
        return [one for one in self.letters if not one.left]

    @property
    def may_words(self) -> str:
        return words().may % {"may": self.may, "all": self.every}


def in_parts(form: Form, made: Iterable[Table], part: Part) -> InParts:
    """The answer at one address. Before anything is chosen all medicines are left, so where they
    are many none is told in full."""
    found = answer(form, (table for table in made if part.of(table.medicine))).medicines
    left = {one.table.medicine.slug: one for one in found if one.matters}
    here = {medicine.slug for medicine in part.here}
    if not part.branches:
        told: list[MedicineAnswer] = [*found]
    elif form.chosen and len(left) <= MOST:
        told = [*left.values()]
    else:
        told = [one for one in found if one.table.medicine.slug in here]
    return InParts(
        answer=Answer(tuple(told)),
        letters=tuple(
            OfLetter(branch, tuple(m for m in branch.medicines if m.slug in left))
            for branch in part.branches
        ),
        may=sum(one.may for one in found),
        every=len(found),
    )
