"""The numbers of a rule's fields against its sentence: pages count with the one, readers read the
other. Nothing here decides what is shown; where the two differ, one of them is a slip that hurts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drugs import documents as doc
from drugs.documents.figure import ADULT
from drugs.press.rules.doses import decimal
from drugs.press.rules.walk import Found

_NUMBER = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?")
# "1,000 mg", "60 g", "20% of the skin"; "8 g/dL" is a blood level.
_AMOUNT = re.compile(rf"({_NUMBER.pattern}) ?(mg\b|g\b|%)(?!/)")
ADULTS = re.compile(r"\badults?\b", re.IGNORECASE)
_SIGN = {"percent-of-skin": "%"}


def rule_sentences(document: doc.TreatmentDoc) -> Found:
    """Each number of a rule's fields that its sentence does not say."""
    adults = {(rule.kind, rule.region) for rule in document.rules if ADULTS.search(rule.short)}
    for rule in document.rules:
        # Where adults have a rule of their own, one for children need not say where it ends.
        ends = (rule.kind, rule.region) in adults
        for message in (*_amounts(rule), *_limits(rule, ends_with_childhood=ends)):
            yield f"rule {rule.slug}", message


def _amounts(rule: doc.RuleDoc) -> Iterator[str]:
    said = {(decimal(number), sign) for number, sign in _AMOUNT.findall(rule.short)}
    sign = _SIGN.get(rule.unit, rule.unit)
    for name, amount in (
        ("dose", rule.dose),
        ("highest amount", rule.most),
        ("second highest amount", rule.or_most),
    ):
        if amount is not None and (amount, sign) not in said:
            written = f"{_plain(amount)}{'' if sign == '%' else ' '}{sign}"
            yield (
                f"The {name} is {written}, and its sentence does not say “{written}”. Correct the "
                "field, or say it in the sentence."
            )
    if rule.wait is not None and rule.wait not in _numbers(rule.short):
        yield (
            f"The time is {rule.wait} {rule.wait_unit_name}, and its sentence does not say "
            f"{rule.wait}. Correct the field, or say it in the sentence."
        )


def _limits(rule: doc.RuleDoc, *, ends_with_childhood: bool) -> Iterator[str]:
    """Limits of age, weight, kidney function and blood. "12 to 17" and "under 18" are one; adults
    are 18 and older."""
    said = _numbers(rule.short)
    for row in rule.conditions:
        adult = {Decimal(ADULT)} if row.what == "age" else set()
        first = said | adult if ADULTS.search(rule.short) else said
        last = said | adult if ends_with_childhood else said
        if row.at_least is not None and row.at_least not in first:
            yield _limit(row, "from", row.at_least)
        if row.below is not None and not last & {row.below, row.below - 1}:
            yield _limit(row, "below", row.below)


def _limit(row: doc.ConditionDoc, side: str, number: Decimal) -> str:
    return (
        f"It holds {side} {_plain(number)} ({row.blood_name or row.what_name}), and its sentence "
        "does not say that number. Correct the limit, or say it in the sentence."
    )


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _numbers(text: str) -> set[Decimal]:
    return {decimal(number) for number in _NUMBER.findall(text)}
