"""What tests share. Nothing is loaded or printed before a test asks for it, and what was loaded
and printed is kept between runs (`tests/kept.py`)."""

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

from drugs.documents.upgrade import read_edition
from drugs.press import printing
from drugs.shelf import REQUEST_KEY, Shelf
from tests import desks
from tests.kept import ROOT, kept, key_of

# All that shapes a page, but for what it says.
PRINTING = [
    ROOT / name for name in ("drugs", "eczema_site", "static", "templates", "requirements.txt")
]


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


@pytest.fixture(scope="session")
def edition_doc(desk_of):
    return read_edition(json.loads((desk_of(settings.FIXTURES_DIR) / desks.EDITION).read_bytes()))


@pytest.fixture(scope="session")
def shelf(edition_doc):
    return Shelf(edition_doc)


@pytest.fixture(scope="session")
def printed(edition_doc, desk_of, static_files) -> Path:
    """The folder of the whole edition. Read it; do not write to it."""
    key = key_of(*PRINTING, desk_of(settings.FIXTURES_DIR) / desks.EDITION)
    return kept("edition", key, lambda folder: printing.write(edition_doc, "test", folder))


@pytest.fixture(scope="session")
def manifest(printed):
    return json.loads((printed / "manifest.json").read_text())


class Pages(Mapping[str, BeautifulSoup]):
    """The HTML pages of an edition by path, each parsed when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        files = json.loads((folder / "manifest.json").read_text())["files"]
        self._files = {
            path: entry["file"]
            for path, entry in files.items()
            if entry["headers"]["Content-Type"].startswith("text/html")
        }
        self._parsed: dict[str, BeautifulSoup] = {}

    def __getitem__(self, path: str) -> BeautifulSoup:
        if path not in self._parsed:
            html = (self._folder / self._files[path]).read_bytes()
            self._parsed[path] = BeautifulSoup(html, "lxml")
        return self._parsed[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@pytest.fixture(scope="session")
def pages(printed) -> Pages:
    """Every printed HTML page by its path, parsed. Do not change the soups."""
    return Pages(printed)


@pytest.fixture
def reader(shelf, static_files) -> Client:
    """A reader's client: answered live from the published shelf, with no database at all."""
    return Client(headers={"host": "localhost"}, **{REQUEST_KEY: shelf})
