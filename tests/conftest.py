"""What tests share: a desk with the real fixtures, published and printed once."""

import datetime
import json
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

from drugs.content.files import read
from drugs.content.load import load
from drugs.press import printing
from drugs.press.publish import IMPORTED, edition, publish
from drugs.shelf import REQUEST_KEY, Shelf
from tests import once

DAY = datetime.date(2026, 11, 22)


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
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Every test with a database finds the real fixtures on the desk, published once.

    pytest-django's own fixture makes no database unless a test asks for one by its mark; the
    printed edition needs one for tests that then must do without.
    """
    with django_db_blocker.unblock():
        databases = setup_databases(verbosity=0, interactive=False)
        load(read(settings.FIXTURES_DIR))
        publish(reason=IMPORTED)
    yield
    with django_db_blocker.unblock():
        teardown_databases(databases, verbosity=0)


@pytest.fixture(scope="session")
def edition_doc(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return edition(DAY)


@pytest.fixture(scope="session")
def shelf(edition_doc):
    return Shelf(edition_doc)


@pytest.fixture(scope="session")
def printed(edition_doc, static_files, tmp_path_factory) -> Path:
    """The folder of the whole edition, printed once, however many processes test it. Read it; do
    not write to it."""
    folder = once.shared(tmp_path_factory) / "edition"
    with once.made_once(folder) as empty:
        if empty:
            printing.write(edition_doc, "test", folder)
    return folder


@pytest.fixture(scope="session")
def manifest(printed):
    return json.loads((printed / "manifest.json").read_text())


@pytest.fixture(scope="session")
def pages(printed, manifest) -> dict[str, BeautifulSoup]:
    """Every printed HTML page by its path, parsed. Do not change the soups."""
    return {
        path: BeautifulSoup((printed / entry["file"]).read_bytes(), "lxml")
        for path, entry in manifest["files"].items()
        if entry["headers"]["Content-Type"].startswith("text/html")
    }


@pytest.fixture
def reader(shelf, static_files) -> Client:
    """A reader's client: answered live from the published shelf, with no database at all."""
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
