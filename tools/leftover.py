"""One `make run` for a folder: it holds a lock, and takes over from one that was killed."""

import contextlib
import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from tools.programs import Program
from tools.say import Stop

RECORD = "started.json"
PATIENCE = 10.0  # seconds that what is left over has to end


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder while the block goes on; `Stop` where another one holds it."""
    with (folder / ".serving.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            who = lock.read().strip() or "unknown"
            raise Stop(
                f"The site in {folder} is started or served already (process {who})."
                " Stop that one, or give this one another VAR_DIR."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def note(folder: Path, programs: list[Program]) -> None:
    """Write down what runs, so that the next start knows its own leftover."""
    (folder / "run").mkdir(mode=0o700, exist_ok=True)
    told = {program.name: program.process.pid for program in programs}
    (folder / "run" / RECORD).write_text(json.dumps(told))


def take_over(folder: Path) -> list[str]:
    """End what an earlier start left running. Gives the names of what it was. Only for who is
    `alone`: what runs then has lost whoever looked after it."""
    try:
        told = json.loads((folder / "run" / RECORD).read_text())
        sessions = {int(pid): str(name) for name, pid in told.items()}
    except (OSError, ValueError, AttributeError):
        return []
    left = {pid: sessions[session] for pid, session in running() if session in sessions}
    for number in (signal.SIGTERM, signal.SIGKILL):
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
        end_at = time.monotonic() + PATIENCE
        while any(pid in left for pid, _ in running()) and time.monotonic() < end_at:
            time.sleep(0.1)
    (folder / "run" / RECORD).unlink(missing_ok=True)
    return sorted(set(left.values()))


def running() -> Iterator[tuple[int, int]]:
    """Each living process of the site's code and the session it is in, where Linux says so. Each
    program of ours begins a session, which its workers stay in when it is killed."""
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, ValueError, IndexError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            said = (folder / "cmdline").read_bytes()
            ours = b"eczema_site" in said or b"multiprocessing" in said or b"printer" in said
            if ours and fields[0] != "Z":
                yield int(folder.name), int(fields[3])
