"""What tests share. Nothing is loaded or printed before a test asks for it, and what was loaded
and printed is kept between runs (`tests/kept.py`)."""

import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.template import Template
from django.test import Client
from django.test.utils import _TestState, setup_databases, teardown_databases

from drugs.documents import EditionDoc
from drugs.shelf import REQUEST_KEY, Shelf
from tests import desks
from tests.kept import ROOT, kept, key_of
from tests.pages_of import Pages

ASKING = {"database", "migrated"}  # the fixtures that everything else with a database asks for


def pytest_collection_modifyitems(items):
    """What asks a database bears the mark of it: that is worth a second run on PostgreSQL."""
    for item in items:
        if ASKING & set(item.fixturenames) or item.get_closest_marker("django_db"):
            item.add_marker("database")


@pytest.fixture(scope="session", autouse=True)
def var_dir():
    yield settings.VAR_DIR
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def quick_passwords(django_test_environment):
    """Hashing slowly is what Argon2 is for; the accounts of the tests have nothing to guard."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def rendered_as_served(django_test_environment):
    """Pages are read as readers get them. What Django notes of every part that is rendered, for
    tests that look at templates and contexts, costs much where whole editions are printed."""
    Template._render = _TestState.saved_data.template_render


@pytest.fixture(scope="session")
def static_files(var_dir):
    """Static files gathered, as the printer does: pages name them by their hash."""

    def make(folder: Path) -> None:
        settings.STATIC_ROOT, before = folder, settings.STATIC_ROOT
        call_command("collectstatic", interactive=False, verbosity=0)
        settings.STATIC_ROOT = before

    key = key_of(ROOT / "static", ROOT / "eczema_site", ROOT / "requirements.txt")
    shutil.copytree(kept("static", key, make), settings.STATIC_ROOT)


@pytest.fixture(scope="session")
def database(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """A database for this process, and nothing in it yet.

    On SQLite its tables are made without the migrations: a desk is put over them whole. PostgreSQL
    gets the rows alone, so what migrations do besides tables, such as triggers, must be there.
    """
    with django_db_blocker.unblock():
        settings.DATABASES["default"]["TEST"]["MIGRATE"] = connection.vendor == "postgresql"
        databases = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(databases, verbosity=0)


@pytest.fixture(scope="session")
def desk_of(request, django_db_blocker):
    """`desk_of(fixtures)` is the folder of their desk: see `tests/desks.py`."""

    failed: dict[Path, Exception] = {}  # tried once: a thousand tests would wait for it again

    def desk_of_(fixtures: Path) -> Path:
        if fixtures in failed:
            raise failed[fixtures]
        with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
            # It may have to be made while a browser is open, whose event loop runs in this thread.
            patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
            try:
                return desks.desk(fixtures, lambda: request.getfixturevalue("database"))
            except Exception as error:
                failed[fixtures] = error
                raise

    return desk_of_


@pytest.fixture(scope="session")
def django_db_setup(database, desk_of, django_db_blocker):
    """Every test with a database finds the small made-up desk of `tests/small`, published once."""
    with django_db_blocker.unblock():
        desks.put(desk_of(desks.SMALL))


@pytest.fixture(scope="module")
def real_desk(django_db_setup, desk_of, django_db_blocker):
    """The tests of this module find the real fixtures on the desk instead, published once."""
    with django_db_blocker.unblock():
        desks.put(desk_of(settings.FIXTURES_DIR))
    yield
    with django_db_blocker.unblock():
        desks.put(desk_of(desks.SMALL))


# --- the small made-up desk, for tests of the machine --------------------------------------------


@pytest.fixture(scope="session")
def edition_doc(desk_of) -> EditionDoc:
    """What was published from the small desk."""
    return desks.edition_of(desk_of(desks.SMALL))


@pytest.fixture(scope="session")
def crowded_edition(edition_doc) -> EditionDoc:
    """The same with six medicines, for what takes more than two or three."""
    return desks.crowded(edition_doc, 6)


@pytest.fixture(scope="session")
def shelf(edition_doc) -> Shelf:
    return Shelf(edition_doc)


@pytest.fixture(scope="session")
def crowded_shelf(crowded_edition) -> Shelf:
    return Shelf(crowded_edition)


@pytest.fixture(scope="session")
def printed(edition_doc, static_files) -> Path:
    """The folder of the whole small edition. Read it; do not write to it."""
    return desks.printed("small", edition_doc)


@pytest.fixture(scope="session")
def manifest(printed):
    return json.loads((printed / "manifest.json").read_text())


@pytest.fixture(scope="session")
def pages(printed) -> Pages:
    """Every HTML page of the small edition by its path, parsed. Do not change the soups."""
    return Pages(printed)


@pytest.fixture
def reader(shelf, static_files) -> Client:
    """A reader's client: answered live from the small shelf, with no database at all."""
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})


@pytest.fixture
def crowded_reader(crowded_shelf, static_files) -> Client:
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: crowded_shelf})


# --- the real fixtures, for rules that hold over the whole edition and for facts -----------------


@pytest.fixture(scope="session")
def real_edition(desk_of) -> EditionDoc:
    return desks.edition_of(desk_of(settings.FIXTURES_DIR))


@pytest.fixture(scope="session")
def real_shelf(real_edition) -> Shelf:
    return Shelf(real_edition)


@pytest.fixture(scope="session")
def real_printed(real_edition, static_files) -> Path:
    return desks.printed("fixtures", real_edition)


@pytest.fixture(scope="session")
def real_pages(real_printed) -> Pages:
    return Pages(real_printed)


@pytest.fixture
def real_reader(real_shelf, static_files) -> Client:
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: real_shelf})
