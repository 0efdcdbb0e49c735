"""Facts and rules are looked for in the real edition."""

import pytest

from drugs.pages.handouts import handouts
from tests.handouts.reading import read_back
from tests.real_edition import *  # noqa: F403


class Paper:
    """The sheets of the printed edition by name, each read back when first asked for."""

    def __init__(self, folder, files, sheets):
        self._folder, self._files, self._sheets = folder, files, sheets
        self._read = {}

    def __getitem__(self, name):
        if name not in self._read:
            data = (self._folder / self._files[f"/handouts/{name}.pdf"]["file"]).read_bytes()
            self._read[name] = read_back(data, self._sheets[name])
        return self._read[name]

    def names(self):
        """All but those on A4, which say the same in another size; a test in tests/handouts has
        that they do."""
        return [name for name, sheet in self._sheets.items() if sheet.paper != "a4"]

    def names_of(self, kind):
        """Every sheet of a kind, in all its sizes."""
        return [name for name, sheet in self._sheets.items() if sheet.kind == kind]


@pytest.fixture(scope="session")
def paper(printed, manifest, shelf):
    return Paper(printed, manifest["files"], handouts(shelf))
