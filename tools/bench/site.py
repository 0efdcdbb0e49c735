"""A copy of the site in a folder of its own, served as `make run` has it, and crowds before it."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tools import cores, environment, programs, serve
from tools.bench.crowds import KINDS
from tools.programs import Program
from tools.say import Step, Stop

COUNT = 300  # clients of each kind
TURNS = 3  # in quiet and beside a crowd
SECONDS = 4.0  # each of them
EACH = 0.02  # seconds between two readings of the printed page
PAGE, SEARCH = "/", "/search/?q=shingles"


@dataclass(frozen=True)
class Measured:
    """Milliseconds that answers took, beside one crowd."""

    printed: list[float]
    live: list[float]

    @property
    def p99(self) -> float:
        return percentile(self.printed, 99)


Turn = tuple[Measured, Measured]  # in quiet, and right after it beside a crowd


def beside_crowds(python: str, port: int) -> dict[str, list[Turn]]:
    """How long a reader waits in quiet, and right after it beside each crowd, in turns."""
    each = {kind: (kind,) for kind in KINDS} | {"all at once": tuple(KINDS)}
    return {
        name: [beside(python, port, kinds) for _ in range(TURNS)] for name, kinds in each.items()
    }


def beside(python: str, port: int, kinds: Sequence[str]) -> Turn:
    """In quiet, and beside crowds of these kinds."""
    for path in (SEARCH, "/admin/login/"):
        wait_for(port, path)  # the crowd before has left work behind
    quiet = measured(port)
    with crowds(python, port, *kinds):
        return quiet, measured(port)


def copy(var: Path, to: Path) -> None:
    """What is needed to serve: the edition that is read, the static files, the database."""
    current = (var / "editions" / "current").resolve()
    shutil.copytree(current, to / "editions" / current.name)
    (to / "editions" / "current").symlink_to(current.name)
    shutil.copytree(var / "static", to / "static")
    if (var / "desk.sqlite3").exists():
        with (
            contextlib.closing(sqlite3.connect(var / "desk.sqlite3")) as source,
            contextlib.closing(sqlite3.connect(to / "desk.sqlite3")) as copied,
        ):
            source.backup(copied)


@contextlib.contextmanager
def served(python: str, folder: Path) -> Iterator[tuple[int, int]]:
    """The front door and those behind it, as `make run` has them. Gives the port, and the process
    that answers live pages."""
    os.environ["VAR_DIR"] = str(folder)
    for name in ("DATABASE_URL", "SITE_URL", "LIVE"):
        os.environ.pop(name, None)
    port = serve.free_port()
    workers = int(os.environ.get("WORKERS") or 2)
    running: list[Program] = []
    try:
        for name in ("front", "pages", "desk"):
            command = programs.command(python, name, "127.0.0.1", port, workers)
            running.append(Program(name, command))
        with Step("Starting"):
            for path in (PAGE, SEARCH, "/admin/login/"):
                wait_for(port, path)
        yield port, running[1].process.pid
    finally:
        programs.stop(running)


def wait_for(port: int, path: str, seconds: float = 120) -> None:
    """`Stop` where an address is not answered well in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", path)
            status = connection.getresponse().status
            connection.close()
            if status == 200:
                return
        time.sleep(0.1)
    raise Stop(f"{path} was not answered within {seconds:.0f} s.")


@contextlib.contextmanager
def crowds(python: str, port: int, *kinds: str) -> Iterator[None]:
    """Crowds of these kinds before the door while the block goes on."""
    came = [
        subprocess.Popen(
            [python, "-m", "tools.bench.crowds", kind, str(port), str(COUNT)],
            cwd=environment.ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            preexec_fn=lambda: os.nice(10) and None,
        )
        for kind in kinds
    ]
    try:
        with Step(f"{COUNT} × {' and '.join(kinds)}"):
            for process in came:
                assert process.stdout is not None
                process.stdout.readline()
        yield
    finally:
        for process in came:
            process.kill()
            process.communicate()


def measured(port: int, seconds: float = SECONDS) -> Measured:
    """A printed page read again and again, and beside it, by another reader, a search: who waits
    for the one may not keep the other from being measured."""
    end = time.monotonic() + seconds
    with ThreadPoolExecutor() as readers:
        printed = readers.submit(again_and_again, port, PAGE, EACH, end)
        live = readers.submit(again_and_again, port, SEARCH, 1.0, end)
    return Measured(printed.result(), live.result())


def again_and_again(port: int, path: str, pause: float, end: float) -> list[float]:
    """Milliseconds that each answer took, on one connection, until `end`."""
    cores.short_turns()  # a reader sits at a machine of their own, and waits for no crowd there
    found = []
    with contextlib.closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        while time.monotonic() < end:
            found.append(took(connection, path))
            time.sleep(pause)
    return found


def took(connection: HTTPConnection, path: str) -> float:
    """Milliseconds until an answer is there, whatever it says."""
    began = time.perf_counter()
    connection.request("GET", path, headers={"Accept-Encoding": "br"})
    connection.getresponse().read()
    return 1000 * (time.perf_counter() - began)


def percentile(values: list[float], of_100: int) -> float:
    """The value that so many of 100 do not pass."""
    return sorted(values)[min(len(values) - 1, len(values) * of_100 // 100)]
