"""Amounts of a medicine in a sentence, in one language: "150 or 200 mg", "a 1-g dose"."""

from __future__ import annotations

import re

_NUMBER = r"\d[\d,]*(?:\.\d+)?"

# A row or a range of numbers has its unit at the end. "8 g/dL" is a blood level, "2 mg/kg" is
# counted another way. What a unit is called here is the name of its group.
ENGLISH = re.compile(
    rf"(?<![\d.,])(?P<numbers>{_NUMBER}(?:(?: ?[-–—/] ?| to | or | and ){_NUMBER})*)"
    r"[ -]{0,2}(?:(?P<mg>mg|milligrams?)|(?P<mcg>mcg|[µμ]g|micrograms?)|(?P<g>g|grams?))\b"
    r"(?! ?/ ?\d* ?(?:[dm]?l|kg|g|m[2²]|minute)\b| per (?:kilo|kg|[dm]?l\b|liter|gram))",
    re.IGNORECASE,
)
NUMBERS = re.compile(_NUMBER)
