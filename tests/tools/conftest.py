"""A copy of the tools in a folder of its own, so that no test touches the real .venv or var/."""

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A person's own settings, and what `make test` tells a make inside it.
OURS = (
    "MAKEFLAGS",
    "MAKELEVEL",
    "MFLAGS",
    "HOST",
    "PORT",
    "WORKERS",
    "VAR_DIR",
    "ARGS",
    "CHROMIUM",
    "DATABASE_URL",
    "SITE_URL",
)

# Stands in for Django: notes each call, and as the printer stays until it is told to stop.
MANAGE = """
    import os, pathlib, signal, sys, time

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with open("calls.txt", "a") as calls:
        calls.write(" ".join(sys.argv[1:]) + "\\n")
    pathlib.Path("site_url.txt").write_text(os.environ.get("SITE_URL", ""))
    if sys.argv[1:2] == ["load_content"] and pathlib.Path("broken-fixtures").exists():
        sys.exit("CommandError: cibinqo.yaml, line 3: there is no key 'genric'.")
    if sys.argv[1:2] == ["load_content"]:
        print("Loading: 9 of 9 done.", file=sys.stderr)
        print("9 records, 1 kept as edited:\\n    cibinqo.yaml: drug cibinqo")
    if sys.argv[1:] == ["printer", "--once"] and pathlib.Path("slow-printing").exists():
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        print("printing slowly", flush=True)
        time.sleep(60)
    if sys.argv[1:] == ["printer", "--once"]:
        pathlib.Path("var/editions/current").mkdir(parents=True)
        pathlib.Path("var/editions/current/manifest.json").touch()
    if sys.argv[1:] == ["printer"]:
        pathlib.Path("printer.pid").write_text(str(os.getpid()))
        time.sleep(60)
"""
RSGI = """
    from eczema_site.family import end_with_parent

    end_with_parent()

    async def application(scope, protocol):
        protocol.response_bytes(200, [("Content-Type", "text/plain")], b"the site")
"""
WSGI = """
    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"live"]
"""


@pytest.fixture
def clone(tmp_path):
    """What a fresh clone holds of the tools: no .venv, no var."""
    folder = tmp_path / "clone"
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def installed(clone):
    """A clone with a stand-in site and a finished .venv that borrows the packages of this one."""
    (clone / "manage.py").write_text(textwrap.dedent(MANAGE))
    (clone / "eczema_site").mkdir()
    (clone / "eczema_site" / "wsgi.py").write_text(textwrap.dedent(WSGI))
    (clone / "eczema_site" / "rsgi.py").write_text(textwrap.dedent(RSGI))
    shutil.copy(ROOT / "eczema_site" / "family.py", clone / "eczema_site")
    venv = clone / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    packages = next(venv.glob("lib/python*/site-packages"))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    stamp = {"python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    for name in ("requirements.lock", "requirements-dev.lock"):
        stamp[name] = hashlib.sha256((clone / name).read_bytes()).hexdigest()
    (venv / "installed.json").write_text(json.dumps(stamp))
    return clone


@pytest.fixture
def environment():
    """The environment without what a person may have set for the real site."""
    return {name: value for name, value in os.environ.items() if name not in OURS}


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


@pytest.fixture
def call(environment):
    """Call a command in a folder: gives its exit code, its output and its error lines."""

    def call_(folder, command, python=sys.executable, user=None, **extra):
        done = subprocess.run(
            [python, "-m", "tools", command],
            cwd=folder,
            env=environment | {name: str(value) for name, value in extra.items()},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            user=user,
        )
        return done.returncode, done.stdout, done.stderr.splitlines()

    return call_
