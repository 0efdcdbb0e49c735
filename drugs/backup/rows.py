"""What a database holds, so that two can be compared: each table with its number of rows and a mark
of all that is in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

# By table: how many rows, and their mark.
Rows = dict[str, tuple[int, str]]


def rows_of(cursor: Any, tables: Iterable[str]) -> Rows:
    """What these tables hold, in whatever order the database gives it."""
    found = {}
    for table in sorted(tables):
        cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name of ours
        marks = sorted(_mark(row) for row in cursor.fetchall())
        found[table] = len(marks), hashlib.sha256("".join(marks).encode()).hexdigest()
    return found


def differences(was: Rows, now: Rows) -> list[str]:
    """The tables that do not hold the same."""
    return [table for table in sorted(was.keys() | now.keys()) if was.get(table) != now.get(table)]


def _mark(row: Iterable[Any]) -> str:
    said = json.dumps([*row], default=_plain)
    return hashlib.sha256(said.encode()).hexdigest()


def _plain(value: Any) -> str:
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else str(value)
