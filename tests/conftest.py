"""What tests share. Nothing is loaded or printed before a test asks for it, and what was loaded
and printed is kept between runs (`tests/kept.py`)."""

import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

from drugs.documents import EditionDoc
from drugs.shelf import REQUEST_KEY, Shelf
from tests import desks
from tests.kept import ROOT, kept, key_of
from tests.pages_of import Pages


@pytest.fixture(scope="session", autouse=True)
def var_dir():
    yield settings.VAR_DIR
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def quick_passwords(django_test_environment):
    """Hashing slowly is what Argon2 is for; the accounts of the tests have nothing to guard."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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

    Its tables are made without the migrations: a desk is put over them whole.
    """
    with django_db_blocker.unblock():
        settings.DATABASES["default"]["TEST"]["MIGRATE"] = False
        databases = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(databases, verbosity=0)


@pytest.fixture(scope="session")
def desk_of(request, django_db_blocker):
    """`desk_of(fixtures)` is the folder of their desk: see `tests/desks.py`."""

    def desk_of_(fixtures: Path) -> Path:
        with django_db_blocker.unblock():
            return desks.desk(fixtures, lambda: request.getfixturevalue("database"))

    return desk_of_


@pytest.fixture(scope="session")
def django_db_setup(database, desk_of, django_db_blocker):
    """Every test with a database finds the real fixtures on the desk, published once."""
    with django_db_blocker.unblock():
        desks.put(desk_of(settings.FIXTURES_DIR))


@pytest.fixture(scope="module")
def small_desk(django_db_setup, desk_of, django_db_blocker):
    """The tests of this module find the small made-up desk of `tests/small` instead, published."""
    with django_db_blocker.unblock():
        desks.put(desk_of(desks.SMALL))
    yield
    with django_db_blocker.unblock():
        desks.put(desk_of(settings.FIXTURES_DIR))


@pytest.fixture(scope="session")
def edition_doc(desk_of) -> EditionDoc:
    return desks.edition_of(desk_of(settings.FIXTURES_DIR))


@pytest.fixture(scope="session")
def small_edition(desk_of) -> EditionDoc:
    return desks.edition_of(desk_of(desks.SMALL))


@pytest.fixture(scope="session")
def shelf(edition_doc) -> Shelf:
    return Shelf(edition_doc)


@pytest.fixture(scope="session")
def small_shelf(small_edition) -> Shelf:
    """What the small made-up desk says."""
    return Shelf(small_edition)


@pytest.fixture(scope="session")
def printed(edition_doc, static_files) -> Path:
    """The folder of the whole edition. Read it; do not write to it."""
    return desks.printed("fixtures", edition_doc)


@pytest.fixture(scope="session")
def small_printed(small_edition, static_files) -> Path:
    return desks.printed("small", small_edition)


@pytest.fixture(scope="session")
def manifest(printed):
    return json.loads((printed / "manifest.json").read_text())


@pytest.fixture(scope="session")
def pages(printed) -> Pages:
    """Every printed HTML page by its path, parsed. Do not change the soups."""
    return Pages(printed)


@pytest.fixture(scope="session")
def small_pages(small_printed) -> Pages:
    return Pages(small_printed)


@pytest.fixture
def reader(shelf, static_files) -> Client:
    """A reader's client: answered live from the published shelf, with no database at all."""
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})


@pytest.fixture
def small_reader(small_shelf, static_files) -> Client:
    """A reader's client on the small made-up shelf."""
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: small_shelf})
