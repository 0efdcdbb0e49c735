"""Every PDF of the real edition, read back."""

import pytest

from drugs.pages.handouts import handouts
from tests.real_edition import *  # noqa: F403


@pytest.fixture(scope="session")
def names(shelf):
    return handouts(shelf)


@pytest.fixture(scope="session")
def of_kind(sheets):
    def found(kind, *, large=None):
        return [
            sheet
            for sheet in sheets.values()
            if sheet.handout.kind == kind and large in (None, sheet.handout.large)
        ]

    return found
