"""Chromium for the browser tests: found, else installed, and never silently left out."""

import os
import shutil
import subprocess
import sys

from tools import installing
from tools.say import Step, Stop

# Lays out and draws the same, and has no windows, which are most of the work of opening a page.
WITHOUT_WINDOWS = "chromium-headless-shell"
NAMES = (
    WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
)  # fmt: skip
HOW = (
    "Install it (apt-get install chromium, or .venv/bin/playwright install chromium)"
    " or name it (CHROMIUM=/path/to/it make test)."
)
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find(python: str = sys.executable) -> str | None:
    """The path of a Chromium that starts, or None.

    Looks at `CHROMIUM`, then the PATH, then Playwright's own, which it asks `python` about.
    A `CHROMIUM` that does not start is a `Stop`, not a reason to look on.
    """
    if named := os.environ.get("CHROMIUM"):
        if path := _that_starts(named):
            return path
        raise Stop(f"CHROMIUM={named} does not start.")
    for name in NAMES:
        if path := _that_starts(name):
            return path
    asked = subprocess.run(
        [python, "-c", ASK_PLAYWRIGHT], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    return _that_starts(asked.stdout.strip())


def ensure(python: str) -> str:
    """The path of a Chromium that starts, installed if need be: the one without windows where that
    is to be had.

    Where none can be installed, `Stop` says how a person can.
    """
    if not os.environ.get("CHROMIUM") and not _that_starts(WITHOUT_WINDOWS):
        installing.with_apt_get("Chromium without windows", [WITHOUT_WINDOWS])
    if path := find(python):
        return path
    installing.with_apt_get("Chromium", ["chromium"])
    if path := find(python):
        return path
    with Step("Installing Playwright's Chromium"):
        subprocess.run(
            [python, "-m", "playwright", "install", "chromium"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
        )
    if path := find(python):
        return path
    raise Stop(f"The browser tests need Chromium, and it could not be installed here. {HOW}")


def _that_starts(name: str) -> str | None:
    """The full path of `name` if it answers `--version`.

    Ubuntu's stub for a snap does not, and neither does a build without its libraries.
    """
    path = shutil.which(name) if name else None
    if path is None:
        return None
    try:
        asked = subprocess.run(
            [path, "--version"], capture_output=True, timeout=30, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return path if asked.returncode == 0 else None
