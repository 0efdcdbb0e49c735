"""Backups in their folder: one folder each, finished or not there."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from drugs.backup.rows import Rows, differences
from drugs.backup.stores import CannotBackUp, bring_back, put_away

TOLD = "backup.json"  # written last
KEY = "secret_key"
UNFINISHED = ".making-"


def back_up(folder: Path, now: datetime) -> Path:
    """Makes a backup in a folder of its own within `folder`; nobody else on the machine reads it.
    Raises CannotBackUp, OSError and what the database says."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)
    work = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=folder))
    try:
        name, rows = put_away(work)
        kept = Path(settings.VAR_DIR) / KEY
        if kept.exists():
            (work / KEY).write_bytes(kept.read_bytes())
        files = {path.name: _digest(path) for path in sorted(work.iterdir())}
        told = {"made": now.isoformat(), "database": name, "files": files, "rows": rows}
        (work / TOLD).write_text(json.dumps(told, indent=1) + "\n")
        for path in work.iterdir():
            path.chmod(0o600)
            with path.open("rb") as file:
                os.fsync(file.fileno())
        return work.rename(folder / now.strftime("%Y-%m-%d-%H%M%S"))
    finally:
        shutil.rmtree(work, ignore_errors=True)


def prune(folder: Path, keep: int) -> list[Path]:
    """Removes all backups but the newest ones, and gives those."""
    found = sorted(path.parent for path in folder.glob(f"*/{TOLD}"))
    for path in found[:-keep]:
        shutil.rmtree(path)
    return found[:-keep]


def restore(backup: Path) -> int:
    """Fills the empty database of the settings from a backup and compares all rows with what was
    put away. Gives how many there are. Raises CannotBackUp and what the database says."""
    told = _told(backup)
    for name, digest in told["files"].items():
        if not (backup / name).exists() or _digest(backup / name) != digest:
            raise CannotBackUp(f"{backup / name} is not as it was made. Take another backup.")
    was: Rows = {table: (count, mark) for table, (count, mark) in told["rows"].items()}
    now = bring_back(backup / told["database"])
    if other := differences(was, now):
        raise CannotBackUp(f"These tables came back otherwise: {', '.join(other)}.")
    if KEY in told["files"]:
        fresh = Path(settings.VAR_DIR) / f".{KEY}.restored"
        fresh.touch(mode=0o600)
        fresh.write_bytes((backup / KEY).read_bytes())
        fresh.replace(fresh.with_name(KEY))
    return sum(count for count, _ in now.values())


def _told(backup: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads((backup / TOLD).read_bytes())
    except (OSError, ValueError):
        raise CannotBackUp(f"{backup} is no backup: there is no {TOLD} to be read in it.") from None
    return told


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
