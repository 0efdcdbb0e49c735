"""The words we do not use."""

from __future__ import annotations

import re

# Words that stand for a number make people over-estimate harm; "1 in 7" is read as larger than
# it is. We say how many out of 100 instead.
FREQUENCY_WORDS = re.compile(
    r"\b(?:(?:un)?common(?:ly|er|est)?|rare(?:ly|r|st)?|(?:un)?like(?:ly|lier|liest|lihood)"
    r"|(?:in)?frequent(?:ly)?"
    r"|(?:1|one) (?:in|out of) (?:every )?"
    r"(?:(?!(?:100|1,000)(?!,?\d))\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twenty))\b",
    re.IGNORECASE,
)


def frequency_words(text: str) -> list[str]:
    """The words in `text` that stand in for a number, such as "common" or "1 in 7"."""
    return FREQUENCY_WORDS.findall(text)
