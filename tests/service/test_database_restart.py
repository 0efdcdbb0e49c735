"""PostgreSQL stops and starts again: editors are told so, and nobody sees an error."""

import subprocess
import time

import pytest
from django.conf import settings

from tests.press.conftest import Site
from tests.service.asking import ask
from tests.service.machines import machine
from tools import postgres

SIGNED_IN = {"cookie": f"{settings.SESSION_COOKIE_NAME}=abcdefghijklmnopqrstuvwxyz012345"}


@pytest.mark.long
def test_no_editor_sees_an_error_while_it_starts_anew(tmp_path):
    """A session is looked up in the database, so that page needs it."""
    where = postgres.programs()
    if where is None:
        pytest.skip(f"PostgreSQL is not installed. {postgres.HOW}")
    with postgres.private(where) as address:
        folder = address.partition("host=")[2]
        call = [str(where / "pg_ctl"), "-D", f"{folder}/data", "-m", "fast", "-w"]
        mine = {"cwd": folder, "user": postgres._user(), "check": True}
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        site = Site(tmp_path / "var")
        site.manage("migrate", "--verbosity=0", DATABASE_URL=address)
        site.manage("collectstatic", "--noinput", "--verbosity=0", DATABASE_URL=address)
        with machine(site.var, ["front", "desk"], DATABASE_URL=address) as desk:
            end = time.monotonic() + 120
            while ask(desk.port, "/admin/", **SIGNED_IN)[0] == 503:
                assert time.monotonic() < end
                time.sleep(0.1)
            for _ in range(20):  # each thread of the desk has its connection
                assert ask(desk.port, "/admin/", **SIGNED_IN)[0] == 302
            subprocess.run([*call, "restart"], **mine, **quiet)
            for _ in range(20):
                assert ask(desk.port, "/admin/", **SIGNED_IN)[0] == 302
            subprocess.run([*call, "stop"], **mine, **quiet)
            status, _, page = ask(desk.port, "/admin/", **SIGNED_IN)
            assert status == 503
            assert b"The database does not answer" in page
            # Its first log is written by who started it, which need not be the same user.
            again = ["-o", f"-k {folder} -c listen_addresses=''", "-l", f"{folder}/log2", "start"]
            subprocess.run([*call, *again], **mine, **quiet)
            assert ask(desk.port, "/admin/", **SIGNED_IN)[0] == 302
