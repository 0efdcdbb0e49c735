"""Ages, weights and dates in words."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.dateformat import format as format_date
from django.utils.translation import ngettext

from drugs.wording import languages

POUNDS_PER_KILOGRAM = Decimal("2.20462")


def age_words(months: int) -> str:
    """144 -> "12 years", 6 -> "6 months"."""
    if months and months % 12:
        return ngettext("%(months)d month", "%(months)d months", months) % {"months": months}
    years = months // 12
    return ngettext("%(years)d year", "%(years)d years", years) % {"years": years}


def pounds(kilograms: int | Decimal) -> int:
    """Whole pounds: 40 -> 88."""
    return int((kilograms * POUNDS_PER_KILOGRAM).quantize(Decimal(1), rounding=ROUND_HALF_UP))


# "2022-01-14", "2025-09", and as labels print it, "12/2023".
_DATE = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b|\b(\d{1,2})/(\d{4})\b")


def date_words(value: str) -> str:
    """The dates in a text in words, as exact as they are known: "2022-01-14" -> "January 14, 2022",
    "2025-09" and "9/2025" -> "September 2025". What is no date is said as it stands."""
    return _DATE.sub(_in_words, value)


def _in_words(found: re.Match[str]) -> str:
    year, month, day = found[1] or found[5], found[2] or found[4], found[3]
    try:
        named = date(int(year), int(month), int(day or 1))
    except ValueError:
        return found[0]
    language = languages.current()
    return format_date(named, language.day if day else language.month)
