"""What a test starts ends with it, even where the test was killed."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from tools import nginx, postgres

WITH_POSTGRES = """
import time
from tools import postgres
with postgres.private(postgres.programs()) as address:
    print(address.partition("host=")[2], flush=True)
    time.sleep(600)
"""
WITH_NGINX = """
import sys, tempfile, time
from pathlib import Path
from tools import nginx, serve
folder, port = Path(tempfile.mkdtemp(prefix="eczema-nginx-")) / "n", serve.free_port()
with nginx.serving(f"server {{ listen 127.0.0.1:{port}; }}", folder, port):
    print(folder.parent, flush=True)
    time.sleep(600)
"""


def named(folder):
    """The processes that were started with this folder."""
    found = []
    for said in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = said.read_bytes()
        except OSError:
            continue
        if folder.encode() in words:
            found.append(said.parent.name)
    return found


@pytest.mark.parametrize("code", [WITH_POSTGRES, WITH_NGINX], ids=["postgres", "nginx"])
def test_a_server_ends_with_who_was_killed(code):
    if code == WITH_POSTGRES and postgres.programs() is None:
        pytest.skip(f"PostgreSQL is not installed. {postgres.HOW}")
    if code == WITH_NGINX and not nginx.MODULES_IN.is_dir():
        pytest.skip(f"nginx is not installed: {nginx.INSTALL}")
    user = subprocess.Popen(
        [sys.executable, "-c", code], cwd=settings.ROOT, stdout=subprocess.PIPE, text=True
    )
    with user:
        folder = user.stdout.readline().strip()
        assert named(folder), "it runs"
        user.kill()
    try:
        end = time.monotonic() + 60
        while left := named(folder):
            assert time.monotonic() < end, f"still there: {left}"
            time.sleep(0.05)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
