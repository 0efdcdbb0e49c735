"""Makes what many tests share, and keeps it for them (`tests/kept.py`): `make test` runs these
beside the check of types, so that later no process waits for another."""

import pytest

from tests import desks

pytestmark = pytest.mark.ready


def test_the_small_edition_is_printed(printed):
    assert (printed / "manifest.json").is_file()


def test_the_crowded_edition_is_printed(crowded_edition, static_files):
    assert (desks.printed("crowded", crowded_edition) / "manifest.json").is_file()


def test_the_real_edition_is_printed(real_printed):
    assert (real_printed / "manifest.json").is_file()
