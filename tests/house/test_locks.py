"""Whatever is installed is locked with its hash, what it draws in as well, and no lock names a
registry: everybody asks their own."""

import re

import pytest
from django.conf import settings

from tools.lock import LOCKS, entries

ROOT = settings.ROOT


def wanted(name: str) -> dict[str, str]:
    """What a requirements file asks for: version by name."""
    found = {}
    for line in (ROOT / f"{name}.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            package, version = re.match(r"([\w.-]+)(?:\[\w+\])?==([\w.]+)", line).groups()
            found[package.lower().replace("_", "-")] = version
    return found


def locked(name: str) -> dict[str, str]:
    return dict(
        re.match(r"([\w.-]+)==([\w.]+)", entry).groups() for entry in entries(ROOT / f"{name}.lock")
    )


@pytest.mark.parametrize(("name", "beside"), LOCKS)
def test_each_package_that_is_asked_for_is_locked(name, beside):
    there = locked(name) | (locked(beside) if beside else {})
    assert {n: there.get(n) for n in wanted(name)} == wanted(name), "run make lock"


@pytest.mark.parametrize(("name", "beside"), LOCKS)
def test_each_package_has_its_hashes_and_no_address(name, beside):
    text = (ROOT / f"{name}.lock").read_text()
    for entry in entries(ROOT / f"{name}.lock"):
        assert "--hash=sha256:" in entry
    assert "://" not in text
    assert "--index" not in text
    if beside:
        assert not locked(name).keys() & locked(beside).keys(), "they are installed together"


def test_locks_of_npm_name_no_registry():
    found = sorted((ROOT / "tools").glob("*/package-lock.json"))
    assert found
    for path in found:
        assert '"resolved"' not in path.read_text()
        assert '"integrity"' in path.read_text()


def test_nothing_is_installed_by_another_list():
    for path in [*(ROOT / "tools").glob("*.py"), ROOT / "docs/deploying.md", ROOT / "README.md"]:
        for line in path.read_text().splitlines():
            if "pip" in line and "install" in line:
                assert "requirements.txt" not in line, path
    assert "--require-hashes" in (ROOT / "tools/environment.py").read_text()
