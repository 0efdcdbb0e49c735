"""Installing what the tests need besides Python: Debian's packages, and npm's by their lock."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tools.say import Step, Stop


def with_apt_get(title: str, packages: Sequence[str]) -> None:
    """Try to install Debian's packages, where this may be done. Who asks looks whether it worked:
    what apt-get says is of no use to somebody who only wants to run the tests."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    with Step(f"Installing {title} with apt-get"):
        for command in (
            ["apt-get", "update"],
            ["apt-get", "install", "-y", "--no-install-recommends", *packages],
        ):
            subprocess.run(
                command,
                env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
            )


def from_npm_is_there(folder: Path, file: Path) -> bool:
    """Whether what the lock in `folder` names is installed, `file` as a sign of it."""
    stamp = _stamp(folder)
    return file.exists() and stamp.exists() and stamp.read_text() == _wanted(folder)


def from_npm(title: str, folder: Path, file: Path, how: str) -> None:
    """Install `title` as the lock in `folder` names it, unless `file` is there.

    No script of a package runs: one would fetch programs of its own. `Stop` where it cannot be
    done; `how` tells a person.
    """
    if from_npm_is_there(folder, file):
        return
    npm = shutil.which("npm")
    subject = title[0].upper() + title[1:]
    if npm is None:
        raise Stop(f"{subject} is installed with npm, which was not found. {how}")
    with Step(f"Installing {title} with npm"):
        done = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    if done.returncode or not file.exists():
        said = done.stdout.strip().splitlines() or ["npm gave no reason"]
        raise Stop(f"{subject} could not be installed: {said[-1]}")
    _stamp(folder).write_text(_wanted(folder))


def _stamp(folder: Path) -> Path:
    return folder / "node_modules" / ".wanted"


def _wanted(folder: Path) -> str:
    return hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
