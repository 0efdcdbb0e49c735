"""The list of side effects: by how soon they need help, and by when they are an emergency all the
same."""

from __future__ import annotations

from dataclasses import dataclass

from drugs.documents import SideEffectDoc
from drugs.pages.side_effect import emergency, listed
from drugs.pages.urgent_help import URGENCIES
from drugs.shelf import Shelf


@dataclass(frozen=True)
class Case:
    """Side effects that are an emergency in one and the same case; `when` is empty for those that
    name none."""

    when: str
    effects: tuple[SideEffectDoc, ...]


@dataclass(frozen=True)
class EffectGroup:
    """The side effects of one urgency: those without a case first, then by case."""

    urgency: str
    cases: tuple[Case, ...]


def side_effects_page(shelf: Shelf) -> list[EffectGroup]:
    """All that /side-effects/ shows: every side effect once, the most urgent first."""
    found = listed(shelf)
    groups = (
        EffectGroup(urgency, _cases([effect for effect in found if effect.urgency == urgency]))
        for urgency in URGENCIES
    )
    return [group for group in groups if group.cases]


def _cases(effects: list[SideEffectDoc]) -> tuple[Case, ...]:
    by_case: dict[str, list[SideEffectDoc]] = {}
    for effect in effects:
        by_case.setdefault(emergency(effect), []).append(effect)
    # Those that most side effects share come first: they are read once for all.
    order = sorted(by_case, key=lambda when: (bool(when), -len(by_case[when])))
    return tuple(Case(when, tuple(by_case[when])) for when in order)
