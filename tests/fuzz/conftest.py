"""What nobody would think of. A few are tried; a test with the mark `long` looks much further."""

import pytest
from hypothesis import HealthCheck, settings

# The same examples each time, so that what failed for one person fails for the next; nothing is
# written beside the code.
SHARED = {
    "deadline": None,
    "database": None,
    "suppress_health_check": [
        HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large,
    ],
}  # fmt: skip
few = settings(max_examples=40, derandomize=True, **SHARED)
many = settings(max_examples=2500, **SHARED)


@pytest.fixture(autouse=True)
def _static(static_files):
    """Pages name their static files by their hash."""
