"""The Nu HTML checker, which judges finished pages: found, else installed, never left out."""

import shutil
from pathlib import Path

from tools import installing
from tools.say import Stop

FOLDER = Path(__file__).parent / "html"  # what npm is to install, and where
JAR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HOW = "On Debian or Ubuntu: apt-get install default-jre-headless npm"


def find() -> list[str] | None:
    """The command that runs the checker, or None where Java or the checker is missing."""
    java = shutil.which("java")
    there = installing.from_npm_is_there(FOLDER, JAR)
    return [java, "-jar", str(JAR)] if java and there else None


def ensure() -> None:
    """Install what the checker needs, if need be. `Stop` where that cannot be done."""
    if shutil.which("java") is None:
        installing.with_apt_get("Java", ["default-jre-headless"])
    if shutil.which("java") is None:
        raise Stop(f"The HTML checker needs Java, which was not found. {HOW}")
    installing.from_npm("the HTML checker", FOLDER, JAR, HOW)
