"""`make test` and `make test-all`: what is run, and when it counts as failed."""

import contextlib
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from tools import check

COVERED = {"meta": {"version": 2}, "files": {}, "summary": {"percent_covered": 98.0}}


@pytest.fixture
def calls(monkeypatch):
    """Stands in for the programs: notes each command; `calls.codes` are the exit codes to give, by
    a word of the command."""

    class Calls(list):
        def __init__(self):
            self.codes = {}
            self.settings = []
            self.waited = []
            self.preparing = SimpleNamespace(wait=lambda: self.waited.append(True))

        def __call__(self, command, **options):
            self.append(command)
            self.settings.append(options.get("env") or {})
            return next((code for word, code in self.codes.items() if word in command), 0)

    calls = Calls()
    monkeypatch.setattr(subprocess, "call", calls)
    monkeypatch.setattr(check, "_python", lambda: "python")
    monkeypatch.setattr(check.chromium, "ensure", lambda python: "chromium")
    monkeypatch.setattr(check.checker, "ensure", lambda: None)
    monkeypatch.setattr(check.other_browsers, "ensure", lambda: None)
    monkeypatch.setattr(check, "_preparing", lambda python: calls.preparing)
    monkeypatch.setattr(check.postgres, "ensure", lambda: "programs")
    monkeypatch.setattr(check.postgres, "private", lambda _: contextlib.nullcontext("an address"))
    monkeypatch.setattr(check.platform, "machine", lambda: "x86_64")
    monkeypatch.delenv("ARGS", raising=False)
    return calls


def the_one(calls, word):
    (found,) = [command for command in calls if word in command]
    return found


def test_make_test_leaves_the_long_checks_out_and_make_test_all_runs_them(calls):
    assert check.test() == 0
    assert the_one(calls, "pytest")[-2:] == ["-m", "not (every_page or long)"]
    calls.clear()
    calls.settings.clear()
    assert check.test_all() == 0
    long, on_postgres = [command for command in calls if "pytest" in command]
    assert long[-2:] == ["-m", "every_page or long"]
    assert on_postgres[-2:] == ["-m", "database and not (every_page or long)"]
    assert [env.get("TEST_DATABASE_URL") for env in calls.settings] == [None, "an address"]
    assert calls.settings[0]["UPGRADE_ON_POSTGRESQL"] == "an address"


@pytest.mark.parametrize("part", ["every_page or long", "database and not (every_page or long)"])
def test_either_half_of_make_test_all_can_fail_it_and_both_are_run(calls, part):
    calls.codes = {part: 3}
    assert check.test_all() == 3
    assert len(calls) == 2


def test_a_wish_is_handed_on_and_nothing_is_measured(calls, monkeypatch):
    monkeypatch.setenv("ARGS", "tests/pages -k 'two words'")
    assert check.test() == 0
    assert the_one(calls, "pytest")[-3:] == ["tests/pages", "-k", "two words"]
    assert not [command for command in calls if "slipcover" in command]
    assert not calls.waited


def test_what_many_tests_share_is_made_beside_the_checks_of_style(calls):
    assert check.test() == 0
    assert calls.waited


@pytest.mark.parametrize("word", ["pytest", "--merge", "check", "mypy"])
def test_whatever_fails_is_a_failure(calls, word):
    """The tests themselves, too little of the code reached, the style and the types."""
    calls.codes = {word: 2}
    assert check.test() == 2
    assert the_one(calls, "pytest")


@pytest.mark.parametrize(("percent", "code"), [(check.FLOOR - 0.1, 2), (check.FLOOR, 0)])
def test_too_little_of_the_code_reached_is_a_failure_of_the_real_tool(tmp_path, percent, code):
    found = tmp_path / "found.json"
    found.write_text(json.dumps(COVERED | {"summary": {"percent_covered": percent}}))
    assert check.compare(sys.executable, found) == code
