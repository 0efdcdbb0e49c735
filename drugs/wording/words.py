"""The words we do not use, and those that need others behind them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from drugs.wording import amounts, languages

# In milligrams.
UNITS = {"mg": Decimal(1), "mcg": Decimal("0.001"), "g": Decimal(1000)}


def frequency_words(text: str) -> list[str]:
    """The words in `text` that stand in for a number, such as "common" or "1 in 7"."""
    return languages.current().frequency_words.findall(text)


def doses(text: str) -> Iterator[tuple[str, Decimal]]:
    """Each amount of a medicine in a text: as it is written there ("1,000 mg"), and in milligrams.
    Of a range, each number is one."""
    for match in languages.current().amounts.finditer(text):
        unit = match.lastgroup or ""
        for number in amounts.NUMBERS.findall(match["numbers"]):
            yield f"{number} {match[unit]}", in_milligrams(Decimal(number.replace(",", "")), unit)


def in_milligrams(amount: Decimal, unit: str) -> Decimal:
    """An amount in milligrams, by the name of its unit. Raises KeyError for what is none."""
    return amount * UNITS[unit]


def calls_today(text: str) -> bool:
    """Whether a text sends a reader to the doctor today."""
    return bool(languages.current().calls_today.search(text))


def calls_911(text: str) -> bool:
    """Whether a text sends a reader to the emergency number."""
    return bool(languages.current().calls_911.search(text))
