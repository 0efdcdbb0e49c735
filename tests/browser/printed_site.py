"""The site as readers get it: a printed edition, served by the real server on a port of its own."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from tests.desks import DATABASE

ROOT = Path(__file__).resolve().parents[2]
# A person's own settings are not the site under test.
OURS = ("DATABASE_URL", "SITE_URL", "ALLOWED_HOSTS", "LIVE", "HOST", "PORT")


@dataclass(frozen=True)
class Site:
    address: str  # "http://127.0.0.1:41234", without the last slash
    sizes: dict[str, int]  # the bytes of every printed HTML page by its path
    var_dir: Path

    @property
    def paths(self):
        return sorted(self.sizes)


def lay_out(var_dir, edition, desk):
    """A `var/` as `make run` leaves it, from the folders of an edition and of the desk it is of."""
    editions = var_dir / "editions"
    manifest = json.loads((edition / "manifest.json").read_text())
    name = f"{manifest['number']:04d}-{manifest['date']}-{manifest['fingerprint']}"
    shutil.copytree(edition, editions / name)
    (editions / "current").symlink_to(name)
    shutil.copy(desk / DATABASE, var_dir / "desk.sqlite3")
    shutil.copytree(settings.STATIC_ROOT, var_dir / "static")


@contextlib.contextmanager
def printing(var_dir):
    """The printer at work on what is published, while the block goes on."""
    printer = subprocess.Popen(
        [sys.executable, "manage.py", "printer", "--once"],
        cwd=ROOT,
        env=environment(var_dir),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        assert printer.wait(300) == 0, "the printer failed"


def manage(var_dir, *arguments):
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(var_dir),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        # Every test of the site shows this, so only where it ended.
        end = "\n".join(done.stdout.splitlines()[-12:])
        pytest.fail(f"manage.py {' '.join(arguments)} failed:\n{end}", pytrace=False)
    return done.stdout


def environment(var_dir):
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return kept | {"VAR_DIR": str(var_dir)}


@contextlib.contextmanager
def served(var_dir):
    """Serve the edition in `var_dir`: gives the Site."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    servers = [
        subprocess.Popen(
            [sys.executable, "-m", "tools.serve", name],
            cwd=ROOT,
            env=environment(var_dir) | {"HOST": "127.0.0.1", "PORT": str(port), "WORKERS": "1"},
            stdin=subprocess.DEVNULL,
        )
        for name in ("front", "pages", "desk")
    ]
    address = f"http://127.0.0.1:{port}"
    try:
        for path in ("/", "/nowhere/", "/admin/login/"):
            wait_for(servers, address + path)
        yield Site(address, printed_pages(var_dir), var_dir)
    finally:
        for server in servers:
            server.terminate()
        for server in servers:
            server.wait(90)


def wait_for(servers, address, seconds=90):
    """Waits until the program answers that stands behind an address, in whatever words."""
    end = time.monotonic() + seconds
    while True:
        assert all(server.poll() is None for server in servers), "a server stopped by itself"
        try:
            with urllib.request.urlopen(address, timeout=20):
                return
        except urllib.error.HTTPError as error:
            if error.code != 503:
                return
        except OSError:
            pass
        assert time.monotonic() < end, "the server does not answer"
        time.sleep(0.05)


def printed_pages(var_dir):
    """The size of every page a person reads: printed, found, and HTML."""
    manifest = json.loads((var_dir / "editions" / "current" / "manifest.json").read_text())
    return {
        path: entry["size"]
        for path, entry in manifest["files"].items()
        if entry["status"] == 200 and entry["headers"]["Content-Type"].startswith("text/html")
    }
