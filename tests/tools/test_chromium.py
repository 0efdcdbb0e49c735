"""Chromium is found or installed, or one line says how: tried with stand-in programs."""

import os

import pytest

from tools import chromium
from tools.say import Stop

SAYS_VERSION = "echo Chromium 156"
IS_A_STUB = "echo 'requires the chromium snap to be installed' >&2; exit 1"


@pytest.fixture
def path(tmp_path, monkeypatch):
    """The only folder on the PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("CHROMIUM", raising=False)
    return folder


def program(path, name, does):
    file = path / name
    file.write_text(f"#!/bin/sh\n{does}\n")
    file.chmod(0o755)
    return str(file)


@pytest.fixture
def python(path):
    """A Python whose Playwright has no Chromium and cannot fetch one."""
    return program(path, "python", "exit 1")


def calls(path):
    return (path / "calls").read_text().splitlines()


def test_named(path, python, monkeypatch):
    program(path, "chromium", SAYS_VERSION)
    mine = program(path, "mine", SAYS_VERSION)
    monkeypatch.setenv("CHROMIUM", mine)
    assert chromium.find(python) == mine


def test_named_wrongly(path, python, monkeypatch):
    program(path, "chromium", SAYS_VERSION)
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(Stop, match=r"^CHROMIUM=/nowhere/chromium does not start\.$"):
        chromium.find(python)


def test_on_the_path_and_not_a_stub(path, python):
    program(path, "chromium-browser", IS_A_STUB)
    chrome = program(path, "google-chrome", SAYS_VERSION)
    assert chromium.find(python) == chrome


def test_playwrights_own(path):
    own = program(path, "chrome-of-playwright", SAYS_VERSION)
    assert chromium.find(program(path, "python", f"echo {own}")) == own


def apt_get(path, monkeypatch, knows):
    """An apt-get that root may ask, and that installs this one program and no other."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    does = f"printf '#!/bin/sh\\n{SAYS_VERSION}\\n' > {path}/{knows}; /bin/chmod +x {path}/{knows}"
    program(
        path,
        "apt-get",
        f'echo "$@" >> {path}/calls; for name; do :; done; [ "$name" != {knows} ] || {{ {does}; }}',
    )


INSTALLS = "install -y --no-install-recommends"


def test_root_installs_debians_without_windows(path, python, monkeypatch):
    """Beside one with windows, too: opening a page takes that three times the work."""
    program(path, "chromium", SAYS_VERSION)
    apt_get(path, monkeypatch, chromium.WITHOUT_WINDOWS)
    for _ in range(2):
        assert chromium.ensure(python) == str(path / chromium.WITHOUT_WINDOWS)
    assert calls(path) == ["update", f"{INSTALLS} {chromium.WITHOUT_WINDOWS}"]


def test_where_there_is_none_without_windows_root_installs_the_other(path, python, monkeypatch):
    apt_get(path, monkeypatch, "chromium")
    assert chromium.ensure(python) == str(path / "chromium")
    assert calls(path)[-1] == f"{INSTALLS} chromium"


def test_beside_a_named_one_nothing_is_installed(path, python, monkeypatch):
    apt_get(path, monkeypatch, chromium.WITHOUT_WINDOWS)
    mine = program(path, "mine", SAYS_VERSION)
    monkeypatch.setenv("CHROMIUM", mine)
    assert chromium.ensure(python) == mine
    assert not (path / "calls").exists()


def test_others_install_playwrights(path, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    program(path, "apt-get", f"echo apt >> {path}/calls")
    own = path / "own"
    makes = f"printf '#!/bin/sh\\n{SAYS_VERSION}\\n' > {own}; /bin/chmod +x {own}"
    does = f'[ "$1" = -c ] && echo {own} || {{ echo "$@" >> {path}/calls; {makes}; }}'
    assert chromium.ensure(program(path, "python", does)) == str(own)
    assert calls(path) == ["-m playwright install chromium"]


def test_nowhere_to_be_had(path, python):
    with pytest.raises(Stop) as stop:
        chromium.ensure(python)
    assert "\n" not in str(stop.value)
    assert "apt-get install chromium" in str(stop.value)
    assert "CHROMIUM=/path/to/it make test" in str(stop.value)
