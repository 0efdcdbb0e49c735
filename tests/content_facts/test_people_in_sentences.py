"""Numbers of people that stand in sentences: whole people and the percents beside them are one
figure."""

import re
from decimal import ROUND_HALF_UP, Decimal

from drugs.press.rules.walk import prose


def rounded(percent: str) -> int:
    return int(Decimal(percent).quantize(Decimal(1), ROUND_HALF_UP))


def loose_percents(text: str) -> list[str]:
    """Percents and counts in a text that are none of the whole people it tells of."""
    if not re.search(r"\d out of 100\b", text):
        return []
    whole = {int(number) for number in re.findall(r"(?<![\d.,])\d+(?![\d.]*%)(?! of \d)", text)}
    percents = re.findall(r"(\d+(?:\.\d+)?)%(?! cream| ointment| or)", text)
    loose = [p for p in percents if rounded(p) not in whole]
    for count, size in re.findall(r"(?<![\d.,])([1-9]\d*) of (\d{2,4})(?!,?\d)", text):
        if size not in {"100", "1000"} and rounded(str(100 * int(count) / int(size))) not in whole:
            loose.append(f"{count} of {size}")
    return loose


def test_whole_people_are_the_percents_beside_them(shelf):
    """ "30 out of 100 (30.0%)": the two are one figure."""
    told, looked_at = [], 0
    for entry in shelf.edition.published:
        for part, text in prose(entry.document):
            looked_at += bool(re.search(r"\d out of 100\b.*\d%", text))
            told += [f"{entry.slug}, {part}: {p}: {text[:120]}" for p in loose_percents(text)]
    assert not told, "\n".join(told)
    assert looked_at > 5


def test_a_percent_that_is_another_number_is_caught():
    assert loose_percents("It was 30 out of 100 on it (30.0%).") == []
    assert loose_percents("It was 30 out of 100 on it (29.4%).") == ["29.4"]
    assert loose_percents("It was 6 out of 100 on it (6 of 109).") == []
    assert loose_percents("It was 4 out of 100 on it (6 of 109).") == ["6 of 109"]
