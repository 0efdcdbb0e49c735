"""A desk of release 0.1 that was used, brought to today's software as `make run` brings it."""

import contextlib
import json
import lzma
import os
import shutil
import sqlite3
import uuid
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connections

from eczema_site import environment
from tests.rows import copy_rows

SAMPLE = Path(__file__).parent / "0.1.sqlite3.xz"
LAST_OF_0_1 = "0006_editors_are_noted_as_writers"

# Where the same is tried on PostgreSQL: postgresql://user@host:port/name, an empty database.
POSTGRESQL = os.environ.get("UPGRADE_ON_POSTGRESQL", "")


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """The file of the used desk, as release 0.1 left it."""
    path = tmp_path_factory.mktemp("used") / "0.1.sqlite3"
    path.write_bytes(lzma.decompress(SAMPLE.read_bytes()))
    return path


@pytest.fixture(scope="session")
def was(sample):
    """Asks the desk of release 0.1: rows as dictionaries, JSON read."""
    with contextlib.closing(sqlite3.connect(f"file:{sample}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row

        def ask(sql: str) -> list[dict]:
            return [dict(row) for row in database.execute(sql)]

        yield ask


@pytest.fixture(
    scope="package",
    params=[
        "sqlite",
        pytest.param(
            "postgresql",
            marks=pytest.mark.skipif(not POSTGRESQL, reason="no UPGRADE_ON_POSTGRESQL"),
        ),
    ],
)
def migrated(request, sample, tmp_path_factory, django_db_blocker):
    """The used desk after `migrate`, as the database of these tests. Loaded anew by `taken_on`."""
    with django_db_blocker.unblock():
        if request.param == "sqlite":
            copy = tmp_path_factory.mktemp("migrated") / "desk.sqlite3"
            shutil.copy(sample, copy)
            with database({"NAME": str(copy)}):
                call_command("migrate", verbosity=0)
                yield
        else:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("DATABASE_URL", _own_database())
                wanted = environment.database(tmp_path_factory.mktemp("none"))
            with database(wanted):
                call_command("migrate", "drugs", LAST_OF_0_1, verbosity=0)
                for app in ("admin", "contenttypes", "reversion", "sessions"):
                    call_command("migrate", app, verbosity=0)
                copy_rows(sample)
                call_command("migrate", verbosity=0)
                yield


def _own_database() -> str:
    """An empty database of this process's own beside the named one: several may ask at once."""
    import psycopg

    server = urlsplit(POSTGRESQL)
    own = f"upgrade_{os.getpid()}_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{own}"')
    return urlunsplit(server._replace(path=f"/{own}"))


@pytest.fixture(scope="package")
def taken_on(migrated) -> SimpleNamespace:
    """The migrated desk after the fixtures were loaded as `make run` loads them: what was said."""
    from drugs.content.files import read
    from drugs.content.load import load
    from drugs.press.editions import newest

    published = {key: (row.pk, row.version) for key, row in newest().items()}
    from django.conf import settings

    result = load(read(settings.FIXTURES_DIR), update=True, remove=True)
    return SimpleNamespace(result=result, published_before=published)


@contextlib.contextmanager
def database(changes: dict):
    """Makes another database the one that Django knows, for the block."""
    own = connections["default"]
    other = own.copy()
    if "ENGINE" in changes:
        settings = own.settings_dict | {"OPTIONS": {}} | changes
        from django.db.backends.postgresql.base import DatabaseWrapper

        other = DatabaseWrapper(settings, "default")
    elif own.vendor == "sqlite":
        other.settings_dict = own.settings_dict | changes
    else:
        from django.db.backends.sqlite3.base import DatabaseWrapper as File

        settings = own.settings_dict | {"OPTIONS": {}, "ENGINE": "django.db.backends.sqlite3"}
        other = File(settings | changes, "default")
    connections["default"] = other
    ContentType.objects.clear_cache()
    try:
        yield
    finally:
        other.close()
        connections["default"] = own
        ContentType.objects.clear_cache()


def texts(value) -> list[str]:
    """Every text in stored JSON."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    return [text for part in value for text in texts(part)] if not_plain(value) else []


def not_plain(value) -> bool:
    return not isinstance(value, str | int | float | bool | type(None))


def stored(row: dict, name: str = "document"):
    """The JSON of a column."""
    return json.loads(row[name]) if row[name] else None
