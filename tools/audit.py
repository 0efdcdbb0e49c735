"""`make audit`: known vulnerabilities of what is installed, licenses, and secrets in the history.

It asks a database on the internet, so it is no part of what each change must pass. What could not
be checked is said as such, and is a failure.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator

from tools import environment
from tools.environment import ROOT
from tools.lock import AUDIT

LOCKS = ("requirements.lock", "requirements-dev.lock", AUDIT)
# How pip-audit says that it could not ask.
NOT_REACHED = (
    "ConnectionError",
    "ConnectTimeout",
    "ServiceError",
    "NameResolutionError",
    "Max retries",
    "not found on PyPI",
)
# Licenses under which what we install may be used together with ours. By what their names hold.
FREE = (
    "MIT", "BSD", "Apache", "ISC", "PSF", "Python Software Foundation", "MPL", "Mozilla",
    "LGPL", "Lesser General", "Unlicense", "Public Domain", "CC0", "OFL", "Zlib", "HPND",
)  # fmt: skip
ASK_LICENSES = """
import importlib.metadata as metadata, json
found = []
for one in metadata.distributions():
    said = [one.metadata.get("License-Expression"), one.metadata.get("License")]
    said += [c for c in one.metadata.get_all("Classifier") or () if c.startswith("License")]
    # Some say it in a file alone.
    files = [f for f in one.files or () if "LICEN" in f.name.upper() and "dist-info" in str(f)]
    said += [f.read_text() for f in files if not any(said)]
    found.append((one.metadata["Name"], [s[:200] for s in said if s]))
print(json.dumps(found))
"""
# What opens a door somewhere, by the form it has. Written so that this file does not find itself.
SECRETS = re.compile(
    "|".join(
        (
            r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY",
            r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b",
            r"\bgh[pousr]_[A-Za-z0-9]{36}",
            r"\bgithub_pat_[A-Za-z0-9_]{60}",
            r"\bglpat-[A-Za-z0-9_-]{20}",
            r"\bxox[abprs]-[A-Za-z0-9-]{20}",
            r"\bsk-[A-Za-z0-9_-]{32}",
            r"\bnpm_[A-Za-z0-9]{36}",
            r"\bpypi-[A-Za-z0-9_-]{50}",
            r"\bSECRET_KEY\s*=\s*[\"'][^\"'\s]{40}",
        )
    )
)


def audit() -> int:
    """Do all three. Gives the exit code."""
    python = environment.ensure("requirements.lock", "requirements-dev.lock")
    return max([vulnerabilities(), licenses(python), secrets()])


def vulnerabilities() -> int:
    """Ask for each locked package. Gives the exit code."""
    python = environment.own_environment("audit", AUDIT)
    command = [python, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes"]
    command += ["--progress-spinner=off", *(f"--requirement={name}" for name in LOCKS)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    said = done.stdout + done.stderr
    if done.returncode and any(sign in said for sign in NOT_REACHED):
        sys.stderr.write("Known vulnerabilities: not checked. Their database cannot be reached.\n")
    elif done.returncode:
        sys.stderr.write(f"Known vulnerabilities:\n{said}")
    else:
        sys.stdout.write("Known vulnerabilities: none.\n")
    return int(done.returncode != 0)


def licenses(python: str) -> int:
    """Name each package that has none of the licenses we may use. Gives the exit code."""
    asked = subprocess.run([python, "-c", ASK_LICENSES], capture_output=True, text=True, check=True)
    odd = [f"{name}: {'; '.join(said) or 'says none'}" for name, said in json.loads(asked.stdout)
           if not any(free in one for one in said for free in FREE)]  # fmt: skip
    if odd:
        sys.stderr.write("Licenses to look at:\n" + "".join(f"  {line}\n" for line in sorted(odd)))
    else:
        sys.stdout.write("Licenses: all may be used.\n")
    return int(bool(odd))


def secrets() -> int:
    """Look at every line that any commit ever added. Gives the exit code."""
    found = sorted({*in_history()})
    if found:
        sys.stderr.write("Secrets in the history:\n" + "".join(f"  {line}\n" for line in found))
    else:
        sys.stdout.write("Secrets in the history: none.\n")
    return int(bool(found))


def in_history(folder: str = str(ROOT)) -> Iterator[str]:
    """Commit and file of each line that looks like a secret; the secret itself is not repeated."""
    command = ["git", "log", "--all", "--patch", "--unified=0", "--no-color", "--format=commit %H"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, text=True, errors="replace"
    ) as git:
        commit = file = ""
        for line in git.stdout or ():
            if line.startswith("commit "):
                commit = line.split()[1][:12]
            elif line.startswith("+++ b/"):
                file = line[6:].strip()
            elif line.startswith("+") and SECRETS.search(line):
                yield f"{commit} {file}"
