"""A private PostgreSQL for tests: a cluster of its own in a folder, gone when they are through."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools import installing
from tools.say import Stop

HOW = "On Debian or Ubuntu: apt-get install postgresql"
# Nothing in it is worth keeping, so nothing waits for the disk.
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


def programs() -> Path | None:
    """The folder with PostgreSQL's own programs, the newest where there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[4]))
    if found:
        return found[-1].parent
    other = shutil.which("initdb")
    return Path(other).resolve().parent if other else None


def ensure() -> Path:
    """The same, installed where that can be done; `Stop` where not."""
    if programs() is None:
        installing.with_apt_get("PostgreSQL", ["postgresql"])
    found = programs()
    if found is None:
        raise Stop(f"These tests need PostgreSQL, which was not found. {HOW}")
    return found


@contextlib.contextmanager
def private(where: Path, *, quick: bool = True) -> Iterator[str]:
    """Run a cluster by a socket alone while the block goes on: gives the address of its database,
    for DATABASE_URL. Each name after it is another: `address.replace("/postgres?", "/mine?")`."""
    folder = Path(tempfile.mkdtemp(prefix="eczema-pg-", dir="/var/tmp"))
    user = _user()
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)

    def call(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(where / program), *arguments],
            cwd=folder,
            user=user,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    try:
        data = str(folder / "data")
        call("initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' {QUICK if quick else ''}"
        call("pg_ctl", "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    """PostgreSQL does not run as root; its package brings a user."""
    return "postgres" if os.geteuid() == 0 else None
