"""`make run` and `make dev`: from a fresh clone to a served site."""

import errno
import os
import socket
import subprocess
from pathlib import Path
from typing import Any

from tools import environment, serve
from tools.say import Step, Stop

# How the steps are run. In a session of its own, a step does not hear Ctrl-C: we end it, quietly.
CHILD: Any = {
    "cwd": environment.ROOT,
    "stdin": subprocess.DEVNULL,
    "start_new_session": True,
}
ACCOUNT = ".venv/bin/python manage.py createsuperuser"


def run() -> int:
    """Install, load, publish and print what is not there yet, then serve. Gives the exit code.

    Reads HOST, PORT, WORKERS and VAR_DIR. No step changes what an editor has done.
    """
    host, port = address()
    check_free(host, port)
    name_the_site(host, port)
    workers = number("WORKERS", "2", highest=64)
    environment.check_writable(var_dir())
    python = environment.ensure("requirements.txt")
    manage(python, "Preparing the database", "migrate", "--verbosity=0")
    # After an update of the software, what nobody edited takes the new fixtures, as drafts.
    manage(python, "Loading the fixtures", "load_content", "--update", "--remove")
    manage(python, "Publishing", "publish", "--first")
    # The printer shows its own progress, so it gets the terminal.
    printing = [python, "manage.py", "printer", "--once"]
    if subprocess.call(printing, **CHILD):
        raise Stop("The edition could not be printed; the reason is above.")
    check_free(host, port)
    return serve.serve(python, host, port, workers, welcome=f"An editor's account: {ACCOUNT}")


def dev() -> int:
    """Serve pages live from the desk, reloading when a file changes. Gives the exit code."""
    host, port = address()
    check_free(host, port)
    name_the_site(host, port)
    environment.check_writable(var_dir())
    python = environment.ensure("requirements.txt")
    manage(python, "Preparing the database", "migrate", "--verbosity=0")
    manage(python, "Loading the fixtures", "load_content", "--update", "--remove")
    print(f"An editor's account: {ACCOUNT}", flush=True)
    os.chdir(environment.ROOT)
    where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    # Django's server takes this process over, so that Ctrl-C and its reloader meet undisturbed.
    os.execve(python, [python, "manage.py", "runserver", where], os.environ | {"LIVE": "1"})


def manage(python: str, title: str, *arguments: str) -> None:
    """Run `manage.py` with `arguments` as one titled step; `Stop` with its words where it fails."""
    with Step(title) as step:
        done = subprocess.run(
            [python, "manage.py", *arguments],
            capture_output=True,
            text=True,
            **CHILD,
        )
        said = done.stdout.splitlines() if done.returncode == 0 else []
        step.detail = said[0] if said else ""
    for line in said[1:]:
        print(line, flush=True)
    if done.returncode:
        # Django's own way to say why, after whatever the command showed before.
        _, named, reason = (done.stdout + done.stderr).strip().rpartition("CommandError: ")
        if named and "\n" not in reason:
            raise Stop(reason)
        raise Stop(f"{reason}\n{title} failed; the reason is above.")


def var_dir() -> Path:
    """The folder of the database, editions and secret key: VAR_DIR, or var/ beside the code."""
    return environment.ROOT / os.environ.get("VAR_DIR", "var")


def address() -> tuple[str, int]:
    """HOST and PORT, by default this machine alone on port 8000; `Stop` where PORT is not one."""
    return os.environ.get("HOST") or "127.0.0.1", number("PORT", "8000", highest=65535)


def name_the_site(host: str, port: int) -> None:
    """Pages and paper bear the address they are served at, unless SITE_URL gives another."""
    if not os.environ.get("SITE_URL"):
        os.environ["SITE_URL"] = serve.url(host, port).rstrip("/")


def number(name: str, default: str, highest: int) -> int:
    """The environment variable `name` as a whole number from 1 to `highest`, or `Stop`."""
    text = os.environ.get(name) or default
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= highest):
        raise Stop(f"{name} must be a whole number from 1 to {highest}, and it is {text!r}.")
    return int(text)


def check_free(host: str, port: int) -> None:
    """`Stop` where this host and port cannot be listened on."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, where = found[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except socket.gaierror:
        raise Stop(f"HOST={host} is not an address.") from None
    except OSError as error:
        raise Stop(_why_not(error, host, port)) from None


def _why_not(error: OSError, host: str, port: int) -> str:
    other = port + 1 if port < 65535 else 8000
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is busy: another program uses it."
            f" Stop that one, or take another port: PORT={other} make run"
        )
    if error.errno == errno.EACCES:
        return f"You may not use port {port}. Take another one: PORT=8000 make run"
    return f"Cannot serve on {host}, port {port}: {error.strerror}."
