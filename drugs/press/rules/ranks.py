"""The rules of the press: what must be true of what is published.

The review screen shows them, the printer runs them before it switches, the tests call them: one
code for all three.
"""

from __future__ import annotations

from drugs.models import Rule

# What may never be left out comes before what can be looked up. 0 stands on every form in a place
# of its own; 1 may never be left out of any short form; 2 is whole on sheet, large print, chapter.
RANKS: dict[str, int] = {
    Rule.Kind.DO_NOT_USE: 0,
    Rule.Kind.MOST_ALLOWED: 0,
    Rule.Kind.DO_NOT_START: 1,
    Rule.Kind.STOP: 1,
    Rule.Kind.LOWER_DOSE: 1,
    Rule.Kind.DO_NOT_MIX: 1,
    Rule.Kind.DOSE_WHEN_MIXED: 1,
    Rule.Kind.WAIT: 1,
    Rule.Kind.PAUSE: 2,
    Rule.Kind.ASK_BEFORE_MIXING: 2,
    Rule.Kind.CHECK: 2,
    Rule.Kind.ASK_FIRST: 2,
}
LEVELS = 2  # a rule about a blood level is for the clinic, whatever its kind


def rank(rule: Rule) -> int:
    """0, 1 or 2: by the rule's kind, unless it was moved with a reason. Expects its conditions."""
    if rule.moved_to_rank is not None:
        return rule.moved_to_rank
    if any(row.blood for row in rule.conditions.all()):
        return LEVELS
    return RANKS[rule.kind]
