"""The desks that tests work on, and their editions: made once, and then kept.

They are kept as files of SQLite. Putting one into the database of a process takes milliseconds.
"""

import contextlib
import datetime
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from drugs.content.files import read
from drugs.content.load import load
from drugs.documents import EditionDoc, MedicineDoc
from drugs.documents.upgrade import read_edition
from drugs.press import printing
from drugs.press.editions import edition
from drugs.press.publish import IMPORTED, publish_first
from drugs.shelf import dump
from tests.kept import ROOT, kept, key_of
from tests.rows import copy_rows

DAY = datetime.date(2026, 11, 22)  # the date of every edition
SMALL = ROOT / "tests" / "small"  # a made-up desk, for tests of the machine
DATABASE = "desk.sqlite3"
EDITION = "edition.json"
# The rooms that show what stands on the desk, and have no part in making it.
SHOWING = ("accounts", "admin", "handouts", "pages", "search", "sources", "templatetags", "views")
MAKING = [
    *(path for path in (ROOT / "drugs").iterdir() if path.name not in (*SHOWING, "__pycache__")),
    ROOT / "eczema_site",
    ROOT / "requirements.txt",
    Path(__file__),
]
# All that shapes a page, but for what it says.
SHAPING = [
    ROOT / name for name in ("drugs", "eczema_site", "static", "templates", "requirements.txt")
]


def desk(fixtures: Path, need_database: Callable[[], object]) -> Path:
    """A folder with the desk of these fixtures and the edition that was published from it.

    Making it calls `need_database`, goes through the database of this process, and leaves that as
    it was.
    """
    key = key_of(*MAKING, fixtures, besides=[timezone.localdate()])

    def make(folder: Path) -> None:
        if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
            return _make_beside(fixtures, folder)
        need_database()
        with _as_it_was():
            put(_empty_desk())
            load(read(fixtures))
            publish_first(reason=IMPORTED)
            _save(folder)
            (folder / EDITION).write_bytes(dump(edition(DAY)))

    return kept(f"desk-of-{fixtures.name}", key, make)


PUBLISHED = """
import datetime, pathlib
from drugs.press.editions import edition
from drugs.shelf import dump
pathlib.Path({file!r}).write_bytes(dump(edition(datetime.date.fromisoformat({day!r}))))
"""


def _make_beside(fixtures: Path, folder: Path) -> None:
    """The same by other processes, on a file: this one's database is PostgreSQL's."""
    environ = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    with tempfile.TemporaryDirectory() as var:
        said = PUBLISHED.format(file=str(folder / EDITION), day=DAY.isoformat())
        for act in (
            ["migrate", "--verbosity=0"],
            ["load_content", "--folder", str(fixtures)],
            ["publish", "--first"],
            ["shell", "-c", said],
        ):
            subprocess.run(
                [sys.executable, "manage.py", *act],
                cwd=ROOT, env=environ | {"VAR_DIR": var}, check=True, capture_output=True,
            )  # fmt: skip
        with (
            contextlib.closing(sqlite3.connect(Path(var) / DATABASE)) as made,
            contextlib.closing(sqlite3.connect(folder / DATABASE)) as file,
        ):
            made.backup(file)


def _empty_desk() -> Path:
    """A folder with a database as the migrations leave it."""

    def make(folder: Path) -> None:
        with _as_it_was():
            with contextlib.closing(sqlite3.connect(":memory:")) as nothing:
                nothing.backup(_database())
            call_command("migrate", verbosity=0)
            _save(folder)

    return kept("empty-desk", key_of(*MAKING), make)


def put(folder: Path) -> None:
    """Make the database of this process what a folder holds. No transaction may be open."""
    if connection.vendor == "postgresql":
        copy_rows(folder / DATABASE)
        ContentType.objects.clear_cache()
        return
    address = f"file:{folder / DATABASE}?immutable=1"
    with contextlib.closing(sqlite3.connect(address, uri=True)) as source:
        source.backup(_database())
    ContentType.objects.clear_cache()


def edition_of(folder: Path) -> EditionDoc:
    """What was published from a desk, as the edition of DAY."""
    return read_edition(json.loads((folder / EDITION).read_bytes()))


def printed(name: str, edition: EditionDoc) -> Path:
    """The folder of an edition, printed whole. Expects the static files."""
    return kept_of(edition, f"edition-of-{name}", lambda to: printing.write(edition, "test", to))


def kept_of(edition: EditionDoc, name: str, make: Callable[[Path], object], *read_by: Path) -> Path:
    """The folder of something made from an edition by all that shapes pages and sheets, and by
    the files that read it."""
    return kept(name, key_of(*SHAPING, *read_by, besides=[dump(edition)]), make)


def crowded(edition: EditionDoc, medicines: int) -> EditionDoc:
    """The small edition with copies of its first boxed pill, until it has so many medicines."""
    ends = ("estol", "amol", "irol", "udol")
    named = [first + end for end in ends for first in "BCDFGHJKLMNPRSVWXZ"]
    held = [entry.document for entry in edition.published]
    present = [document for document in held if isinstance(document, MedicineDoc)]
    model = next(medicine for medicine in present if medicine.box == "boxed")
    names = [name for name in named if name.lower() not in {row.slug for row in present}]
    entries = list(edition.published)
    for name in names[: medicines - len(present)]:
        changes = {"slug": name.lower(), "brand": name, "generic": f"{name.lower()}inib"}
        copy = model.model_copy(update=changes | {"generic_slug": changes["generic"]})
        entry = next(entry for entry in edition.published if entry.document is model)
        entries.append(entry.model_copy(update={"slug": copy.slug, "document": copy}))
    slugs = tuple(sorted(entry.slug for entry in entries if entry.kind == "medicine"))
    # What warns of the model warns of its copies.
    entries = [
        entry.model_copy(
            update={"document": entry.document.model_copy(update={"medicines": slugs})}
        )
        if entry.kind == "urgent-sign" and model.slug in entry.document.medicines
        else entry
        for entry in entries
    ]
    entries.sort(key=lambda entry: (entry.kind, entry.slug))
    return edition.model_copy(update={"published": tuple(entries)})


@contextlib.contextmanager
def _as_it_was():
    """Whatever the block does to the database of this process is gone after it."""
    with contextlib.closing(sqlite3.connect(":memory:")) as before:
        _database().backup(before)
        try:
            yield
        finally:
            before.backup(_database())


def _save(folder: Path) -> None:
    with contextlib.closing(sqlite3.connect(folder / DATABASE)) as file:
        _database().backup(file)


def _database() -> sqlite3.Connection:
    connection.ensure_connection()
    return connection.connection
