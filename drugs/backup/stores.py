"""How each database puts itself away and comes back, while others go on writing."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from drugs.backup.rows import Rows, rows_of

HOW = "On Debian or Ubuntu: apt-get install postgresql-client"


class CannotBackUp(Exception):
    """What keeps a backup from being made or brought back, in a sentence."""


def put_away(folder: Path) -> tuple[str, Rows]:
    """Writes the database into a folder, as it is at one moment. Gives the file's name, and how
    many rows it holds of each table and their mark."""
    if connection.vendor == "postgresql":
        return "desk.dump", _dump(folder / "desk.dump")
    return "desk.sqlite3", _copy(folder / "desk.sqlite3")


def bring_back(file: Path) -> Rows:
    """Fills the empty database of the settings. Gives what it then holds."""
    if file.suffix != (".dump" if connection.vendor == "postgresql" else ".sqlite3"):
        raise CannotBackUp(f"{file.name} is of another kind of database than DATABASE_URL names.")
    if connection.introspection.table_names():
        raise CannotBackUp(
            "There are tables in the database already. Restore into an empty one: give another "
            "VAR_DIR or DATABASE_URL, or put the old one out of the way."
        )
    if connection.vendor == "postgresql":
        _call("pg_restore", "--single-transaction", "--exit-on-error", "--no-owner",
              "--no-privileges", str(file))  # fmt: skip
        with connection.cursor() as cursor:
            return rows_of(cursor, connection.introspection.table_names(cursor))
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(file)) as source:
        source.backup(connection.connection)
    with contextlib.closing(sqlite3.connect(str(connection.settings_dict["NAME"]))) as back:
        return _checked(back)


def _copy(file: Path) -> Rows:
    name = str(connection.settings_dict["NAME"])
    with (
        contextlib.closing(sqlite3.connect(f"file:{name}?mode=rw", uri=True)) as source,
        contextlib.closing(sqlite3.connect(file)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, and nothing beside it
        return _checked(copy)


def _checked(made: sqlite3.Connection) -> Rows:
    if (said := made.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
        raise CannotBackUp(f"SQLite finds the copy damaged: {said}")
    found = made.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    tables = [str(row[0]) for row in found.fetchall()]
    return rows_of(made.cursor(), tables)


def _dump(file: Path) -> Rows:
    """pg_dump sees what this transaction sees, so the rows that are counted are those it writes."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        tables = connection.introspection.table_names(cursor)
        _call("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={file}")
        return rows_of(cursor, tables)


def _call(program: str, *arguments: str) -> None:
    found = _program(program)
    if found is None:
        raise CannotBackUp(f"{program} was not found. {HOW}")
    environ = os.environ | dict(_environ())
    named = [f"--dbname={environ['PGDATABASE']}"] if program == "pg_restore" else []
    done = subprocess.run(  # noqa: S603 - words of ours
        [found, *named, *arguments], env=environ, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it gave no reason"])[-1]
        raise CannotBackUp(f"{program} failed: {said}")


def _program(name: str) -> str | None:
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(newest[-1]) if newest else shutil.which(name)


def _environ() -> Iterator[tuple[str, str]]:
    """How PostgreSQL's own programs find the database. Not in their arguments, which everybody on
    the machine can read."""
    from psycopg import pq

    params: dict[str, Any] = connection.get_connection_params()
    for option in pq.Conninfo.get_defaults():
        given = params.get(option.keyword.decode())
        if option.envvar and given not in (None, ""):
            yield option.envvar.decode(), str(given)
