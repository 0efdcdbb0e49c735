"""The words we do not use, by language: a language without a list here has none yet."""

from __future__ import annotations

import re

# Words that stand for a number make people over-estimate harm; "1 in 7" is read as larger than
# it is. We say how many out of 100 instead. "How often" asks, and "common cold" is a name.
FREQUENCY_WORDS: dict[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:(?:un)?common(?! colds?\b)(?:ly|er|est)?|rare(?:ly|r|st)?"
        r"|(?:un)?like(?:ly|lier|liest|lihood)|(?:in)?frequent(?:ly)?"
        r"|(?<!how )(?<!as )often(?:er|est|times)?"
        r"|(?:1|one) (?:in|out of) (?:every )?"
        r"(?:(?!(?:100|1,000)(?!,?\d))\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten"
        r"|twenty))\b",
        re.IGNORECASE,
    ),
}


def frequency_words(text: str, language: str = "en") -> list[str]:
    """The words in `text` that stand in for a number, such as "common" or "1 in 7"."""
    pattern = FREQUENCY_WORDS.get(language)
    return pattern.findall(text) if pattern else []
