"""Facts and rules are looked for in the real edition."""

import pytest

from tests.real_edition import *  # noqa: F403


class Paper(dict):
    """The sheets of the printed edition by name, read back."""

    def names(self):
        """All but those on A4, which say the same in another size; a test in tests/handouts has
        that they do."""
        return [name for name, sheet in self.items() if sheet.handout.paper != "a4"]

    def names_of(self, kind):
        """Every sheet of a kind, in all its sizes."""
        return [name for name, sheet in self.items() if sheet.handout.kind == kind]


@pytest.fixture(scope="session")
def paper(sheets):
    return Paper(sheets)
