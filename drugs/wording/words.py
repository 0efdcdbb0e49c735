"""The words we do not use."""

from __future__ import annotations

from drugs.wording import languages


def frequency_words(text: str) -> list[str]:
    """The words in `text` that stand in for a number, such as "common" or "1 in 7"."""
    return languages.current().frequency_words.findall(text)
