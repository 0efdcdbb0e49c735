"""What must not stand in any file: where we install from, and where one of us happens to work."""

import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.ROOT)
HERE = Path(__file__).relative_to(ROOT).as_posix()

FORBIDDEN = {
    "a package registry": re.compile(
        r"\b(?:pypi\.(?:org|python\.org)|pythonhosted\.org|registry\.npmjs\.org|npmjs\.com"
        r"|unpkg\.com|jsdelivr\.net|cdnjs\.cloudflare\.com|crates\.io|proxy\.golang\.org"
        r"|rubygems\.org|anaconda\.org|conda\.io)\b",
        re.IGNORECASE,
    ),
    "a folder of one machine": re.compile(r"(?<![\w.])/(?:work|home/\w+|Users/\w+|root)/"),
    "a folder for everybody's leavings": re.compile(r"(?<![\w.$}])/tmp/"),
}
# A test may name a folder that must not matter.
MAY = {"a folder for everybody's leavings": re.compile(r"^tests/")}


def tracked() -> list[Path]:
    """Every file in git; without git, as in an archive, every file but what is made here."""
    try:
        names = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        names = []
    paths = [ROOT / name for name in names if name] or [
        path
        for path in ROOT.rglob("*")
        if not {".venv", ".git", "var", "__pycache__"} & set(path.relative_to(ROOT).parts)
    ]
    return [path for path in paths if path.is_file()]


def told(name: str, text: str) -> list[str]:
    return [
        f"{name}:{number}: {what}"
        for number, line in enumerate(text.splitlines(), start=1)
        for what, pattern in FORBIDDEN.items()
        if pattern.search(line) and not (what in MAY and MAY[what].search(name))
    ]


def test_no_file_names_what_it_must_not():
    found = []
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        if name != HERE:
            found += told(name, path.read_bytes().decode("utf-8", errors="ignore"))
    assert found == []


def test_the_files_are_there_to_be_read():
    names = {path.relative_to(ROOT).as_posix() for path in tracked()}
    assert {"manage.py", "requirements.txt", "fixtures/cibinqo.yaml"} <= names


@pytest.mark.parametrize(
    "line",
    [
        "pip install --index-url https://pypi.org/simple django",
        "<script src='https://unpkg.com/htmx'></script>",
        "https://cdn.jsdelivr.net/npm/x",
        "See /work/main/README.md",
        "open('/home/someone/notes')",
        "cp x /tmp/y",
    ],
)
def test_the_rule_bites(line):
    assert told("docs/a.md", line)


@pytest.mark.parametrize(
    "line",
    ["You may work/rest.", "https://example.org/work/", "$HOME/notes", "at home/school", "var/tmp"],
)
def test_the_rule_bites_nothing_else(line):
    assert told("docs/a.md", line) == []
