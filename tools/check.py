"""`make test`, `make lint` and `make format`."""

import os
import platform
import shlex
import subprocess
import sys

from tools import chromium, environment

PROCESSES = "2"  # the browser tests are most of the time, and two of them keep two cores busy
# Runs what follows and says at the end which lines and branches it left out. It hooks into older
# versions of pytest to measure the tests themselves as well, and warns that it cannot with ours.
MEASURED = ("-W", "ignore:Unable to activate pytest branch coverage", "-m", "slipcover")


def test() -> int:
    """Install what the tests need, check the style and run every test. Gives the exit code.

    `ARGS` is handed to pytest. With it coverage is off, because that is about all the tests; and
    off x86-64, where the tool that measures it comes as source alone (requirements-dev.txt).
    """
    python = _python()
    browser = chromium.ensure(python)
    style = lint()
    wish = shlex.split(os.environ.get("ARGS", ""))
    measured = MEASURED if platform.machine() == "x86_64" and not wish else ()
    command = [python, *measured, "-m", "pytest"]
    command += [f"--numprocesses={PROCESSES}", "--dist=worksteal", *wish]
    tests = subprocess.call(command, cwd=environment.ROOT, env=os.environ | {"CHROMIUM": browser})
    if style:
        sys.stderr.write("The style check failed; its reasons are above the tests.\n")
    return tests or style


def screenshots() -> int:
    """Make the pictures of docs/editing.md anew, by the test they show. Gives the exit code."""
    python = _python()
    settings = os.environ | {"CHROMIUM": chromium.ensure(python), "SCREENSHOTS": "1"}
    command = [python, "-m", "pytest", "tests/browser/test_desk.py"]
    return subprocess.call(command, cwd=environment.ROOT, env=settings)


def lint() -> int:
    """Check the code's style and types without changing it. Gives the exit code."""
    return _ruff("check") or _ruff("format", "--check") or _types()


def format_code() -> int:
    """Put the code's style right where a machine can. Gives the exit code."""
    return _ruff("check", "--fix") or _ruff("format")


def _python() -> str:
    return environment.ensure("requirements.txt", "requirements-dev.txt")


def _types() -> int:
    # Reading the settings must not make a var/ with a key in it.
    settings = os.environ | {"SECRET_KEY": "for checking types alone, never used"}
    return subprocess.call([_python(), "-m", "mypy"], cwd=environment.ROOT, env=settings)


def _ruff(*arguments: str) -> int:
    return subprocess.call([_python(), "-m", "ruff", *arguments, "."], cwd=environment.ROOT)
