"""Gives each test process a `var/` of its own, before Django reads its settings.

Loaded by `-p tests.environment` in pyproject.toml, which comes before any conftest.
"""

import atexit
import gc
import os
import shutil
import tempfile

os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="eczema-tests-")
atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
for name in ("LIVE", "SITE_URL", "DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "TIME_ZONE",
             "PUBLISH_NEEDS_SECOND_PERSON"):  # fmt: skip
    os.environ.pop(name, None)
os.environ["SET_AHEAD"] = "0"  # several print at once, and share the cores already
# `make test-postgres` names a server for the databases of the tests.
if address := os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = address

# The parsed pages of the whole edition stay in memory for all tests, and looking through them again
# and again for rubbish took a fifth of the time.
gc.set_threshold(200_000, 20, 100)
