"""The real edition under the names of the small one: for a folder whose tests are about it.

A conftest takes them in: `from tests.real_edition import *`.
"""

import json

import pytest

__all__ = ["edition_doc", "manifest", "pages", "printed", "reader", "shelf"]


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


@pytest.fixture
def reader(real_reader):
    return real_reader
