"""`make audit`: what it could not ask is said and a failure; secrets are found and not repeated."""

import subprocess
import sys

import pytest

from tools import audit


@pytest.fixture
def asked(monkeypatch):
    """Stands in for the database of known vulnerabilities: what it answers."""

    def asked_(code: int, said: str) -> None:
        def run(command, **options):
            return subprocess.CompletedProcess(command, code, "", said)

        monkeypatch.setattr(audit.environment, "own_environment", lambda name, lock: "python")
        monkeypatch.setattr(audit.subprocess, "run", run)

    return asked_


@pytest.mark.parametrize(
    ("code", "said", "told"),
    [
        (0, "No known vulnerabilities found", "none"),
        (1, "requests.exceptions.ConnectionError: …", "not checked"),
        (1, "a: Dependency not found on PyPI and could not be audited: a (1.0)", "not checked"),
        (1, "django 1.0 PYSEC-1", "PYSEC-1"),
    ],
)
def test_what_was_asked_and_what_was_not(asked, capsys, code, said, told):
    asked(code, said)
    assert audit.vulnerabilities() == code
    out, err = capsys.readouterr()
    assert told in out + err


def test_licenses_of_what_is_installed(capsys):
    assert audit.licenses(sys.executable) == 0, capsys.readouterr().err


def test_an_odd_license_is_named(monkeypatch, capsys):
    monkeypatch.setattr(audit, "FREE", ("Nothing of the kind",))
    assert audit.licenses(sys.executable) == 1
    assert "  Django: " in capsys.readouterr().err


def test_a_secret_of_any_commit_is_found_and_not_repeated(tmp_path):
    def git(*words: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    secret = "gh" + "p_" + "a1" * 18
    (tmp_path / "settings").write_text(f"token = {secret}\n")
    git("add", ".")
    git("commit", "-m", "one")
    (tmp_path / "settings").write_text("token = ...\n")
    git("commit", "-am", "two")
    (found,) = audit.in_history(str(tmp_path))
    assert found.endswith(" settings")
    assert secret not in found
