"""Numbers with the signs of the language in force."""

from __future__ import annotations

from django.utils.formats import number_format


def whole(number: int) -> str:
    """4362 -> "4,362"."""
    return str(number) if abs(number) < 1000 else number_format(number, force_grouping=True)


def as_printed(number: str) -> str:
    """A number as its source prints it, its decimal sign that of the language: "24.3"."""
    return number_format(number) if "." in number else number
