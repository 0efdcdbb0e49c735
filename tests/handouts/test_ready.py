"""As in tests/test_ready.py: every sheet of the real edition, typeset and read back."""

import pytest


@pytest.mark.ready
def test_every_sheet_is_read_back(sheets, names):
    assert sheets.keys() == names.keys()
