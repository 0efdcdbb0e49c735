"""Texts an update of the software left for a person to enter: each blocks its own record alone."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils import timezone

from drugs.documents import Key
from drugs.models import ToEnter

SHOWN = 80  # characters of a text that name it in a problem


def waiting() -> list[ToEnter]:
    """What nobody has entered yet."""
    return list(ToEnter.objects.filter(entered_at=None))


def waiting_for(key: Key) -> list[ToEnter]:
    """What of one record nobody has entered yet."""
    return [row for row in waiting() if (row.kind, row.slug) == key]


def held_back() -> set[Key]:
    """The records that are not published before their texts are entered."""
    return {(row.kind, row.slug) for row in waiting()}


def problems(keys: Iterable[Key]) -> list[tuple[str, str, str, str]]:
    """(kind, slug, part, message) for each text that holds back one of these records."""
    wanted = set(keys)
    return [
        (
            row.kind,
            row.slug,
            row.what,
            "An update moved this to other fields. Enter it there, then mark it as entered: "
            f"{_beginning(row.text)}",
        )
        for row in waiting()
        if (row.kind, row.slug) in wanted
    ]


def mark_entered(row: ToEnter, by: User) -> None:
    """Notes who entered a text, or saw that it no longer needs to be."""
    row.entered_at, row.entered_by = timezone.now(), by
    row.save(update_fields=["entered_at", "entered_by"])


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…"
