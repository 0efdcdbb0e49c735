"""Every PDF of the real edition, read back."""

import pickle
from pathlib import Path

import pytest

from drugs.handouts.printed import printed as print_one
from drugs.pages.handouts import handouts
from tests import desks
from tests.handouts import reading
from tests.real_edition import *  # noqa: F403


@pytest.fixture(scope="session")
def names(shelf):
    return handouts(shelf)


@pytest.fixture(scope="session")
def sheets(shelf, names):
    """Every handout by name, typeset as the printer does and read back; no page is printed for it.
    Kept, for typesetting and reading them takes half a minute."""

    def make(folder):
        found = {
            name: reading.read_back(print_one(handout, shelf).pdf, handout)
            for name, handout in names.items()
        }
        (folder / "sheets").write_bytes(pickle.dumps(found))

    folder = desks.kept_of(shelf.edition, "sheets", make, Path(reading.__file__), Path(__file__))
    return pickle.loads((folder / "sheets").read_bytes())  # noqa: S301 - our own


@pytest.fixture(scope="session")
def of_kind(sheets):
    def found(kind, *, large=None):
        return [
            sheet
            for sheet in sheets.values()
            if sheet.handout.kind == kind and large in (None, sheet.handout.large)
        ]

    return found
