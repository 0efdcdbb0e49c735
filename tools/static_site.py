"""`make publish-static`."""

import os
import subprocess
from pathlib import Path

from tools import environment
from tools.say import Stop


def publish_static() -> int:
    """Write the edition that is read as a site of files to the folder that `TARGET` names. Gives
    the exit code."""
    target = os.environ.get("TARGET")
    if not target:
        raise Stop("Name the folder: make publish-static TARGET=../site")
    if not (environment.var_dir() / "editions" / "current" / "manifest.json").exists():
        raise Stop("Nothing is printed yet. Let `make run` print it first.")
    python = environment.ensure("requirements.lock")
    command = [python, "manage.py", "publish_static", str(Path(target).absolute())]
    return subprocess.call(command, cwd=environment.ROOT)
