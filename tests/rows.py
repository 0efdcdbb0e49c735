"""The rows of a SQLite file in PostgreSQL: the desks of the tests are kept as such files."""

import contextlib
import sqlite3
from pathlib import Path

from django.db import connections, transaction

FILL = """
from pathlib import Path
from tests.rows import copy_rows
copy_rows(Path({sample!r}))
"""


def fill(site, address, desk):
    """Makes the tables of a site's PostgreSQL and puts a kept desk into them."""
    site.manage("migrate", "--verbosity=0", DATABASE_URL=address)
    sample = FILL.format(sample=str(desk / "desk.sqlite3"))
    site.manage("shell", "-v0", "-c", sample, DATABASE_URL=address)


def copy_rows(sample: Path) -> None:
    """Puts every row of a SQLite file into PostgreSQL's tables of the same names."""
    connection = connections["default"]
    with (
        contextlib.closing(sqlite3.connect(sample)) as source,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        # Nothing is checked while rows are exchanged, and no trigger keeps publications.
        cursor.execute("SET LOCAL session_replication_role = replica")
        tables = [
            name
            for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith(("sqlite_", "django_migrations", "django_session"))
        ]
        for table in reversed(tables):
            cursor.execute(f'DELETE FROM "{table}"')
        for table in tables:
            found = source.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in found.description]
            cursor.execute(
                "SELECT column_name FROM information_schema.columns"
                " WHERE table_name = %s AND data_type = 'boolean'",
                [table],
            )
            flags = {name for (name,) in cursor.fetchall()}
            columns = ", ".join(f'"{name}"' for name in names)
            marks = ", ".join(["%s"] * len(names))
            for row in found:
                values = [
                    bool(value) if name in flags and value is not None else value
                    for name, value in zip(names, row, strict=True)
                ]
                cursor.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', values)
            if "id" in names:
                cursor.execute(
                    f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'),"
                    f' coalesce((SELECT max(id) FROM "{table}"), 0) + 1, false)'
                )
