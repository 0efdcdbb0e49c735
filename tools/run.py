"""`make run` and `make dev`: from a fresh clone to a served site."""

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools import environment, leftover, programs, serve
from tools.say import Step, Stop

# How the steps are run. In a session of its own, a step does not hear Ctrl-C: we end it, quietly.
CHILD: Any = {
    "cwd": environment.ROOT,
    "stdin": subprocess.DEVNULL,
    "start_new_session": True,
}
ACCOUNT = ".venv/bin/python manage.py createsuperuser"


LONGEST_SOCKET = 100  # characters that the system allows for the path of a socket


def run() -> int:
    """Serve what is printed at once; beside it install, load, publish and print what is not there
    yet. Gives the exit code.

    Reads HOST, PORT, WORKERS and VAR_DIR. No step changes what an editor has done.
    """
    host, port = address()
    name_the_site(host, port)
    workers = number("WORKERS", "2", highest=64)
    var = environment.var_dir()
    if len(programs.socket_of("pages")) > LONGEST_SOCKET:
        raise Stop(f"VAR_DIR={var} is too long a path. Give a shorter one.")
    if not already_served(var):
        check_free(host, port)
    environment.check_writable(var)
    with leftover.alone(var):
        if left := leftover.take_over(var):
            print(
                f"Left running by a start that was killed, ended now: {', '.join(left)}.",
                flush=True,
            )
        check_free(host, port)
        python = environment.ensure("requirements.lock")
        serving = serve.Serving(python, host, port, workers)
        try:
            serving.wait_until_it_answers()
            return _beside(serving, python, serve.url(host, port))
        finally:
            serving.stop()


def _beside(serving: serve.Serving, python: str, site: str) -> int:
    """All that comes beside the front door, until somebody stops it."""
    welcome = f"\nThe site is at {site}\nAn editor's account: {ACCOUNT}\nCtrl-C stops it."
    at_once = has_edition()
    if at_once:
        print(f"{welcome}\nReaders get what is printed; what is new comes beside it.", flush=True)
    # What is answered live from the edition needs no database either.
    serving.begin("pages")
    try:
        prepare(python)
    except Stop as reason:
        if not at_once:
            raise
        sys.stderr.write(f"{reason}\nReaders get what was printed before. The desk is closed.\n")
    else:
        serving.begin("desk", "printer")
    stopping = serve.listen_for_stop()
    if not at_once:
        print(welcome, flush=True)
    serving.go_on(stopping)
    print("Stopped.", flush=True)
    return 0


def prepare(python: str) -> None:
    """The database, the fixtures and, where nothing is printed yet, the first edition."""
    manage(python, "Preparing the database", "migrate", "--verbosity=0")
    # After an update of the software, what nobody edited takes the new fixtures, as drafts.
    manage(python, "Loading the fixtures", "load_content", "--update", "--remove")
    manage(python, "Publishing", "publish", "--first")
    # The printer shows its own progress, so it gets the terminal.
    if not has_edition() and subprocess.call([python, "manage.py", "printer", "--once"], **CHILD):
        raise Stop("The edition could not be printed; the reason is above.")


def has_edition() -> bool:
    """Whether there is something printed that readers can get."""
    return (environment.var_dir() / "editions" / "current" / "manifest.json").exists()


def already_served(var: Path) -> bool:
    """Whether this folder was served before; who is on its port may be what was left over."""
    return (var / ".serving.lock").exists()


def dev() -> int:
    """Serve pages live from the desk, reloading when a file changes. Gives the exit code."""
    host, port = address()
    check_free(host, port)
    name_the_site(host, port)
    environment.check_writable(environment.var_dir())
    python = environment.ensure("requirements.lock")
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
