"""`make run` on a machine that is not as it should be: one clear line, and nothing half done."""

import ast
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534


def python_that(folder, does):
    """A folder for PYTHONPATH whose Python does this before anything else."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(f"import sys\n{does}\n")
    return folder


def test_busy_port(clone, call):
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        code, out, errors = call(clone, "run", PORT=port)
    assert (code, out) == (1, "")
    assert errors == [
        f"Port {port} is busy: another program uses it."
        f" Stop that one, or take another port: PORT={port + 1} make run"
    ]
    assert not (clone / ".venv").exists()


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"PORT": "eighty"}, "PORT must be a whole number from 1 to 65535, and it is 'eighty'."),
        ({"PORT": "70000"}, "PORT must be a whole number from 1 to 65535, and it is '70000'."),
        ({"WORKERS": "0"}, "WORKERS must be a whole number from 1 to 64, and it is '0'."),
        ({"HOST": "not an address"}, "HOST=not an address is not an address."),
        ({"HOST": "192.0.2.1"}, "Cannot serve on 192.0.2.1, port {port}: Cannot assign"),
    ],
)
def test_wrong_setting(clone, call, free_port, given, line):
    code, out, errors = call(clone, "run", **({"PORT": free_port} | given))
    assert (code, out, len(errors)) == (1, "", 1)
    assert errors[0].startswith(line.format(port=free_port))
    assert not (clone / ".venv").exists()


@pytest.mark.parametrize("command", ["run", "test"])
def test_old_python(clone, call, tmp_path, command):
    old = python_that(tmp_path / "old", "sys.version_info = (3, 9, 2, 'final', 0)")
    code, out, errors = call(clone, command, PYTHONPATH=old)
    assert (code, out) == (1, "")
    assert errors == [
        "This site needs Python 3.11 or newer, and this is Python 3.9.2."
        f" Name a newer one: PYTHON=python3.12 make {command}"
    ]


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_old_python_can_read_the_gate(name):
    tree = ast.parse((ROOT / "tools" / name).read_text(), feature_version=(3, 4))
    newer = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.FunctionDef, ast.Match)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_python_without_venv(clone, call, free_port, tmp_path, module):
    without = python_that(tmp_path / "without", f"sys.modules[{module!r}] = None")
    code, _, errors = call(clone, "run", PYTHONPATH=without, PORT=free_port)
    assert code == 1
    assert errors == [
        "This Python cannot make a virtual environment."
        " On Debian or Ubuntu: apt-get install python3-venv"
    ]
    assert not (clone / ".venv").exists()


def test_no_python(clone, environment):
    done = subprocess.run(
        ["make", "run", "PYTHON=python-of-tomorrow"],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    # The second line is make's own.
    assert done.stderr.splitlines()[0].startswith("python-of-tomorrow was not found. On Debian")


def test_unwritable_folder_for_the_site(clone, call, free_port):
    code, _, errors = call(clone, "run", PORT=free_port, VAR_DIR="/proc/nobody-writes-here")
    assert code == 1
    assert errors == ["Cannot write in /proc/nobody-writes-here (No such file or directory)."]


def test_unwritable_clone(clone, call, free_port):
    # Root may write everywhere, so as root another user tries, where that user can reach.
    with tempfile.TemporaryDirectory(dir="/tmp") as open_to_all:
        folder = Path(shutil.copytree(clone, Path(open_to_all) / "clone"))
        os.chmod(open_to_all, 0o755)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        python = python_for_everybody() if root else sys.executable
        code, _, errors = call(
            folder,
            "run",
            python=python,
            user=NOBODY if root else None,
            PORT=free_port,
            VAR_DIR=tempfile.gettempdir(),
        )
        folder.chmod(0o755)
    assert code == 1
    assert errors == [f"Cannot write in {folder} (Permission denied)."]


def python_for_everybody():
    """A Python 3.11 or newer that a user without rights can start too."""
    ask = "import sys; sys.exit(sys.version_info < (3, 11))"
    for python in (os.path.realpath(sys.executable), "/usr/bin/python3", "/usr/local/bin/python3"):
        try:
            if subprocess.run([python, "-c", ask], user=NOBODY, cwd="/").returncode == 0:
                return python
        except OSError:
            continue
    return pytest.skip("as root, this needs a Python outside root's own folder")


def test_no_network(clone, call, free_port):
    (clone / "requirements.lock").write_text(f"django==5.2 --hash=sha256:{'0' * 64}\n")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_CONFIG_FILE": "/dev/null"}
    code, _, errors = call(clone, "run", PORT=free_port, **nowhere)
    assert code == 1
    assert len(errors) == 1
    assert "the package index cannot be reached; check the network" in errors[0]
    assert "NewConnectionError" in (clone / ".venv" / "install.log").read_text()
    assert not (clone / ".venv" / "installed.json").exists()


def test_broken_fixture_is_the_one_line(installed, call, free_port):
    (installed / "broken-fixtures").touch()
    code, _, errors = call(installed, "run", PORT=free_port)
    assert (code, errors) == (1, ["cibinqo.yaml, line 3: there is no key 'genric'."])


def test_unknown_command(clone, call):
    code, _, errors = call(clone, "fly")
    assert (code, errors) == (
        2,
        [
            "Name one of: run, dev, backup, restore, publish-static, bench, bench-peer, test,"
            " test-all, test-postgres, screenshots, lint, format, lock, audit, messages, font"
        ],
    )


def test_make_alone_lists_every_command(environment):
    makefile = (ROOT / "Makefile").read_text()
    commands = next(line for line in makefile.splitlines() if line.startswith(".PHONY:")).split()
    listed = subprocess.run(
        ["make"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert [line.split()[1] for line in listed] == commands[1:]
    assert all(len(line.split()) > 3 for line in listed)
