"""`make lock`: writes each requirements file with all that it draws in, and the hash of each."""

import re
import subprocess
from pathlib import Path

from tools.environment import ROOT, own_environment
from tools.say import Step, Stop

AUDIT = "requirements-audit.lock"
# A lock without the packages of the one before it, which is installed beside it.
LOCKS = (("requirements", ""), ("requirements-dev", "requirements"), ("requirements-audit", ""))


def lock() -> int:
    """Write the locks anew. Gives the exit code."""
    python = own_environment("audit", AUDIT)
    for name, beside in LOCKS:
        with Step(f"Locking {name}.txt"):
            _write(python, name, beside)
    return 0


def _write(python: str, name: str, beside: str) -> None:
    command = [python, "-m", "uv", "pip", "compile", "--universal", "--python-version=3.11"]
    # No address of a registry: whoever installs asks their own.
    command += [
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "--no-emit-index-url",
        "--quiet",
    ]
    command += [f"{name}.txt", *([f"--constraints={beside}.lock"] if beside else [])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise Stop(f"{name}.txt could not be locked: {done.stderr.strip()}")
    known = (
        {entry.partition(" ")[0] for entry in entries(ROOT / f"{beside}.lock")} if beside else ()
    )
    found = [entry for entry in entries_of(done.stdout) if entry.partition(" ")[0] not in known]
    (ROOT / f"{name}.lock").write_text(
        f"# `make lock` writes this from {name}.txt.\n" + "".join(found)
    )


def entries(path: Path) -> list[str]:
    """The packages of a lock, each with its hashes, as they are written there."""
    return entries_of(path.read_text())


def entries_of(text: str) -> list[str]:
    return re.findall(r"^[a-z0-9].*\n(?:[ \t].*\n)*", text, re.MULTILINE | re.IGNORECASE)
