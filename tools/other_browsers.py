"""Firefox and WebKitGTK for the tests of every browser: found, else installed, never left out."""

import shutil
from pathlib import Path

from tools import installing
from tools.say import Stop

FOLDER = Path(__file__).parent / "browsers"  # what npm is to install, and where
READER_MODE = FOLDER / "node_modules" / "@mozilla" / "readability" / "Readability.js"
BROWSERS = ("firefox-esr", "webkit2gtk-driver", "xvfb")
HOW = f"On Debian or Ubuntu: apt-get install {' '.join(BROWSERS)} npm"


def firefox() -> str | None:
    return shutil.which("firefox-esr") or shutil.which("firefox")


def webkit() -> tuple[str, str] | None:
    """The driver and the browser it drives."""
    driver = shutil.which("WebKitWebDriver")
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return (driver, str(found[-1])) if driver and found and shutil.which("Xvfb") else None


def ensure() -> None:
    """Install what is missing, if need be. `Stop` where that cannot be done."""
    if not _all_there():
        # Where Node came from its makers, npm is part of it and Debian's is refused beside it.
        npm = () if shutil.which("node") and shutil.which("npm") else ("npm",)
        installing.with_apt_get("Firefox and WebKitGTK", (*BROWSERS, *npm))
    if not _all_there():
        raise Stop(f"The tests of every browser need Firefox, WebKitGTK and Node. {HOW}")
    installing.from_npm("what drives Firefox", FOLDER, READER_MODE, HOW)


def _all_there() -> bool:
    return bool(firefox() and webkit() and shutil.which("node"))
