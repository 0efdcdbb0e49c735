"""docs/security.md speaks of each requirement of OWASP ASVS 5.0, levels 1 and 2, and the tests that
it names are there."""

import re

from django.conf import settings

TEXT = (settings.ROOT / "docs/security.md").read_text()
# Section: the numbers in it that are of level 1 or 2. Chapters that do not apply stand as a whole.
LEVELS_1_AND_2 = {
    "1.1": [1, 2], "1.2": range(1, 10), "1.3": range(1, 12), "1.4": [1, 2, 3], "1.5": [1, 2],
    "2.1": [1, 2, 3], "2.2": [1, 2, 3], "2.3": [1, 2, 3, 4], "2.4": [1],
    "3.2": [1, 2], "3.3": [1, 2, 3, 4], "3.4": range(1, 7), "3.5": range(1, 6), "3.7": [1, 2],
    "4.1": [1, 2, 3], "4.2": [1], "4.3": [], "4.4": [],
    "5.1": [1], "5.2": [1, 2, 3], "5.3": [1, 2], "5.4": [1, 2, 3],
    "6.1": [1, 2, 3], "6.2": range(1, 13), "6.3": [1, 2, 3, 4], "6.4": [1, 2, 3, 4],
    "6.5": range(1, 6), "6.6": [], "6.8": [],
    "7.1": [1, 2, 3], "7.2": [1, 2, 3, 4], "7.3": [1, 2], "7.4": range(1, 6), "7.5": [1, 2],
    "8.1": [1, 2], "8.2": [1, 2, 3], "8.3": [1], "8.4": [1],
    "11.1": [1, 2], "11.2": [1, 2, 3], "11.3": [], "11.4": [1, 2, 3, 4], "11.5": [1], "11.6": [1],
    "12.1": [1, 2, 3], "12.2": [1, 2], "12.3": [1, 2, 3, 4],
    "13.1": [1], "13.2": range(1, 6), "13.3": [1, 2], "13.4": range(1, 6),
    "14.1": [1, 2], "14.2": [1, 2, 3, 4], "14.3": [1, 2, 3],
    "15.1": [1, 2, 3], "15.2": [1, 2, 3], "15.3": range(1, 8),
    "16.1": [1], "16.2": range(1, 6), "16.3": [1, 2, 3, 4], "16.4": [1, 2, 3], "16.5": [1, 2, 3],
}  # fmt: skip
WHOLE = ("V4.3", "V4.4", "V6.6", "V6.8", "V7.6", "V9", "V10", "V11.3", "V17")


def test_every_requirement_is_spoken_of():
    said = set(re.findall(r"V\d+\.\d+\.\d+", TEXT))
    wanted = {f"V{s}.{number}" for s, numbers in LEVELS_1_AND_2.items() for number in numbers}
    assert sorted(wanted - said) == []
    assert sorted(said - wanted) == []
    for section in WHOLE:
        assert re.search(rf"{re.escape(section)} \([A-Za-z -]+\)", TEXT), section


def test_every_line_names_a_test_that_is_there_or_says_why_not():
    for line in TEXT.splitlines():
        if not re.match(r"\| V\d", line):
            continue
        *_, how, tests, _end = line.split("|")
        named = re.findall(r"`([a-z_/]+\.py)`", tests)
        spoken_for = any(
            word in how for word in ("**Not met**", "**not met**", "Above", "No hints")
        )
        assert named or spoken_for, line
        for name in named:
            assert (settings.ROOT / "tests" / name).is_file(), name
