"""docs/accessibility.md lists every criterion once and names tests that exist."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "accessibility.md").read_text()
ROW = re.compile(r"^\| (\d\.\d\.\d+) .+? \| (A{1,3}) \| (.+?) \| (.+?) \|$", re.MULTILINE)
NONE = ("None: there is no such content.", "None: judged by eye.")
AAA = ["1.4.6", "1.4.8", "2.4.9", "2.4.10", "2.5.5", "3.1.3", "3.1.4", "3.1.5", "3.1.6", "3.3.5"]


def test_every_criterion_is_listed_once():
    rows = ROW.findall(TEXT)
    assert len({number for number, *_ in rows}) == len(rows)
    assert sum(level in ("A", "AA") for _, level, *_ in rows) == 55
    assert [number for number, level, *_ in rows if level == "AAA"] == AAA


def test_every_named_test_exists():
    named = set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT))
    assert len(named) > 15
    for path, name in named:
        tree = ast.parse((ROOT / path).read_text())
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (
            f"{path} has no {name}"
        )


def test_each_line_names_a_test_or_says_why_there_is_none():
    for number, _, how, test in ROW.findall(TEXT):
        assert len(how) > 8, number
        assert test.startswith("`tests/") or test in NONE, number


def test_it_says_what_people_must_still_try():
    assert "Nobody who uses assistive technology every day has tried this site yet" in TEXT
