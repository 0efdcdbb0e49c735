"""Firefox and WebKitGTK for the tests of every browser: found, else installed, never left out."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from tools.say import Step, Stop

FOLDER = Path(__file__).parent / "browsers"  # what npm is to install, and where
STAMP = FOLDER / "node_modules" / ".wanted"
READER_MODE = FOLDER / "node_modules" / "@mozilla" / "readability" / "Readability.js"
PACKAGES = ("firefox-esr", "webkit2gtk-driver", "xvfb", "npm")
HOW = f"On Debian or Ubuntu: apt-get install {' '.join(PACKAGES)}"


def firefox() -> str | None:
    return shutil.which("firefox-esr") or shutil.which("firefox")


def webkit() -> tuple[str, str] | None:
    """The driver and the browser it drives."""
    driver = shutil.which("WebKitWebDriver")
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return (driver, str(found[-1])) if driver and found and shutil.which("Xvfb") else None


def ensure() -> None:
    """Install what is missing, if need be. `Stop` where that cannot be done."""
    if not (firefox() and webkit() and shutil.which("node")):
        _install_packages()
    if not (STAMP.exists() and STAMP.read_text() == _wanted()):
        _install_from_npm()
        STAMP.write_text(_wanted())


def _wanted() -> str:
    return hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()


def _install_packages() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        with Step("Installing Firefox and WebKitGTK with apt-get"):
            for command in (
                ["apt-get", "update"],
                ["apt-get", "install", "-y", "--no-install-recommends", *PACKAGES],
            ):
                subprocess.run(
                    command,
                    env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
                    stdin=subprocess.DEVNULL,
                    capture_output=True,
                )
    if not (firefox() and webkit() and shutil.which("node")):
        raise Stop(f"The tests of every browser need Firefox, WebKitGTK and Node. {HOW}")


def _install_from_npm() -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise Stop(f"What drives Firefox is installed with npm, which was not found. {HOW}")
    with Step("Installing what drives Firefox with npm"):
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=FOLDER,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    if done.returncode or not READER_MODE.exists():
        said = done.stdout.strip().splitlines() or ["npm gave no reason"]
        raise Stop(f"What drives Firefox could not be installed: {said[-1]}")
