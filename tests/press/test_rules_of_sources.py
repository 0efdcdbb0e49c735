"""The day and the month of a label's newest revision are one."""

from datetime import date

import pytest

from drugs.press import rules
from tests import made_documents as made


@pytest.mark.parametrize(
    ("revision", "day", "right"),
    [
        ("6/2026", date(2026, 6, 30), True),
        ("06/2026", date(2026, 6, 30), True),
        ("2026-06", date(2026, 6, 30), True),
        ("6/2026 (highlights)", date(2026, 6, 1), True),
        ("a later version", date(2026, 6, 30), True),
        ("10/2026", None, True),
        ("10/2026", date(2026, 6, 30), False),
        ("6/2026", date(2025, 6, 30), False),
        ("", date(2026, 6, 30), False),
    ],
)
def test_the_day_of_the_newest_revision_lies_in_its_month(revision, day, right):
    label = made.label(newest_revision=revision, newest_revision_on=day)
    said = [problem.message for problem in rules.check(label, {("source", "label"): label})]
    found = [message for message in said if "its day is" in message]
    assert bool(found) is not right
    assert right or "Correct the one that is wrong" in found[0]
