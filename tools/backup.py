"""`make backup` and `make restore`."""

import os
import subprocess
from pathlib import Path

from tools import environment
from tools.say import Stop


def backup() -> int:
    """Put the database away, in VAR_DIR/backups or the folder that `TO` names. Gives the exit
    code."""
    folder = os.environ.get("TO")
    return _manage("backup", *(["--to", str(Path(folder).absolute())] if folder else []))


def restore() -> int:
    """Bring the backup back that `FROM` names, into an empty database. Gives the exit code."""
    made = os.environ.get("FROM")
    if not made:
        raise Stop("Name the backup: make restore FROM=var/backups/2026-11-26-120000")
    environment.check_writable(environment.var_dir())
    return _manage("restore", str(Path(made).absolute()))


def _manage(*arguments: str) -> int:
    python = environment.ensure("requirements.lock")
    return subprocess.call([python, "manage.py", *arguments], cwd=environment.ROOT)
