"""The words we do not use, and those that need others behind them."""

from __future__ import annotations

from drugs.wording import languages


def frequency_words(text: str) -> list[str]:
    """The words in `text` that stand in for a number, such as "common" or "1 in 7"."""
    return languages.current().frequency_words.findall(text)


def calls_today(text: str) -> bool:
    """Whether a text sends a reader to the doctor today."""
    return bool(languages.current().calls_today.search(text))
