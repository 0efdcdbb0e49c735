"""The programs of the site, beside each other: started, watched, and stopped together.

`python -m tools.serve NAME` becomes one of them alone, for a process manager.
"""

import os
import signal
import socket
import sys
import threading
import time

from tools import cores, environment, leftover, programs
from tools.programs import Program
from tools.say import Stop

LOOK = 0.2  # seconds between two looks at the programs
READY = 60  # seconds the front door has to answer for the first time


class Serving:
    """What `make run` keeps running: the front door from the first moment, the others once their
    database is ready."""

    def __init__(self, python: str, host: str, port: int, workers: int) -> None:
        self.python, self.host, self.port = python, host, port
        self.programs = [self._program("front", workers)]
        self._note()

    def wait_until_it_answers(self) -> None:
        """`Stop` where the front door ends, or does not answer for long."""
        server = self.programs[0].process
        give_up_at = time.monotonic() + READY
        while server.poll() is None:
            try:
                socket.create_connection((self.host, self.port), timeout=1).close()
            except OSError:
                if time.monotonic() > give_up_at:
                    raise Stop(f"The server did not answer within {READY} seconds.") from None
                time.sleep(LOOK / 2)
            else:
                return
        raise Stop("The server could not start; the reason is above.")

    def begin(self, *names: str) -> None:
        """Start others beside it."""
        self.programs += [self._program(name) for name in names]
        self._note()

    def go_on(self, stopping: threading.Event) -> None:
        """Look after them all until `stopping` is set."""
        while not stopping.wait(LOOK):
            before = [program.process.pid for program in self.programs]
            for program in self.programs:
                program.look_after()
            if before != [program.process.pid for program in self.programs]:
                self._note()

    def stop(self) -> None:
        """Stop them all."""
        programs.stop(self.programs)

    def _program(self, name: str, workers: int = 1) -> Program:
        command = programs.command(self.python, name, self.host, self.port, workers)
        return Program(name, command)

    def _note(self) -> None:
        leftover.note(environment.var_dir(), self.programs)


def listen_for_stop() -> threading.Event:
    """An event that Ctrl-C, SIGTERM and a closed terminal set."""
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    return stopping


def url(host: str, port: int) -> str:
    """The address to type into a browser."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - every address of this machine; this one works from here
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def become(name: str) -> None:
    """Turn this process into one of the programs, with HOST, PORT and WORKERS as for `make run`."""
    host = os.environ.get("HOST") or "127.0.0.1"
    port, workers = (int(os.environ.get(k) or d) for k, d in (("PORT", "8000"), ("WORKERS", "2")))
    os.chdir(environment.ROOT)
    programs.make_way(name)
    cores.share(name)
    # The paths and settings are ours, and the program is one of four.
    os.execv(sys.executable, programs.command(sys.executable, name, host, port, workers))


if __name__ == "__main__":
    if sys.argv[1:] not in [[name] for name in programs.NAMES]:
        sys.exit(f"Name one of: {', '.join(programs.NAMES)}")
    become(sys.argv[1])
