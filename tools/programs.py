"""The programs that serve the site: how each is started, kept running, and stopped."""

import ctypes
import os
import signal
import subprocess
import sys
import time

from tools import cores, environment

GRACE = 10  # seconds they have to stop before they are ended
# Seconds before a program that died starts again, doubled at each death.
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
STEADY = 60  # one that lived this many seconds is well again

NAMES = ("front", "pages", "desk", "printer")


def command(python: str, name: str, host: str = "", port: int = 0, workers: int = 1) -> list[str]:
    """The command of one of NAMES. The front door listens on `host` and `port`; those behind it on
    a socket in VAR_DIR."""
    if name == "printer":
        return [python, "manage.py", "printer"]
    granian = [python, "-m", "granian", "--no-ws", "--log-level=warning"]
    granian += ["--respawn-failed-workers", "--workers-kill-timeout=5"]
    if name == "front":
        # Slow clients cost it a little memory and no thread, so it may hold many.
        granian += ["--interface=rsgi", "--http=1", "--loop=uvloop", "--backlog=4096"]
        granian += ["--backpressure=4096"]
        granian += [f"--host={host}", f"--port={port}", f"--workers={workers}"]
        return [*granian, "eczema_site.rsgi:application"]
    # Enough threads for editors who wait for the database, and no more than the cores can feed.
    threads = min(16, 2 * (os.cpu_count() or 1) + 1)
    granian += ["--interface=wsgi", f"--uds={socket_of(name)}", "--uds-permissions=0o600"]
    granian += [f"--blocking-threads={threads}", "--workers=1"]
    return [*granian, "eczema_site.wsgi:application"]


def socket_of(name: str) -> str:
    """Where a program behind the front door listens; the settings say the same."""
    return str(environment.var_dir() / "run" / f"{name}.sock")


def make_way(name: str) -> None:
    """Makes the folder of the sockets, and takes away what a killed program left in it."""
    if name in ("pages", "desk"):
        folder = os.path.dirname(socket_of(name))
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if os.path.exists(socket_of(name)):
            os.unlink(socket_of(name))


class Program:
    """One program, started again when it dies, later each time."""

    def __init__(self, name: str, command: list[str]) -> None:
        self.name = name
        self.command = command
        self.wait = FIRST_WAIT
        self.again_at: float | None = None
        self._begin()

    def look_after(self) -> None:
        """Start it again if it has died and its time has come."""
        if self.process.poll() is None:
            return
        now = time.monotonic()
        if self.again_at is None:
            if now - self.began > STEADY:
                self.wait = FIRST_WAIT
            self.again_at = now + self.wait
            sys.stderr.write(
                f"The {self.name} stopped (exit code {self.process.returncode});"
                f" it starts again in {self.wait:.0f} s.\n"
            )
            self.wait = min(self.wait * 2, LONGEST_WAIT)
        elif now >= self.again_at:
            self._begin()

    def _begin(self) -> None:
        make_way(self.name)
        self.process = start(self.command, self.name)
        self.began = time.monotonic()
        self.again_at = None


def start(command: list[str], name: str = "") -> subprocess.Popen[bytes]:
    """Start a program that ends with this one."""

    def before() -> None:
        die_with_us()
        cores.share(name)

    return subprocess.Popen(
        command,
        cwd=environment.ROOT,
        stdin=subprocess.DEVNULL,
        # A session of its own: Ctrl-C reaches this program alone, which stops all in good order.
        start_new_session=True,
        preexec_fn=before,
    )


def die_with_us(by: int = signal.SIGTERM) -> None:
    """In a child that was forked, ask Linux to stop it with its parent: a killed `make run` leaves
    no port taken, and a killed test no server."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, by)


def stop(programs: list[Program]) -> None:
    """Stop them all, in good order where they still can."""
    processes = [program.process for program in programs]
    for process in processes:
        process.terminate()
    end_at = time.monotonic() + GRACE
    for process in processes:
        try:
            process.wait(max(0.1, end_at - time.monotonic()))
        except subprocess.TimeoutExpired:
            # Its session is its process group: its own children end with it.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
