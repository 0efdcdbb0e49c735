"""The server and, beside it, the printer: started together, watched, and stopped together."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time

from tools import environment
from tools.say import Stop

LOOK = 0.2  # seconds between two looks at the two programs
GRACE = 10  # seconds they have to stop before they are ended
READY = 60  # seconds the server has to answer for the first time
# Seconds before a printer that died starts again, doubled at each death.
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
STEADY = 60  # a printer that lived this many seconds is well again


def serve(python: str, host: str, port: int, workers: int, welcome: str) -> int:
    """Serve the site and keep its printer running until Ctrl-C, SIGTERM or a closed terminal.

    Prints the address and the `welcome` line as soon as the site answers. Gives the exit code.
    """
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    server = _start(server_command(python, host, port, workers))
    printer = Printer(python)
    try:
        _wait_until_it_answers(server, host, port, stopping)
        if not stopping.is_set():
            print(f"\nThe site is at {url(host, port)}\n{welcome}\nCtrl-C stops it.", flush=True)
        while not stopping.wait(LOOK):
            if server.poll() is not None:
                raise Stop(f"The server stopped by itself (exit code {server.returncode}).")
            printer.look_after()
    finally:
        _stop([server, printer.process])
    print("Stopped.", flush=True)
    return 0


def server_command(python: str, host: str, port: int, workers: int) -> list[str]:
    """The command that serves the site with Granian."""
    # Enough threads for editors who wait for the database, and no more than the cores can feed.
    threads = min(16, 2 * (os.cpu_count() or 1) + 1)
    options = [f"--host={host}", f"--port={port}", f"--workers={workers}", "--interface=wsgi"]
    options += ["--no-ws", "--respawn-failed-workers", "--workers-kill-timeout=5"]
    options += [f"--blocking-threads={threads}", "--log-level=warning"]
    return [python, "-m", "granian", *options, "eczema_site.wsgi:application"]


def url(host: str, port: int) -> str:
    """The address to type into a browser."""
    if host in ("0.0.0.0", "::"):  # every address of this machine; this one works from here
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class Printer:
    """The program that prints new editions; started again when it dies, later each time."""

    def __init__(self, python: str) -> None:
        self.command = [python, "manage.py", "printer"]
        self.wait = FIRST_WAIT
        self.again_at: float | None = None
        self._begin()

    def look_after(self) -> None:
        """Start the printer again if it has died and its time has come."""
        if self.process.poll() is None:
            return
        now = time.monotonic()
        if self.again_at is None:
            if now - self.began > STEADY:
                self.wait = FIRST_WAIT
            self.again_at = now + self.wait
            sys.stderr.write(
                f"The printer stopped (exit code {self.process.returncode});"
                f" it starts again in {self.wait:.0f} s.\n"
            )
            self.wait = min(self.wait * 2, LONGEST_WAIT)
        elif now >= self.again_at:
            self._begin()

    def _begin(self) -> None:
        self.process = _start(self.command)
        self.began = time.monotonic()
        self.again_at = None


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        cwd=environment.ROOT,
        stdin=subprocess.DEVNULL,
        # A session of its own: Ctrl-C reaches this program alone, which stops both in good order.
        start_new_session=True,
        preexec_fn=_die_with_us,
    )


def _die_with_us() -> None:
    """Ask Linux to stop this child with its parent: a killed `make run` leaves no port taken."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)


def _wait_until_it_answers(
    server: subprocess.Popen[bytes], host: str, port: int, stopping: threading.Event
) -> None:
    give_up_at = time.monotonic() + READY
    while not stopping.wait(LOOK / 2):
        if server.poll() is not None:
            raise Stop("The server could not start; the reason is above.")
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            if time.monotonic() > give_up_at:
                raise Stop(f"The server did not answer within {READY} seconds.") from None
        else:
            return


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
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
