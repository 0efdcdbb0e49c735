"""The real edition under the names of the small one: for a folder whose tests are about it.

A conftest takes them in: `from tests.real_edition import *`.
"""

import json
import pickle
from pathlib import Path

import pytest

from drugs.pages.handouts import handouts
from tests import desks
from tests.handouts import reading

__all__ = ["edition_doc", "manifest", "pages", "printed", "reader", "sheets", "shelf"]


@pytest.fixture(scope="session")
def edition_doc(real_edition):
    return real_edition


@pytest.fixture(scope="session")
def shelf(real_shelf):
    return real_shelf


@pytest.fixture(scope="session")
def printed(real_printed):
    return real_printed


@pytest.fixture(scope="session")
def manifest(real_printed):
    return json.loads((real_printed / "manifest.json").read_text())


@pytest.fixture(scope="session")
def pages(real_pages):
    return real_pages


@pytest.fixture(scope="session")
def sheets(printed, manifest, shelf):
    """Every sheet of the edition by name, as it was printed, read back. Kept, for reading them all
    takes a quarter of a minute."""

    def make(folder):
        found = {
            name: reading.read_back(
                (printed / manifest["files"][f"/handouts/{name}.pdf"]["file"]).read_bytes(), handout
            )
            for name, handout in handouts(shelf).items()
        }
        (folder / "sheets").write_bytes(pickle.dumps(found))

    folder = desks.kept_of(shelf.edition, "sheets", make, Path(reading.__file__), Path(__file__))
    return pickle.loads((folder / "sheets").read_bytes())  # noqa: S301 - our own


@pytest.fixture
def reader(real_reader):
    return real_reader
