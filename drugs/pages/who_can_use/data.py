"""What the page judges by, as JSON: fields, sentences, and nothing of a reader."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils.translation import pgettext

from drugs.pages.who_can_use.answer import FEW, FIRST, MATTERS, MAY, SECOND, words
from drugs.pages.who_can_use.approvals import Approval
from drugs.pages.who_can_use.points import When
from drugs.pages.who_can_use.table import Rule, Table, Tables


def data(made: Tables) -> dict[str, Any]:
    """The tables of all medicines, and what is said of them."""
    return {
        "medicines": [_medicine(table) for table in made.medicines],
        "may": sorted(MAY),
        "matters": sorted(MATTERS),
        "ranks": {"first": FIRST, "second": SECOND},
        "few": FEW,
        "words": asdict(words()) | {"comma": pgettext("between the names of a list", ", ")},
    }


def _medicine(table: Table) -> dict[str, Any]:
    return {
        "slug": table.medicine.slug,
        "approvals": [_approval(approval) for approval in table.approvals],
        "rules": [_rule(rule) for rule in table.rules],
        "turns_on": table.turns_on,
    }


def _approval(approval: Approval) -> dict[str, Any]:
    return {
        "name": approval.name,
        "region": approval.indication.region,
        "here": approval.is_here,
        "status": approval.indication.status,
        "shown": [_when(when) for when in approval.shown],
        "points": [
            {
                "effect": point.effect,
                "words": point.words,
                "when": [_when(when) for when in point.when],
            }
            for point in approval.points
        ],
        "says": approval.says,
        "reason": approval.reason,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "slug": rule.doc.slug,
        "region": rule.doc.region,
        "rank": rule.doc.rank,
        "bans": rule.bans,
        "of_age": rule.of_age,
        "when": [_when(when) for when in rule.when],
    }


def _when(when: When) -> list[Any]:
    return [when.question, when.any_of, when.none_of]
