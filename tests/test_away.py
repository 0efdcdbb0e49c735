"""What a database says that cannot be reached: away, or there without what was asked for."""

import pytest
from django.db import DataError, OperationalError

from drugs.away import why_away

STOPPED = (
    'connection failed: connection to server on socket "/var/run/.s.PGSQL.5432" failed: '
    "No such file or directory. Is the server running locally and accepting connections?"
)


@pytest.mark.parametrize(
    ("error", "found"),
    [
        (OperationalError(STOPPED), "The database does not answer."),
        (OperationalError("database or disk is full"), "The disk is full."),
        (OperationalError("attempt to write a readonly database"), "The database can only be read"),
        (OperationalError("database is locked"), "Others are saving"),
        (OperationalError("no such table: drugs_term"), ""),
        (OperationalError('relation "drugs_term" does not exist'), ""),
        (DataError("value too long"), ""),
        (None, ""),
    ],
)
def test_why_it_is_away(error, found):
    said = why_away(error)
    assert said.startswith(found)
    assert bool(said) == bool(found)
