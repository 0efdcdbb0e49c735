"""Ages, weights and dates in words."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.dateformat import format as format_date

POUNDS_PER_KILOGRAM = Decimal("2.20462")


def age_words(months: int) -> str:
    """144 -> "12 years", 6 -> "6 months"."""
    if months and months % 12:
        return f"{months} months"
    years = months // 12
    return f"{years} year{'' if years == 1 else 's'}"


def pounds(kilograms: int) -> int:
    """Whole pounds: 40 -> 88."""
    return int((kilograms * POUNDS_PER_KILOGRAM).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def date_words(value: str) -> str:
    """A date as exact as it is known: "2022-01-14" -> "January 14, 2022", "2025-09" -> "September
    2025". What is no date is said as it stands."""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts):
        return value
    if len(parts) == 3:
        return format_date(date.fromisoformat(value), "F j, Y")
    if len(parts) == 2:
        return format_date(date(int(parts[0]), int(parts[1]), 1), "F Y")
    return value
