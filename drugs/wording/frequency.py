"""Words that stand for a number, in one language.

They make people over-estimate harm; "1 in 7" is read as larger than it is. We say how many out of
100 instead.
"""

from __future__ import annotations

import re

# "How often" asks, and "common cold" is a name.
_WORDS = (
    r"(?:un)?common(?! colds?\b)(?:ly|er|est)?|rare(?:ly|r|st)?|(?:un)?like(?:ly|lier|liest|lihood)"
    r"|(?:in)?frequent(?:ly)?|(?<!how )(?<!as )often(?:er|est|times)?"
    r"|usually|seldom|sometimes|typically|occasional(?:ly)?|hardly ever"
)
_FEW = "two|three|four|five|six|seven|eight|nine"
_PEOPLE = "person|people|patients?|adults?|child|children|teens?|wom[ae]n|m[ae]n"
# Of whom: never 100 or 1,000, which is how we say it ourselves; no year, and no time or trial
# ("2 in 8 weeks", "one person in two trials").
_NO_PEOPLE = (
    "minutes?|hours?|days?|weeks?|months?|years?|mg|g|trials?|studies|groups?|arms?|tests?|doses?"
    "|tubes?|rows?|times"
)
_WHOLE = (
    r"(?!1\b|(?:100|1,000)(?!,?\d)|(?:19\d|20[1-4])\d\b)"
    rf"(?:\d[\d,]*|{_FEW}|ten|twenty)\b(?!-?\d| (?:{_NO_PEOPLE})\b)"
)
# "1 of 7" is said of people at large; "17 of 590", and "1 of 158", are those of one study.
_SMALL = rf"(?:[2-9]|1\d|20)\b(?![,.]\d| (?:{_NO_PEOPLE})\b)"

ENGLISH = re.compile(
    rf"(?<![\d.,])\b(?:{_WORDS}"
    rf"|(?:[1-9]|one|{_FEW})(?: (?:{_PEOPLE}))?(?: in |-in-)(?:every )?{_WHOLE}"
    rf"|(?:1|one)(?: out)? of every {_WHOLE}|(?:1|one) out of {_WHOLE}|1 of {_SMALL})\b",
    re.IGNORECASE,
)
