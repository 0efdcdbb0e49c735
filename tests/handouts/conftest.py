"""Every PDF of the real edition, read back."""

import pytest

from drugs.handouts.printed import printed as print_one
from drugs.pages.handouts import handouts
from tests.handouts.reading import read_back
from tests.real_edition import *  # noqa: F403


@pytest.fixture(scope="session")
def names(shelf):
    return handouts(shelf)


@pytest.fixture(scope="session")
def sheets(shelf, names):
    """Every handout by name, typeset as the printer does; no page is printed for it."""
    return {
        name: read_back(print_one(handout, shelf).pdf, handout) for name, handout in names.items()
    }


@pytest.fixture(scope="session")
def of_kind(sheets):
    def found(kind, *, large=None):
        return [
            sheet
            for sheet in sheets.values()
            if sheet.handout.kind == kind and large in (None, sheet.handout.large)
        ]

    return found
