"""A private PostgreSQL for tests: a cluster of its own in a folder, gone when they are through."""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools import installing
from tools.programs import die_with_us
from tools.say import Stop

HOW = "On Debian or Ubuntu: apt-get install postgresql"
# Nothing in it is worth keeping, so nothing waits for the disk.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")
READY = 60  # seconds it has to answer for the first time


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
        settings = ("listen_addresses=", f"unix_socket_directories={folder}", *QUICK * quick)
        with (folder / "log").open("wb") as log:
            # Not by pg_ctl, which lets go of it: a killed test would leave it running.
            server = subprocess.Popen(
                [str(where / "postgres"), "-D", data, *(f"--{each}" for each in settings)],
                cwd=folder,
                user=user,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for who uses it
                preexec_fn=lambda: die_with_us(signal.SIGINT),
            )
        try:
            _wait(server, where, folder)
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            # By the name of its data: a test may have stopped this one and started another.
            if (folder / "data" / "postmaster.pid").exists():
                call("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
            server.wait(60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: subprocess.Popen[bytes], where: Path, folder: Path) -> None:
    """Until it answers. `Stop`, with its last words, where it ends or takes too long."""
    end = time.monotonic() + READY
    asked = [str(where / "pg_isready"), "-q", "-h", str(folder)]
    while subprocess.run(asked, stderr=subprocess.DEVNULL).returncode:
        if server.poll() is not None or time.monotonic() > end:
            raise Stop(f"PostgreSQL did not start. {(folder / 'log').read_text()[-500:]}")
        time.sleep(0.05)


def _user() -> str | None:
    """PostgreSQL does not run as root; its package brings a user."""
    return "postgres" if os.geteuid() == 0 else None
