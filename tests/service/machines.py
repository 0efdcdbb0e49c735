"""The programs of the site as a process manager runs them, on a folder and a database of their
own."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from tests.browser.printed_site import OURS, wait_for
from tests.service.web_server import free_port
from tools import programs

# A killed test leaves no server behind. A command, for one may be started beside threads, where
# nothing may be done between fork and exec.
WITH_US = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []


@dataclass
class Machine:
    var: Path
    environ: dict[str, str]
    port: int
    running: dict[str, subprocess.Popen] = field(default_factory=dict)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self, name):
        with (self.var / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                [*WITH_US, sys.executable, "-m", "tools.serve", name],
                cwd=settings.ROOT,
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )

    def kill(self, name):
        """Ends a program outright, with all its workers."""
        process = self.running.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(60)

    def worker(self, name):
        """The process that does the work of a program with one worker."""
        parent = self.running[name].pid
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        found = [
            int(pid)
            for pid in children
            if b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]
        assert len(found) == 1, f"{name} has {len(found)} workers"
        return found[0]

    def stop(self):
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(60)


@contextlib.contextmanager
def machine(var, names=programs.NAMES, **environ):
    """A Machine that runs these programs, once its front door answers."""
    port = free_port()
    mine = {"VAR_DIR": str(var), "HOST": "127.0.0.1", "PORT": str(port), "WORKERS": "1"}
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    made = Machine(var, kept | mine | environ, port)
    try:
        for name in names:
            made.start(name)
        wait_for([*made.running.values()], f"{made.address}/healthz", 180)
        yield made
    finally:
        made.stop()
