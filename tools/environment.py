"""The virtual environment in `.venv`: made once, changed only when the requirements change."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.say import Step, Stop

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
LOG = VENV / "install.log"

THIS_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"

# What pip's log says when the package index could not be asked at all.
NO_NETWORK = ("NewConnectionError", "NameResolutionError", "ConnectTimeoutError", "ProxyError")


def ensure(*requirements: str) -> str:
    """Make the virtual environment and install these requirement files, named in the root.

    Gives the path of its Python. Does nothing, quickly, when the stamp says it is all there.
    """
    wanted = {"python": THIS_PYTHON} | {name: _digest(ROOT / name) for name in requirements}
    stamp = _stamp() if VENV_PYTHON.exists() else {}
    if wanted.items() <= stamp.items():
        return str(VENV_PYTHON)
    check_writable(ROOT)
    if not VENV_PYTHON.exists() or _venv_version() != THIS_PYTHON:
        _make()
        stamp = {}
    # Until pip is through, nobody may take the half-changed environment for a finished one.
    STAMP.unlink(missing_ok=True)
    _install(*requirements)
    STAMP.write_text(json.dumps(stamp | wanted, indent=1) + "\n")
    return str(VENV_PYTHON)


def own_environment(name: str, lock: str) -> str:
    """An environment beside ours, for tools that draw in much. Gives the path of its Python."""
    folder = ROOT / f".venv-{name}"
    python, stamp = folder / "bin" / "python", folder / "installed"
    if stamp.exists() and stamp.read_text() == _digest(ROOT / lock):
        return str(python)
    with Step(f"Installing {lock}"):
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(folder)],
            [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock],
        ):
            done = subprocess.run(
                command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL
            )
            if done.returncode:
                raise Stop(_why_pip_failed(done.stdout + done.stderr, ""))
    stamp.write_text(_digest(ROOT / lock))
    return str(python)


def var_dir() -> Path:
    """The folder of the database, editions and secret key: VAR_DIR, or var/ beside the code."""
    return ROOT / (os.environ.get("VAR_DIR") or "var")


def check_writable(folder: Path) -> None:
    """Make `folder` if it is missing and try to write in it; `Stop` where that is not allowed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Stop(f"Cannot write in {folder} ({error.strerror}).") from None


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise Stop(f"Cannot read {path} ({error.strerror}).") from None


def _stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _venv_version() -> str:
    """The Python the environment was made with, as "3.11"; empty where it does not say."""
    try:
        lines = (VENV / "pyvenv.cfg").read_text().splitlines()
    except OSError:
        return ""
    pairs = (line.partition("=") for line in lines)
    settings = {key.strip(): value.strip() for key, _, value in pairs}
    return ".".join(settings.get("version", "").split(".")[:2])


def _make() -> None:
    # Debian keeps ensurepip in a package of its own; without it, venv leaves half an environment.
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        raise Stop(
            "This Python cannot make a virtual environment."
            " On Debian or Ubuntu: apt-get install python3-venv"
        )
    with Step(f"Making .venv with Python {THIS_PYTHON}"):
        made = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", str(VENV)],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
    if made.returncode:
        said = (made.stdout + made.stderr).strip().splitlines() or ["no reason given"]
        raise Stop(f"Could not make .venv: {said[-1]}")


def _install(*requirements: str) -> None:
    command = [str(VENV_PYTHON), "-m", "pip", "install", "--no-input", "--progress-bar=off"]
    command += ["--disable-pip-version-check", "--retries=2", "--timeout=15", "--require-hashes"]
    for name in requirements:
        command += ["-r", name]
    with Step(f"Installing {' and '.join(requirements)}") as step, LOG.open("w") as log:
        pip = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"PIP_ROOT_USER_ACTION": "ignore"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for line in pip.stdout or ():
            log.write(line)
            if line.startswith(("Collecting", "Installing")):
                step.detail = line.partition(" (from")[0].strip()
        failed = pip.wait() != 0
        step.detail = ""
    if failed:
        raise Stop(_why_pip_failed(LOG.read_text(), f" (All it said: {LOG})"))


def _why_pip_failed(log: str, more: str) -> str:
    if any(sign in log for sign in NO_NETWORK):
        reason = "the package index cannot be reached; check the network and try again"
    else:
        errors = [line for line in log.splitlines() if line.startswith("ERROR: ")]
        reason = errors[-1].removeprefix("ERROR: ") if errors else "pip gave no reason"
    return f"Could not install the packages: {reason}.{more}"
