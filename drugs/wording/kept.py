"""What was set before, in a folder: a process that starts anew sets only the sheets that changed.

A sheet is known by all that goes into it: what Typst is asked, the files it lays sheets out with,
the typeface, and its own version. What was kept and damaged since is set again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from drugs.wording.typeface import FOLDER, ROOT

DAYS = 30  # for which a sheet that no printing asked for is kept
DIGEST = 64  # hex digits

_folder: Path | None = None  # while a printing keeps what it sets


@contextmanager
def keeping(folder: Path) -> Iterator[None]:
    """While the block goes on, sheets are looked for and kept in `folder`, which is made. What
    nobody asked for in DAYS days is removed at the end."""
    global _folder
    before, _folder = _folder, folder
    try:
        with suppress(OSError):  # where it cannot be, each sheet is set again
            folder.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        _folder = before
        _forget(folder, time.time() - DAYS * 24 * 3600)


def folder() -> Path | None:
    """Where sheets are kept for now; None where they are not."""
    return _folder


def name_of(*asked: Any) -> str:
    """The name of what is asked for: the same for the same bytes, on any machine."""
    told = json.dumps([_with_what(), *asked], ensure_ascii=False, default=str)
    return hashlib.sha256(told.encode()).hexdigest()


def recalled(name: str) -> bytes | None:
    """What was kept under a name, whole; None where it was not, or is no longer what it was."""
    if _folder is None:
        return None
    file = _folder / name
    try:
        found = file.read_bytes()
        os.utime(file)
    except OSError:
        return None
    digest, body = found[:DIGEST], found[DIGEST:]
    return body if hashlib.sha256(body).hexdigest().encode() == digest else None


def keep(name: str, body: bytes) -> None:
    """Keeps what was set. Where that cannot be, on a full disk, it is set again next time."""
    if _folder is None:
        return
    with suppress(OSError):
        number, unfinished = tempfile.mkstemp(prefix=".", dir=_folder)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(hashlib.sha256(body).hexdigest().encode() + body)
            os.replace(unfinished, _folder / name)
        except OSError:
            Path(unfinished).unlink(missing_ok=True)
            raise


@cache
def _with_what() -> str:
    found = hashlib.sha256(version("typst").encode())
    icons = ROOT / "templates" / "icons"
    for file in sorted([*FOLDER.rglob("*.typ"), *FOLDER.rglob("*.ttf"), *icons.rglob("*.svg")]):
        found.update(f"{file.relative_to(ROOT)}\0".encode())
        found.update(file.read_bytes())
    return found.hexdigest()


def _forget(folder: Path, before: float) -> None:
    for file in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):
            if file.stat().st_mtime < before:
                file.unlink()
