"""Search is tested on the small made-up desk."""

import pytest


@pytest.fixture(scope="session")
def shelf(small_shelf):
    return small_shelf


@pytest.fixture(scope="session")
def edition_doc(small_edition):
    return small_edition


@pytest.fixture(scope="session")
def pages(small_pages):
    return small_pages
