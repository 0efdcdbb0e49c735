"""The Nu HTML checker, which judges finished pages: found, else installed, never left out."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from tools.say import Step, Stop

FOLDER = Path(__file__).parent / "html"  # what npm is to install, and where
JAR = FOLDER / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
STAMP = FOLDER / "node_modules" / ".wanted"
HOW = "On Debian or Ubuntu: apt-get install default-jre-headless npm"


def find() -> list[str] | None:
    """The command that runs the checker, or None where Java or the checker is missing."""
    java = shutil.which("java")
    there = JAR.exists() and STAMP.exists() and STAMP.read_text() == _wanted()
    return [java, "-jar", str(JAR)] if java and there else None


def ensure() -> None:
    """Install what the checker needs, if need be. `Stop` where that cannot be done."""
    if find():
        return
    if shutil.which("java") is None:
        _install_java()
    _install_jar()
    STAMP.write_text(_wanted())


def _wanted() -> str:
    return hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()


def _install_java() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        with Step("Installing Java with apt-get"):
            for command in (
                ["apt-get", "update"],
                ["apt-get", "install", "-y", "--no-install-recommends", "default-jre-headless"],
            ):
                subprocess.run(
                    command,
                    env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
                    stdin=subprocess.DEVNULL,
                    capture_output=True,
                )
    if shutil.which("java") is None:
        raise Stop(f"The HTML checker needs Java, which was not found. {HOW}")


def _install_jar() -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise Stop(f"The HTML checker is installed with npm, which was not found. {HOW}")
    with Step("Installing the HTML checker with npm"):
        done = subprocess.run(
            # Its install script would fetch a Java of its own.
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=FOLDER,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    if done.returncode or not JAR.exists():
        said = done.stdout.strip().splitlines() or ["npm gave no reason"]
        raise Stop(f"The HTML checker could not be installed: {said[-1]}")
