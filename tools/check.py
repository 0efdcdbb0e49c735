"""`make test`, `make test-all`, `make lint` and `make format`."""

import os
import platform
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import checker, chromium, environment, other_browsers, postgres

PROCESSES = "3"  # on two cores: while one waits for a browser or a server, another works
# A file's tests stay together, for they share what is made for them; the long ones come early.
SHARED_OUT = ("--dist=loadfile", "--no-loadscope-reorder")
LONG = "every_page or long"  # the mark of what `make test` leaves out
# What asks a database and is no screen: worth a second run on PostgreSQL each time.
ON_POSTGRES = (
    "tests", "--ignore=tests/browser", "--ignore=tests/admin",
    "-m", f"database and not ({LONG})",
)  # fmt: skip
FLOOR = 96  # percent of the lines and branches that the tests must reach
# Runs what follows and writes down which lines and branches it reached. It hooks into older
# versions of pytest to measure the tests themselves as well, and warns that it cannot with ours.
# A line that was reached once is not noted again, which costs nothing then.
MEASURED = (
    "-W", "ignore:Unable to activate pytest branch coverage",
    "-m", "slipcover", "--immediate", "--json",
)  # fmt: skip


def test() -> int:
    """Check the style and types and run every test but the long ones. Gives the exit code.

    `ARGS` is handed to pytest, and nothing is left out then. With it coverage is not measured,
    because that is about all the tests; nor off x86-64, where the tool that measures it comes as
    source alone (requirements-dev.txt).
    """
    python = _python()
    browser = chromium.ensure(python)
    checker.ensure()
    other_browsers.ensure()
    wish = shlex.split(os.environ.get("ARGS", ""))
    preparing = None if wish else _preparing(python)
    style = lint()
    if wish or platform.machine() != "x86_64":
        tests = _pytest([python], browser, *(wish or ("-m", f"not ({LONG})")))
    else:
        tests = _measured(python, browser)
    if preparing:
        preparing.wait()
    if style:
        sys.stderr.write("The check of style and types failed; its reasons are above the tests.\n")
    return tests or style


def test_all() -> int:
    """Run the long checks that `make test` leaves out, then on a private PostgreSQL what asks a
    database. Gives the exit code."""
    python = _python()
    checker.ensure()
    other_browsers.ensure()
    browser = chromium.ensure(python)
    with postgres.private(postgres.ensure()) as address:
        long = _pytest([python], browser, "-m", LONG, UPGRADE_ON_POSTGRESQL=address)
        other = _pytest([python], browser, *ON_POSTGRES, TEST_DATABASE_URL=address)
    return long or other


def test_postgres() -> int:
    """Run the tests that need no browser on a private PostgreSQL. Gives the exit code. `ARGS` is
    handed to pytest."""
    python = _python()
    wish = shlex.split(os.environ.get("ARGS", "")) or [
        "tests", "--ignore=tests/browser", "--ignore=tests/tools",
        "--ignore=tests/pages/test_html.py", "-m", f"not ({LONG})",
    ]  # fmt: skip
    with postgres.private(postgres.ensure()) as address:
        # Each process of the tests makes a database of its own; the upgrades fill this one.
        databases = {"TEST_DATABASE_URL": address, "UPGRADE_ON_POSTGRESQL": address}
        return _pytest([python], None, *wish, **databases)


def _preparing(python: str) -> "subprocess.Popen[bytes]":
    """Compile the tests and make what many of them share, beside something else: in a fresh clone
    each process of the tests would compile all of them, and wait for the one that loads a desk or
    prints an edition. All of it is kept. What goes wrong the tests will say."""
    command = [
        python, "-m", "pytest", "-p", "no:cacheprovider", "-m", "ready",
        "tests/test_ready.py", "tests",  # these before the others
    ]  # fmt: skip
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=environment.ROOT, stdout=quiet, stderr=quiet)


def _measured(python: str, browser: str) -> int:
    """Run the tests and say which lines and branches they left out; too many are a failure."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.json"
        measuring = [python, *MEASURED, "--out", str(found)]
        tests = _pytest(measuring, browser, "-m", f"not ({LONG})")
        return tests or compare(python, found)


def compare(python: str, found: Path) -> int:
    """Print what was reached and compare it with the floor. Gives the exit code.

    A step of its own: slipcover compares at the end of the tests without what their other
    processes reached.
    """
    command = [python, "-m", "slipcover", "--merge", str(found), "--out", os.devnull]
    code = subprocess.call([*command, f"--fail-under={FLOOR}"], cwd=environment.ROOT)
    if code:
        sys.stderr.write(f"The tests reach less than {FLOOR} % of the code; see the table above.\n")
    return code


def _pytest(python: list[str], browser: str | None, *arguments: str, **databases: str) -> int:
    command = [*python, "-m", "pytest", f"--numprocesses={PROCESSES}", *SHARED_OUT, *arguments]
    settings = os.environ | ({"CHROMIUM": browser} if browser else {}) | databases
    return subprocess.call(command, cwd=environment.ROOT, env=settings)


def screenshots() -> int:
    """Make the pictures of docs/editing.md anew, by the test they show. Gives the exit code."""
    python = _python()
    settings = os.environ | {"CHROMIUM": chromium.ensure(python), "SCREENSHOTS": "1"}
    tests = ["tests/browser/test_desk.py", "tests/browser/test_desk_screens.py"]
    command = [python, "-m", "pytest", *tests]
    return subprocess.call(command, cwd=environment.ROOT, env=settings)


def lint() -> int:
    """Check the code's style and types without changing it. Gives the exit code."""
    return _ruff("check") or _ruff("format", "--check") or _types()


def format_code() -> int:
    """Put the code's style right where a machine can. Gives the exit code."""
    return _ruff("check", "--fix") or _ruff("format")


def _python() -> str:
    return environment.ensure("requirements.lock", "requirements-dev.lock")


def _types() -> int:
    # Reading the settings must not make a var/ with a key in it.
    settings = os.environ | {"SECRET_KEY": "for checking types alone, never used"}
    return subprocess.call([_python(), "-m", "mypy"], cwd=environment.ROOT, env=settings)


def _ruff(*arguments: str) -> int:
    return subprocess.call([_python(), "-m", "ruff", *arguments, "."], cwd=environment.ROOT)
