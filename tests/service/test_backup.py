"""A backup brought back into an empty place is what was put away, on both databases."""

import contextlib
import json
import shutil
import sqlite3
import stat
import threading

import pytest

from drugs.backup.rows import differences, rows_of
from tests import desks
from tests.press.conftest import Site
from tests.rows import fill
from tools import postgres

# What is published now, and its mark.
EDITION = """
import datetime, hashlib
from drugs.press.editions import edition
from drugs.shelf import dump
print(hashlib.sha256(dump(edition(datetime.date(2026, 11, 22)))).hexdigest())
"""


@pytest.fixture
def site(tmp_path, desk_of):
    site = Site(tmp_path / "var")
    site.var.mkdir()
    shutil.copy(desk_of(desks.SMALL) / desks.DATABASE, site.database)
    return site


def refused(site, *args, **environ):
    process = site.start(*args, **environ)
    _, said = process.communicate(timeout=400)
    assert process.returncode == 1
    assert "Traceback" not in said
    return said


def backup_of(site, **environ):
    said = site.manage("backup", **environ)
    (made,) = (site.var / "backups").iterdir()
    assert said == f"Backed up to {made}\n"
    return made


def test_sqlite_comes_back_into_an_empty_place(site, tmp_path):
    before = site.manage("shell", "-v0", "-c", EDITION)
    made = backup_of(site)
    for path in (made, *made.iterdir()):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, f"{path.name} is for its owner alone"
    other = Site(tmp_path / "other")
    said = other.manage("restore", str(made))
    told = json.loads((made / "backup.json").read_text())
    assert said.startswith(f"Restored: {sum(count for count, _ in told['rows'].values())} rows")
    assert other.manage("shell", "-v0", "-c", EDITION) == before
    assert (other.var / "secret_key").read_bytes() == (site.var / "secret_key").read_bytes()
    with contextlib.closing(sqlite3.connect(other.database)) as back:
        assert back.execute("SELECT count(*) FROM drugs_publication").fetchone()[0] > 50
    assert "There are tables in the database already." in refused(other, "restore", str(made))


def test_a_damaged_or_foreign_backup_is_refused(site, tmp_path):
    made = backup_of(site)
    other = Site(tmp_path / "other")
    assert "is no backup" in refused(other, "restore", str(tmp_path / "nothing"))
    with (made / "desk.sqlite3").open("r+b") as file:
        file.seek(100_000)
        byte = file.read(1)
        file.seek(100_000)
        file.write(bytes([byte[0] ^ 1]))
    assert "is not as it was made" in refused(other, "restore", str(made))
    full = {"VAR_DIR": "/proc/nowhere", "SECRET_KEY": "for this one test, 0123456789abcdefgh"}
    assert "Nothing was backed up." in refused(site, "backup", **full)


def test_only_the_newest_stay(site):
    for number in range(4):
        folder = site.var / "backups" / f"2026-01-0{number + 1}-000000"
        folder.mkdir(parents=True)
        (folder / "backup.json").write_text("{}")
    said = site.manage("backup", "--keep", "2")
    assert said.endswith("Removed 3 older.\n")
    left = sorted(path.name for path in (site.var / "backups").iterdir())
    assert len(left) == 2
    assert left[0] == "2026-01-04-000000"


def test_it_is_the_database_of_one_moment(tmp_path, monkeypatch, settings):
    """While somebody writes to two tables in one act, no copy has the one without the other."""
    from drugs.backup import stores

    name = tmp_path / "busy.sqlite3"
    with contextlib.closing(sqlite3.connect(name)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        for table in ("one", "other"):
            database.execute(f"CREATE TABLE {table} (number, padding)")
        database.commit()
    stop, written = threading.Event(), []

    def write():
        with contextlib.closing(sqlite3.connect(name, timeout=60)) as database:
            while not stop.is_set():
                with database:
                    for table in ("one", "other"):
                        database.execute(
                            f"INSERT INTO {table} VALUES (?, ?)", (len(written), "x" * 900)
                        )
                written.append(1)

    class Busy:
        settings_dict = {"NAME": str(name)}
        vendor = "sqlite"

    monkeypatch.setattr(stores, "connection", Busy)
    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            before = len(written)
            folder = tmp_path / f"backup-{number}"
            folder.mkdir()
            _, rows = stores.put_away(folder)
            assert rows["one"][0] == rows["other"][0] >= before
            assert rows["one"] == rows["other"]
    finally:
        stop.set()
        writer.join()
    assert len(written) > 5


def test_a_difference_is_named():
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE word (text, packed)")
        database.executemany("INSERT INTO word VALUES (?, ?)", [("a", b"1"), ("b", None)])
        was = rows_of(database.cursor(), ["word"])
        database.execute("UPDATE word SET text = 'c' WHERE text = 'b'")
        assert differences(was, rows_of(database.cursor(), ["word"])) == ["word"]
        database.execute("UPDATE word SET text = 'b' WHERE text = 'c'")
        assert differences(was, rows_of(database.cursor(), ["word"])) == []


@pytest.mark.long
def test_postgresql_comes_back_into_an_empty_place(tmp_path, desk_of):
    where = postgres.programs()
    if where is None:
        pytest.skip(f"PostgreSQL is not installed. {postgres.HOW}")
    with postgres.private(where) as address:
        site = Site(tmp_path / "var")
        full = {"DATABASE_URL": address}
        fill(site, address, desk_of(desks.SMALL))
        made = backup_of(site, **full)
        before = site.manage("shell", "-v0", "-c", EDITION, **full)
        assert "There are tables" in refused(site, "restore", str(made), **full)
        assert "of another kind" in refused(Site(tmp_path / "lite"), "restore", str(made))
        site.manage("shell", "-v0", "-c", CREATE, **full)
        empty = {"DATABASE_URL": address.replace("/postgres?", "/other?")}
        other = Site(tmp_path / "other")
        assert other.manage("restore", str(made), **empty).startswith("Restored: ")
        assert other.manage("shell", "-v0", "-c", EDITION, **empty) == before
        assert other.manage("migrate", "--check", **empty) == ""


CREATE = """
from django.db import connection
connection.cursor().execute("CREATE DATABASE other")
"""
